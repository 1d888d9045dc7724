using System.Text.Json.Serialization;
using OrgChart.Application.Units;

namespace OrgChart.Application.Search;

/// <summary>What a search found.</summary>
public sealed class SearchAnswer
{
    /// <summary>The hits, best first.</summary>
    public required IReadOnlyList<SearchHit> Items { get; init; }

    /// <summary>How many fit in all, at most 200: what comes after is too far from the query to be counted.</summary>
    public required int Total { get; init; }
}

/// <summary>A person or a unit that a search found.</summary>
public sealed class SearchHit
{
    /// <summary><c>employee</c> or <c>unit</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The employee's or the unit's id.</summary>
    public required int Id { get; init; }

    /// <summary>The employee's given name; may be empty.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? GivenName { get; init; }

    /// <summary>The employee's surname.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Surname { get; init; }

    /// <summary>The title of the employee's post.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? JobTitle { get; init; }

    /// <summary>The employee's unit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UnitReference? Unit { get; init; }

    /// <summary>The unit's name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>The unit's acronym.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Acronym { get; init; }

    /// <summary>People in the unit and all units beneath it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? EmployeeCount { get; init; }

    /// <summary>The department.</summary>
    public required UnitReference Department { get; init; }

    /// <summary>The way from the department down to the unit.</summary>
    public required IReadOnlyList<UnitReference> Path { get; init; }

    /// <summary>How well it fits: 1 is perfect, 0 not at all.</summary>
    public required double Score { get; init; }

    /// <summary>Why it was found.</summary>
    public required IReadOnlyList<SearchReason> Matched { get; init; }
}

/// <summary>A text that a query fits.</summary>
public sealed class SearchReason
{
    /// <summary><c>name</c> or <c>jobTitle</c> of an employee; <c>name.en</c>, <c>name.fr</c>, <c>acronym.en</c> or <c>acronym.fr</c> of a unit.</summary>
    public required string Field { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }
}
