using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.UnitTests.Directory;

/// <summary>Answers what the tables answer, the plain and slow way.</summary>
internal sealed class NaiveDirectory(IReadOnlyList<UnitRow> units, IReadOnlyList<EmployeeRow> employees)
{
    private readonly Dictionary<int, UnitRow> unitById = units.ToDictionary(unit => unit.Id);
    private readonly Dictionary<int, EmployeeRow> employeeById = employees.ToDictionary(employee => employee.Id);
    private readonly ILookup<int, UnitRow> byParent = units.ToLookup(unit => unit.ParentId ?? 0);
    private readonly ILookup<int, EmployeeRow> byUnit = employees.ToLookup(employee => employee.UnitId);

    public UnitRow Unit(int id) => unitById[id];

    public IEnumerable<UnitRow> Departments(Language language) => ByName(byParent[0], language);

    /// <summary>Those that somebody put in an order first, the others by name.</summary>
    public IEnumerable<UnitRow> Children(int unit, Language language)
    {
        var wanted = IdList.Read(unitById[unit].ChildOrder).ToList();
        return ByName(byParent[unit], language).OrderBy(child => wanted.Contains(child.Id) ? wanted.IndexOf(child.Id) : int.MaxValue);
    }

    public int ChildCount(int unit) => byParent[unit].Count();

    public int EmployeeCount(int unit) => byUnit[unit].Count();

    public int TotalEmployeeCount(int unit) => Branch(unit).Sum(member => EmployeeCount(member.Unit.Id));

    /// <summary>A unit and all beneath it in depth-first order, with their levels beneath it, down to a depth.</summary>
    public List<(UnitRow Unit, int Level)> Branch(int unit, Language language = Language.English, int depth = int.MaxValue)
    {
        var branch = new List<(UnitRow, int)>();
        var waiting = new Stack<(UnitRow Unit, int Level)>([(unitById[unit], 0)]);
        while (waiting.TryPop(out var next))
        {
            branch.Add(next);
            if (next.Level < depth)
                foreach (var child in Children(next.Unit.Id, language).Reverse()) waiting.Push((child, next.Level + 1));
        }

        return branch;
    }

    public List<int> PathTo(int unit)
    {
        var path = new List<int>();
        for (int? at = unit; at is { } id; at = unitById[id].ParentId) path.Insert(0, id);
        return path;
    }

    public IEnumerable<EmployeeRow> UnitEmployees(int unit, bool recursive) =>
        BySurname(recursive ? Branch(unit).SelectMany(member => byUnit[member.Unit.Id]) : byUnit[unit]);

    /// <summary>Who heads a unit: the only one with reports whose manager is elsewhere, else the only one with the highest title.</summary>
    public EmployeeRow? Head(int unit)
    {
        var people = byUnit[unit].ToList();
        var leaders = people.Where(person => Reports(person.Id).Any() && people.All(other => other.Id != person.ManagerId)).ToList();
        if (leaders.Count == 1) return leaders[0];
        var highest = people.Where(person => LeadershipTitles.RankOf(person.JobTitle) != LeadershipTitles.None).GroupBy(person => LeadershipTitles.RankOf(person.JobTitle)).MinBy(group => group.Key)?.ToList();
        return highest?.Count == 1 ? highest[0] : null;
    }

    public IEnumerable<EmployeeRow> Reports(int manager) => BySurname(employees.Where(employee => employee.ManagerId == manager));

    public List<int> Chain(int employee)
    {
        var chain = new List<int>();
        for (var manager = employeeById[employee].ManagerId; manager is { } id && !chain.Contains(id); manager = employeeById[id].ManagerId) chain.Add(id);
        return chain;
    }

    public IReadOnlyList<int> DottedManagers(int employee) => IdList.Read(employeeById[employee].DottedManagers);

    public int LevelsBeneath(int unit) => Branch(unit).Max(member => member.Level);

    public static IEnumerable<EmployeeRow> BySurname(IEnumerable<EmployeeRow> people) => people
        .OrderBy(e => TextFolding.Fold(e.Surname), StringComparer.Ordinal).ThenBy(e => e.Surname, StringComparer.Ordinal)
        .ThenBy(e => TextFolding.Fold(e.GivenName), StringComparer.Ordinal).ThenBy(e => e.GivenName, StringComparer.Ordinal).ThenBy(e => e.Id);

    public static IEnumerable<EmployeeRow> ByGivenName(IEnumerable<EmployeeRow> people) => people
        .OrderBy(e => TextFolding.Fold(e.GivenName), StringComparer.Ordinal).ThenBy(e => e.GivenName, StringComparer.Ordinal)
        .ThenBy(e => TextFolding.Fold(e.Surname), StringComparer.Ordinal).ThenBy(e => e.Surname, StringComparer.Ordinal).ThenBy(e => e.Id);

    private static IEnumerable<UnitRow> ByName(IEnumerable<UnitRow> units, Language language) =>
        units.OrderBy(unit => TextFolding.Fold(unit.Name.In(language)), StringComparer.Ordinal).ThenBy(unit => unit.Id);
}
