using System.Text.Json.Serialization;

namespace OrgChart.Application.Units;

/// <summary>A unit that something else refers to.</summary>
public sealed class UnitReference
{
    /// <summary>The unit's id.</summary>
    public required int Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }
}

/// <summary>A text in both languages, as it is kept.</summary>
public sealed class BothLanguages
{
    /// <summary>English, or null when missing.</summary>
    public required string? En { get; init; }

    /// <summary>French, or null when missing.</summary>
    public required string? Fr { get; init; }
}

/// <summary>A unit in a list, as in a chart.</summary>
public sealed class UnitItem
{
    /// <summary>The unit's id.</summary>
    public required int Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The acronym, or null.</summary>
    public required string? Acronym { get; init; }

    /// <summary>People directly in the unit.</summary>
    public required int EmployeeCount { get; init; }

    /// <summary>People in the unit and all units beneath it.</summary>
    public required int TotalEmployeeCount { get; init; }

    /// <summary>Units directly beneath it.</summary>
    public required int ChildCount { get; init; }
}

/// <summary>A unit.</summary>
public sealed class UnitAnswer
{
    /// <summary>The unit's id.</summary>
    public required int Id { get; init; }

    /// <summary>What the unit is called where it was loaded from; null when it was made by hand.</summary>
    public required string? SourceKey { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The acronym, or null.</summary>
    public required string? Acronym { get; init; }

    /// <summary>The name in both languages.</summary>
    public required BothLanguages Names { get; init; }

    /// <summary>The acronym in both languages.</summary>
    public required BothLanguages Acronyms { get; init; }

    /// <summary>The department it belongs to; itself when it is one.</summary>
    public required UnitReference Department { get; init; }

    /// <summary>The unit directly above; null for a department.</summary>
    public required UnitReference? Parent { get; init; }

    /// <summary>The way from the department down to the unit itself.</summary>
    public required IReadOnlyList<UnitReference> Path { get; init; }

    /// <summary>Units directly beneath it.</summary>
    public required int ChildCount { get; init; }

    /// <summary>People directly in the unit.</summary>
    public required int EmployeeCount { get; init; }

    /// <summary>People in the unit and all units beneath it.</summary>
    public required int TotalEmployeeCount { get; init; }

    /// <summary>The unit's version, part of its ETag.</summary>
    [JsonIgnore]
    public long Version { get; init; }
}
