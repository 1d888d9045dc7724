using OrgChart.Application.Employees;
using OrgChart.Application.Exports;
using OrgChart.Application.Units;

namespace OrgChart.WebApi.Exports;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its heading, the same in all languages: programs read tables too.</param>
/// <param name="Value">What stands in a row: a text, a number, or null.</param>
internal sealed record Column<T>(string Name, Func<T, object?> Value);

/// <summary>A person with the unit he is in.</summary>
internal readonly record struct BranchPerson(BranchUnit In, EmployeeAnswer Person);

/// <summary>The directory as tables.</summary>
internal static class ExportColumns
{
    private const string Separator = " / ";

    private static readonly Column<BranchPerson>[] Names =
    [
        new("id", row => row.Person.Id), new("surname", row => row.Person.Surname), new("givenName", row => row.Person.GivenName), new("displayName", row => row.Person.DisplayName),
        new("jobTitle", row => row.Person.JobTitle),
    ];

    private static readonly Column<BranchPerson>[] Contact =
    [
        new("phone", row => row.Person.Phone), new("email", row => row.Person.Email), new("street", row => row.Person.Address?.Street), new("city", row => row.Person.Address?.City),
        new("province", row => row.Person.Address?.Province), new("country", row => row.Person.Address?.Country), new("postalCode", row => row.Person.Address?.PostalCode),
        new("building", row => row.Person.Address?.Building), new("floor", row => row.Person.Address?.Floor), new("room", row => row.Person.Address?.Room),
    ];

    private static readonly Column<BranchPerson>[] Places =
    [
        new("unitId", row => row.In.Unit.Id), new("unit", row => row.In.Unit.Name), new("departmentId", row => row.In.Unit.Department.Id), new("department", row => row.In.Unit.Department.Name),
        new("path", row => PathOf(row.In.Unit)), new("managerId", row => row.Person.Manager?.Id), new("manager", row => row.Person.Manager?.DisplayName), new("reportCount", row => row.Person.ReportCount),
        new("headOfUnit", row => row.In.HeadId == row.Person.Id ? 1 : 0),
    ];

    /// <summary>A row for each unit.</summary>
    public static IReadOnlyList<Column<BranchUnit>> OfUnits { get; } =
    [
        new("id", row => row.Unit.Id), new("sourceKey", row => row.Unit.SourceKey), new("level", row => row.Level), new("name", row => row.Unit.Name), new("acronym", row => row.Unit.Acronym),
        new("nameEn", row => row.Unit.Names.En), new("nameFr", row => row.Unit.Names.Fr), new("acronymEn", row => row.Unit.Acronyms.En), new("acronymFr", row => row.Unit.Acronyms.Fr),
        new("parentId", row => row.Unit.Parent?.Id), new("parent", row => row.Unit.Parent?.Name), new("departmentId", row => row.Unit.Department.Id), new("department", row => row.Unit.Department.Name),
        new("path", row => PathOf(row.Unit)), new("childCount", row => row.Unit.ChildCount), new("employeeCount", row => row.Unit.EmployeeCount),
        new("totalEmployeeCount", row => row.Unit.TotalEmployeeCount), new("headId", row => row.HeadId),
    ];

    /// <summary>A row for each person.</summary>
    /// <param name="withContactData">Whether there are columns for telephone, e-mail and place of work.</param>
    public static IReadOnlyList<Column<BranchPerson>> OfPeople(bool withContactData) => withContactData ? [.. Names, .. Contact, .. Places] : [.. Names, .. Places];

    private static string PathOf(UnitAnswer unit) => string.Join(Separator, unit.Path.Select(part => part.Name));
}
