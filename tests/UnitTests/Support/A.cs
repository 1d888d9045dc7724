using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using OrgChart.Application.Imports;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;
using OrgChart.Domain.Units;
using OrgChart.Infrastructure.Imports;

namespace OrgChart.UnitTests;

/// <summary>Makes things for tests and supplies what does not matter to them.</summary>
internal static class A
{
    /// <summary>The format, and so the source of keys, of everything loaded here.</summary>
    public const string Format = "geds";

    /// <summary>When the load at hand started.</summary>
    public static readonly DateTime LoadStart = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>A moment before the load at hand, when people edit by hand.</summary>
    public static readonly DateTime Earlier = LoadStart.AddHours(-1);

    /// <summary>A moment while the load at hand is running.</summary>
    public static readonly DateTime DuringTheLoad = LoadStart.AddSeconds(1);

    private static readonly ConcurrentDictionary<OrgUnitId, OrgUnit> Units = new();
    private static int lastId = 1000;

    public static LocalizedText Text(string? en, string? fr = null) => new(en, fr);

    public static OrgUnit Department(string? key = null, LocalizedText? name = null) => Unit(beneath: null, key, name);

    /// <summary>A unit; one with a key was loaded, one without was made by hand.</summary>
    public static OrgUnit Unit(OrgUnit? beneath, string? key = null, LocalizedText? name = null, LocalizedText? acronym = null)
    {
        var id = new OrgUnitId(Interlocked.Increment(ref lastId));
        var unit = OrgUnit.Create(
            id, beneath?.Id, name ?? NameOf(key ?? "Unit"), acronym ?? LocalizedText.None, key is null ? null : new SourceKey(Format, key));
        Units[id] = unit;
        return unit;
    }

    /// <summary>The lineage of a unit made here, as it stands now.</summary>
    public static Lineage LineageOf(OrgUnit unit)
    {
        var lineage = new List<OrgUnitId>();
        for (var at = unit; at is not null; at = at.ParentId is { } parent ? Units[parent] : null) lineage.Add(at.Id);
        return new Lineage(lineage);
    }

    /// <summary>What a unit of the file is called unless told otherwise; the same in every file, so that it is no change.</summary>
    public static LocalizedText NameOf(string key) => new($"{key} in English", $"{key} en français");

    public static SourceUnit SourceUnit(string key, SourceUnit? beneath = null, LocalizedText? name = null) =>
        new() { Key = key, Parent = beneath, Name = name ?? NameOf(key) };

    public static SourceEmployee SourceEmployee(
        SourceUnit unit, string surname = "Tremblay", string givenName = "Luc", string? email = null, string? phone = null, string? title = null, int line = 2)
    {
        var details = Details(surname, givenName, email, phone, title);
        return new SourceEmployee(line, unit, details, DigestOf(unit, details));
    }

    public static SourceDirectory SourceDirectory(IReadOnlyList<SourceUnit> units, params IReadOnlyList<SourceEmployee> employees) =>
        new(Format, units, employees, new ReadingReport(employees.Count, Rejected: 0, Repeated: 0, Skipped: 0, Findings: [])) { FileDigest = RowDigest.Sum(employees.Select(person => person.Digest)) };

    public static EmployeeDetails Details(
        string surname = "Tremblay", string givenName = "Luc", string? email = null, string? phone = null, string? title = null) =>
        new(surname, givenName, new LocalizedText(title, null), phone, email, Address.None);

    /// <summary>Details in which every text is there and differs from all others.</summary>
    public static EmployeeDetails FullDetails() => new(
        "Surname", "Given", new("Title", "Titre"), "613-555-0100", "given.surname@example.org",
        new(new("1 Main Street", "1, rue Main"), new("Quebec City", "Québec"), new("Quebec", "Le Québec"), new("Canada", "Le Canada"),
            "K1A 0B1", new("Tower", "Tour"), "3", "314"));

    public static Employee Employee(OrgUnitId? unit = null, EmployeeDetails? details = null, EmployeeId? manager = null, int? id = null) =>
        OrgChart.Domain.Employees.Employee.Create(
            new EmployeeId(id ?? Interlocked.Increment(ref lastId)), unit ?? new OrgUnitId(1), details ?? Details(), manager);

    /// <summary>An employee as an earlier load of a row left him.</summary>
    public static Employee Loaded(SourceEmployee row, OrgUnit unit, int? id = null, EmployeeId? manager = null)
    {
        var employee = Employee(unit.Id, row.Details, manager, id);
        employee.FollowSource(Format, unit.Id, row.Details, row.Digest, LoadStart.AddDays(-1));
        return employee;
    }

    /// <summary>Somebody and whom he reports to, as it stands now; the chain is told from the bottom.</summary>
    public static ReportingChain ChainOf(Employee employee, params IReadOnlyList<Employee> above) => new(employee.Id, above.Select(other => other.Id).ToHashSet());

    public static Team Team(EmployeeId leader, params IReadOnlyList<EmployeeId> members)
    {
        var team = OrgChart.Domain.Teams.Team.Create(new TeamId(Interlocked.Increment(ref lastId)), Text("Team", "Équipe"), LocalizedText.None, leader);
        foreach (var member in members) team.Add(member, TeamRole.Member);
        return team;
    }

    public static Import Import(int id = 1, bool dryRun = false) =>
        OrgChart.Domain.Imports.Import.Start(new ImportId(id), Format, dryRun, "operator", LoadStart);

    public static EmployeeSourceState StateOf(Employee employee) => new(employee.Id, employee.UnitId, employee.UnitBySource, employee.Source, employee.SourceDigest, employee.ManagerBySource);

    private static long DigestOf(SourceUnit unit, EmployeeDetails details) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{unit.Key} {details}")));
}
