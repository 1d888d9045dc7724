using System.Text.Json.Serialization;
using OrgChart.Application.Units;

namespace OrgChart.Application.Employees;

/// <summary>An employee in a list.</summary>
public sealed class EmployeeItem
{
    /// <summary>The employee's id.</summary>
    public required int Id { get; init; }

    /// <summary>The given name; may be empty.</summary>
    public required string GivenName { get; init; }

    /// <summary>The surname.</summary>
    public required string Surname { get; init; }

    /// <summary>Given name and surname as one text.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The title of the post, or null.</summary>
    public required string? JobTitle { get; init; }

    /// <summary>The telephone number; left out for callers who may not see contact data.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Phone { get; init; }

    /// <summary>The e-mail address; left out for callers who may not see contact data.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Email { get; init; }

    /// <summary>The unit.</summary>
    public required UnitReference Unit { get; init; }

    /// <summary>The unit's department.</summary>
    public required UnitReference Department { get; init; }
}

/// <summary>An employee.</summary>
public sealed class EmployeeAnswer
{
    /// <summary>The employee's id.</summary>
    public required int Id { get; init; }

    /// <summary>The given name; may be empty.</summary>
    public required string GivenName { get; init; }

    /// <summary>The surname.</summary>
    public required string Surname { get; init; }

    /// <summary>Given name and surname as one text.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The title of the post, or null.</summary>
    public required string? JobTitle { get; init; }

    /// <summary>The title in both languages.</summary>
    public required BothLanguages JobTitles { get; init; }

    /// <summary>The telephone number; left out when unknown or for callers who may not see contact data.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Phone { get; init; }

    /// <summary>The e-mail address; left out when unknown or for callers who may not see contact data.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Email { get; init; }

    /// <summary>The place of work; left out for callers who may not see contact data.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AddressAnswer? Address { get; init; }

    /// <summary>The unit.</summary>
    public required UnitReference Unit { get; init; }

    /// <summary>The unit's department.</summary>
    public required UnitReference Department { get; init; }

    /// <summary>The way from the department down to the unit.</summary>
    public required IReadOnlyList<UnitReference> Path { get; init; }

    /// <summary>Whom the employee reports to; null when nobody is known.</summary>
    public required ManagerReference? Manager { get; init; }

    /// <summary>How many report to the employee directly.</summary>
    public required int ReportCount { get; init; }

    /// <summary>The employee's version, part of its ETag.</summary>
    [JsonIgnore]
    public long Version { get; init; }
}

/// <summary>A manager that an employee refers to.</summary>
public sealed class ManagerReference
{
    /// <summary>The manager's id as an employee.</summary>
    public required int Id { get; init; }

    /// <summary>Given name and surname as one text.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The title of the post, or null.</summary>
    public required string? JobTitle { get; init; }
}

/// <summary>A place of work; a part that is not known is null.</summary>
public sealed class AddressAnswer
{
    /// <summary>Number and street.</summary>
    public required string? Street { get; init; }

    /// <summary>The city.</summary>
    public required string? City { get; init; }

    /// <summary>The province, state or the like.</summary>
    public required string? Province { get; init; }

    /// <summary>The country.</summary>
    public required string? Country { get; init; }

    /// <summary>The postal code.</summary>
    public required string? PostalCode { get; init; }

    /// <summary>The building.</summary>
    public required string? Building { get; init; }

    /// <summary>The floor.</summary>
    public required string? Floor { get; init; }

    /// <summary>The room.</summary>
    public required string? Room { get; init; }
}

/// <summary>Conditions that employees in a list all meet; null means no condition.</summary>
/// <param name="UnitId">Works directly in this unit.</param>
/// <param name="DepartmentId">Works in this department or any unit of it.</param>
/// <param name="ManagerId">Reports directly to this employee.</param>
public readonly record struct EmployeeFilter(int? UnitId, int? DepartmentId, int? ManagerId);

/// <summary>What a list of employees goes by; ties go by id.</summary>
public enum EmployeeSortKey
{
    /// <summary>Surname, then given name.</summary>
    Surname,

    /// <summary>Given name, then surname.</summary>
    GivenName,

    /// <summary>Id.</summary>
    Id,
}

/// <summary>The order of a list of employees.</summary>
/// <param name="Key">What it goes by.</param>
/// <param name="Descending">Whether it is turned around.</param>
public readonly record struct EmployeeSort(EmployeeSortKey Key, bool Descending);

/// <summary>A line from an employee to somebody he reports to.</summary>
public sealed class ReportingLineAnswer
{
    /// <summary><c>line</c> to the manager, <c>dotted</c> to somebody besides.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom he reports to.</summary>
    public required ManagerReference Manager { get; init; }
}
