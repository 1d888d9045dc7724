using OrgChart.Application.Units;

namespace OrgChart.Application.Teams;

/// <summary>A team.</summary>
public sealed class TeamAnswer
{
    /// <summary>The team's id.</summary>
    public required int Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is there for, or null.</summary>
    public required string? Description { get; init; }

    /// <summary>The name in both languages.</summary>
    public required BothLanguages Names { get; init; }

    /// <summary>What it is there for, in both languages.</summary>
    public required BothLanguages Descriptions { get; init; }

    /// <summary>How many belong to it.</summary>
    public required int MemberCount { get; init; }

    /// <summary>Who leads it.</summary>
    public required IReadOnlyList<TeamMemberAnswer> Leaders { get; init; }

    /// <summary>The team's version, part of its ETag.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public long Version { get; init; }
}

/// <summary>Somebody in a team.</summary>
public sealed class TeamMemberAnswer
{
    /// <summary>The employee's id.</summary>
    public required int EmployeeId { get; init; }

    /// <summary>Given name and surname.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The title of the post, or null.</summary>
    public required string? JobTitle { get; init; }

    /// <summary>The unit.</summary>
    public required UnitReference Unit { get; init; }

    /// <summary><c>leader</c> or <c>member</c>.</summary>
    public required string Role { get; init; }
}
