namespace OrgChart.Application.Departments;

/// <summary>A department in a list.</summary>
public sealed class DepartmentItem
{
    /// <summary>The department's id; it is a unit's id too.</summary>
    public required int Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The acronym, or null.</summary>
    public required string? Acronym { get; init; }

    /// <summary>The department itself and all units beneath it.</summary>
    public required int UnitCount { get; init; }

    /// <summary>The people of all these units.</summary>
    public required int EmployeeCount { get; init; }
}
