using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace OrgChart.Baseline;

/// <summary>The straightforward way: ask the database, build the answer, serialise it, on every request. The same JSON as OrgChart's, in English.</summary>
internal static class SqlAnswers
{
    private const int PageSize = 50;

    private const string Beneath = """
        (WITH RECURSIVE beneath(unit) AS (SELECT {0} UNION ALL SELECT org_units.id FROM org_units JOIN beneath ON parent_id = unit) SELECT unit FROM beneath)
        """;

    private const string Above = """
        WITH RECURSIVE above(unit, parent, height) AS (
            SELECT id, parent_id, 0 FROM org_units WHERE id = {0}
            UNION ALL SELECT id, parent_id, height + 1 FROM org_units JOIN above ON id = parent)
        SELECT org_units.* FROM above JOIN org_units ON id = unit
        """;

    public static async Task<ChartNode> ChartAsync(int id, SqlContext database)
    {
        var units = await database.Units.FromSqlRaw("SELECT * FROM org_units WHERE id IN " + Beneath, id).AsNoTracking().ToListAsync();
        var people = await database.Employees.FromSqlRaw("SELECT * FROM employees WHERE unit_id IN " + Beneath, id)
            .GroupBy(employee => employee.UnitId).Select(unit => new { unit.Key, Count = unit.Count() })
            .ToDictionaryAsync(unit => unit.Key, unit => unit.Count);
        var children = units.ToLookup(unit => unit.ParentId);
        return Node(units.Single(unit => unit.Id == id));

        ChartNode Node(Unit unit)
        {
            var beneath = children[unit.Id].OrderBy(child => child.Name, StringComparer.Ordinal).Select(Node).ToList();
            var own = people.GetValueOrDefault(unit.Id);
            return new(unit.Id, unit.Name, unit.Acronym, own, own + beneath.Sum(child => child.TotalEmployeeCount), beneath.Count, beneath);
        }
    }

    public static async Task<EmployeeAnswer> EmployeeAsync(int id, SqlContext database)
    {
        var employee = await database.Employees.AsNoTracking().SingleAsync(employee => employee.Id == id);
        var path = await PathAsync(employee.UnitId, database);
        var manager = employee.ManagerId is { } managerId
            ? await database.Employees.AsNoTracking().SingleAsync(other => other.Id == managerId)
            : null;
        var reports = await database.Employees.CountAsync(other => other.ManagerId == id);
        return new(
            employee.Id, employee.GivenName, employee.Surname, employee.DisplayName, employee.JobTitle,
            new(employee.JobTitleEn, employee.JobTitleFr), employee.Phone, employee.Email,
            new(
                employee.StreetEn ?? employee.StreetFr, employee.CityEn ?? employee.CityFr, employee.ProvinceEn ?? employee.ProvinceFr,
                employee.CountryEn ?? employee.CountryFr, employee.PostalCode, employee.BuildingEn ?? employee.BuildingFr, employee.Floor, employee.Room),
            path[^1], path[0], path, manager is null ? null : new(manager.Id, manager.DisplayName, manager.JobTitle), reports);
    }

    public static async Task<Page> TeamAsync(int id, SqlContext database)
    {
        var path = await PathAsync(id, database);
        var team = database.Employees.AsNoTracking().Where(employee => employee.UnitId == id);
        var total = await team.CountAsync();
        var employees = await team.OrderBy(employee => employee.Surname).ThenBy(employee => employee.GivenName).ThenBy(employee => employee.Id)
            .Take(PageSize).ToListAsync();
        return new(
            employees.ConvertAll(employee => new EmployeeItem(
                employee.Id, employee.GivenName, employee.Surname, employee.DisplayName, employee.JobTitle, employee.Phone, employee.Email, path[^1], path[0])),
            total);
    }

    private static async Task<List<Reference>> PathAsync(int unit, SqlContext database)
    {
        var path = await database.Units.FromSqlRaw(Above + " ORDER BY height DESC", unit).AsNoTracking().ToListAsync();
        return path.ConvertAll(above => new Reference(above.Id, above.Name));
    }
}

internal sealed record ChartNode(
    int Id, string Name, string? Acronym, int EmployeeCount, int TotalEmployeeCount, int ChildCount, IReadOnlyList<ChartNode> Children);

internal sealed record Reference(int Id, string Name);

internal sealed record BothLanguages(string? En, string? Fr);

internal sealed record ManagerReference(int Id, string DisplayName, string? JobTitle);

internal sealed record Address(
    string? Street, string? City, string? Province, string? Country, string? PostalCode, string? Building, string? Floor, string? Room);

internal sealed record EmployeeItem(
    int Id, string GivenName, string Surname, string DisplayName, string? JobTitle,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Phone,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Email,
    Reference Unit, Reference Department);

internal sealed record EmployeeAnswer(
    int Id, string GivenName, string Surname, string DisplayName, string? JobTitle, BothLanguages JobTitles,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Phone,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Email,
    Address Address, Reference Unit, Reference Department, IReadOnlyList<Reference> Path, ManagerReference? Manager, int ReportCount);

internal sealed record Page(IReadOnlyList<EmployeeItem> Items, int Total);
