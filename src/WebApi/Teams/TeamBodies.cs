using OrgChart.Domain.Teams;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Teams;

/// <summary>The fields of a team that can be edited.</summary>
public class TeamDocument
{
    /// <summary>The name; at least one language.</summary>
    public TextsBody? Names { get; init; }

    /// <summary>What the team is there for.</summary>
    public TextsBody? Descriptions { get; init; }

    internal static TeamDocument Of(TeamDetails details) => new() { Names = TextsBody.Of(details.Name), Descriptions = TextsBody.Of(details.Description) };

    internal TeamDetails ToDetails() => new(Names.OrNone(), Descriptions.OrNone());
}

/// <summary>A new team.</summary>
public sealed class NewTeamBody : TeamDocument
{
    /// <summary>The employee who leads it.</summary>
    public required int LeaderId { get; init; }
}

/// <summary>A new member of a team.</summary>
public sealed class NewTeamMemberBody
{
    /// <summary>The employee.</summary>
    public required int EmployeeId { get; init; }

    /// <summary><c>member</c>, which it is when left out, or <c>leader</c>.</summary>
    public TeamRole Role { get; init; }
}

/// <summary>What a member is in a team from now on.</summary>
public sealed class TeamRoleBody
{
    /// <summary><c>member</c> or <c>leader</c>.</summary>
    public required TeamRole Role { get; init; }
}
