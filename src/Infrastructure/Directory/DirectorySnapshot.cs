using System.Collections.Concurrent;
using OrgChart.Application.Common;
using OrgChart.Application.Departments;
using OrgChart.Application.Directory;
using OrgChart.Application.Employees;
using OrgChart.Application.Exports;
using OrgChart.Application.Search;
using OrgChart.Application.Search.SearchDirectory;
using OrgChart.Application.Units;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;
using OrgChart.Infrastructure.Search;

namespace OrgChart.Infrastructure.Directory;

/// <summary>The directory as of one revision, in memory.</summary>
internal sealed class DirectorySnapshot : IDirectorySnapshot
{
    private readonly UnitTable units;
    private readonly EmployeeTable employees;
    private readonly ChartCache charts;
    private readonly DirectorySearch search;

    // People of a whole branch by surname; made on first use, kept as long as the snapshot.
    private readonly ConcurrentDictionary<int, int[]> branches = new();

    /// <summary>Makes a snapshot of a whole directory.</summary>
    public DirectorySnapshot(long revision, UnitTable units, EmployeeTable employees)
        : this(revision, units, employees, new ChartCache(units, employees), new DirectorySearch(units, employees))
    {
    }

    private DirectorySnapshot(long revision, UnitTable units, EmployeeTable employees, ChartCache charts, DirectorySearch search) =>
        (Revision, this.units, this.employees, this.charts, this.search) = (revision, units, employees, charts, search);

    public long Revision { get; }

    /// <summary>How many units there are.</summary>
    public int UnitCount => units.Count;

    /// <summary>How many employees there are.</summary>
    public int EmployeeCount => employees.Count;

    /// <summary>How many records changed since everything was read: the more, the more room and time this snapshot takes.</summary>
    public int Patched => search.Recent;

    /// <summary>The snapshot of a later revision; what did not change is shared with this one.</summary>
    public DirectorySnapshot With(DirectoryChanges changes)
    {
        var newUnits = changes.Units.Count + changes.RemovedUnits.Count == 0 ? units : units.With(changes.Units, changes.RemovedUnits);
        var newEmployees = newUnits == units && changes.Employees.Count + changes.RemovedEmployees.Count == 0
            ? employees
            : employees.With(changes.Employees, changes.RemovedEmployees, newUnits);
        return new(
            changes.Revision, newUnits, newEmployees, charts.With(newUnits, newEmployees, changes), search.With(newUnits, newEmployees, changes));
    }

    public Page<DepartmentItem> Departments(PageRequest page, Translation translation) =>
        PageOf(units.Departments(translation.Language), page, unit => new DepartmentItem
        {
            Id = units.Id[unit],
            Name = translation.Name(units.Name[unit]),
            Acronym = translation.Of(units.Acronym[unit]),
            UnitCount = units.End[unit] - unit,
            EmployeeCount = TotalEmployees(unit),
        });

    public UnitAnswer Unit(OrgUnitId id, Translation translation) => AnswerAbout(Find(id), translation);

    public UnitAnswer Department(OrgUnitId id, Translation translation) => AnswerAbout(FindDepartment(id), translation);

    public Page<UnitItem> Children(OrgUnitId id, PageRequest page, Translation translation) =>
        PageOf(units.Children(Find(id), translation.Language), page, unit => new UnitItem
        {
            Id = units.Id[unit],
            Name = translation.Name(units.Name[unit]),
            Acronym = translation.Of(units.Acronym[unit]),
            EmployeeCount = OwnEmployees(unit),
            TotalEmployeeCount = TotalEmployees(unit),
            ChildCount = units.ChildCount(unit),
        });

    public IReadOnlyList<UnitReference> PathTo(OrgUnitId id, Translation translation) => PathTo(Find(id), translation);

    public ChartDocument Chart(OrgUnitId id, int? depth, Language language) => charts.Get(Find(id), depth, language);

    public ChartDocument DepartmentChart(OrgUnitId id, int? depth, Language language) => charts.Get(FindDepartment(id), depth, language);

    public Branch Branch(BranchSelection selection, EmployeeView view)
    {
        var walk = new BranchWalk(units, employees, selection.Top is { } id ? Find(id) : null, selection, view);
        return new()
        {
            Revision = Revision, Selection = selection, View = view, ContentLanguage = walk.ContentLanguage(),
            Units = walk.Units().Select(at => new BranchUnit
            {
                Unit = AnswerAbout(at.Unit, view.Translation), Level = at.Level,
                HeadId = walk.HeadOf(at.Unit) is >= 0 and var head ? employees.Id[head] : null,
                People = walk.People(at.Unit).Select(place => AnswerAbout(place, view)),
            }),
        };
    }

    public Page<EmployeeItem> UnitEmployees(OrgUnitId id, bool recursive, PageRequest page, EmployeeView view)
    {
        var unit = Find(id);
        return recursive
            ? PageOf(PeopleOfBranch(unit), page, place => Item(place, view))
            : PageOfRange(employees.Start[unit], employees.Start[unit + 1], page, place => Item(place, view));
    }

    public Page<EmployeeItem> Employees(EmployeeFilter filter, EmployeeSort sort, PageRequest page, EmployeeView view)
    {
        var unit = filter.UnitId is { } unitId ? Find(new OrgUnitId(unitId)) : -1;
        var department = filter.DepartmentId is { } departmentId ? FindDepartment(new OrgUnitId(departmentId)) : -1;
        var manager = filter.ManagerId is { } managerId ? Find(new EmployeeId(managerId)) : -1;
        var all = sort.Key switch
        {
            EmployeeSortKey.GivenName => employees.ByGivenName,
            EmployeeSortKey.Id => employees.ById,
            _ => employees.BySurname,
        };
        if (unit >= 0 || department >= 0 || manager >= 0) all = [.. all.Where(Meets)];
        if (!sort.Descending) return PageOf(all, page, place => Item(place, view));
        return PageOfRange(0, all.Length, page, i => Item(all[all.Length - 1 - i], view));

        bool Meets(int place) =>
            (unit < 0 || employees.Unit[place] == unit)
            && (department < 0 || units.Department[employees.Unit[place]] == department)
            && (manager < 0 || employees.ManagerOf(place) == manager);
    }

    public EmployeeAnswer Employee(EmployeeId id, EmployeeView view) => AnswerAbout(Find(id), view);

    public Page<EmployeeItem> Reports(EmployeeId id, PageRequest page, EmployeeView view) =>
        PageOf(employees.Reports(Find(id)), page, place => Item(place, view));

    public EmployeeAnswer Manager(EmployeeId id, EmployeeView view)
    {
        var manager = employees.ManagerOf(Find(id));
        return manager < 0 ? throw EmployeeRules.ManagerNotFound(id) : AnswerAbout(manager, view);
    }

    public IReadOnlyList<EmployeeItem> ManagerChain(EmployeeId id, EmployeeView view)
    {
        var seen = new HashSet<int>();
        var chain = new List<EmployeeItem>();
        for (var manager = employees.ManagerOf(Find(id)); manager >= 0 && seen.Add(manager); manager = employees.ManagerOf(manager))
            chain.Add(Item(manager, view));
        return chain;
    }

    public IReadOnlyList<ReportingLineAnswer> ReportingLines(EmployeeId id, EmployeeView view)
    {
        var place = Find(id);
        var lines = new List<ReportingLineAnswer>();
        if (employees.ManagerOf(place) is >= 0 and var manager) lines.Add(new() { Kind = "line", Manager = Manager(manager, view.Translation) });
        foreach (var dotted in employees.DottedManagersOf(place)) lines.Add(new() { Kind = "dotted", Manager = Manager(dotted, view.Translation) });
        return lines;
    }

    public UnitAnswer? FindUnit(int id, Translation translation) => units.PlaceOf(id) is >= 0 and var unit ? AnswerAbout(unit, translation) : null;

    public EmployeeAnswer? FindEmployee(int id, EmployeeView view) => employees.PlaceOf(id) is >= 0 and var place ? AnswerAbout(place, view) : null;

    public IReadOnlyList<UnitAnswer> UnitsAfter(int id, int limit, Translation translation) =>
        [.. units.ById.SkipWhile(unit => units.Id[unit] <= id).Take(limit).Select(unit => AnswerAbout(unit, translation))];

    public IReadOnlyList<EmployeeAnswer> EmployeesAfter(int id, int limit, EmployeeView view) =>
        [.. employees.After(id).Take(limit).Select(place => AnswerAbout(place, view))];

    public int LevelsBeneath(OrgUnitId id)
    {
        var top = Find(id);
        var deepest = 0;
        var level = new Dictionary<int, int> { [top] = 0 };
        for (var unit = top + 1; unit < units.End[top]; unit++) deepest = Math.Max(deepest, level[unit] = level[units.Parent[unit]] + 1);
        return deepest;
    }

    public int? ManagerIdOf(int employeeId) =>
        employees.PlaceOf(employeeId) is >= 0 and var place && employees.ManagerOf(place) is >= 0 and var manager ? employees.Id[manager] : null;

    public int ReportCount(EmployeeId id) => employees.Reports(Find(id)).Length;

    public SearchAnswer Search(SearchDirectoryQuery query)
    {
        var department = query.DepartmentId is { } id ? FindDepartment(new OrgUnitId(id)) : -1;
        var hits = search.Find(query.Text, query.Kind, department);
        return new() { Items = [.. hits.Take(query.Limit).Select(hit => ShowHit(hit, query.Translation))], Total = hits.Count };
    }

    private static Page<T> PageOf<T>(ReadOnlySpan<int> all, PageRequest page, Func<int, T> show)
    {
        var part = all[Math.Min(page.Offset, all.Length)..];
        if (part.Length > page.Limit) part = part[..page.Limit];
        var items = new T[part.Length];
        for (var i = 0; i < items.Length; i++) items[i] = show(part[i]);
        return new(items, all.Length);
    }

    private static Page<T> PageOfRange<T>(int start, int end, PageRequest page, Func<int, T> show)
    {
        var total = end - start;
        var items = new T[Math.Clamp(total - page.Offset, 0, page.Limit)];
        for (var i = 0; i < items.Length; i++) items[i] = show(start + page.Offset + i);
        return new(items, total);
    }

    private int Find(OrgUnitId id) => units.PlaceOf(id.Value) is >= 0 and var unit ? unit : throw UnitRules.NotFound(id);

    private int FindDepartment(OrgUnitId id) =>
        units.PlaceOf(id.Value) is >= 0 and var unit && units.Parent[unit] < 0 ? unit : throw UnitRules.DepartmentNotFound(id);

    private int Find(EmployeeId id) => employees.PlaceOf(id.Value) is >= 0 and var place ? place : throw EmployeeRules.NotFound(id);

    private int OwnEmployees(int unit) => employees.Start[unit + 1] - employees.Start[unit];

    private int TotalEmployees(int unit) => employees.Start[units.End[unit]] - employees.Start[unit];

    private int[] PeopleOfBranch(int unit) => branches.GetOrAdd(unit, _ =>
    {
        var places = Enumerable.Range(employees.Start[unit], TotalEmployees(unit)).ToArray();
        var ranks = Array.ConvertAll(places, place => employees.Rank[place]);
        Array.Sort(ranks, places);
        return places;
    });

    private UnitReference Reference(int unit, Translation translation)
    {
        // Asked first, because the translation notes which languages an answer has.
        var name = translation.Name(units.Name[unit]);
        return units.Reference(unit, translation.Language, name);
    }

    private UnitReference[] PathTo(int unit, Translation translation)
    {
        var length = 0;
        for (var at = unit; at >= 0; at = units.Parent[at]) length++;
        var path = new UnitReference[length];
        for (var at = unit; at >= 0; at = units.Parent[at]) path[--length] = Reference(at, translation);
        return path;
    }

    private UnitAnswer AnswerAbout(int unit, Translation translation) => new()
    {
        Id = units.Id[unit],
        SourceKey = units.SourceKey[unit],
        Name = translation.Name(units.Name[unit]),
        Acronym = translation.Of(units.Acronym[unit]),
        Names = new BothLanguages { En = units.Name[unit].En, Fr = units.Name[unit].Fr },
        Acronyms = new BothLanguages { En = units.Acronym[unit].En, Fr = units.Acronym[unit].Fr },
        Department = Reference(units.Department[unit], translation),
        Parent = units.Parent[unit] < 0 ? null : Reference(units.Parent[unit], translation),
        Path = PathTo(unit, translation),
        ChildCount = units.ChildCount(unit),
        EmployeeCount = OwnEmployees(unit),
        TotalEmployeeCount = TotalEmployees(unit),
        Version = units.Version[unit],
    };

    private EmployeeItem Item(int place, EmployeeView view) => new()
    {
        Id = employees.Id[place],
        GivenName = employees.GivenName(place),
        Surname = employees.Surname(place),
        DisplayName = employees.DisplayName(place),
        JobTitle = view.Translation.Of(employees.JobTitle(place)),
        Phone = view.WithContactData ? employees.Phone(place) : null,
        Email = view.WithContactData ? employees.Email(place) : null,
        Unit = Reference(employees.Unit[place], view.Translation),
        Department = Reference(units.Department[employees.Unit[place]], view.Translation),
    };

    private EmployeeAnswer AnswerAbout(int place, EmployeeView view)
    {
        var translation = view.Translation;
        var unit = employees.Unit[place];
        var manager = employees.ManagerOf(place);
        var jobTitle = employees.JobTitle(place);
        return new()
        {
            Id = employees.Id[place],
            GivenName = employees.GivenName(place),
            Surname = employees.Surname(place),
            DisplayName = employees.DisplayName(place),
            JobTitle = translation.Of(jobTitle),
            JobTitles = new BothLanguages { En = jobTitle.En, Fr = jobTitle.Fr },
            Phone = view.WithContactData ? employees.Phone(place) : null,
            Email = view.WithContactData ? employees.Email(place) : null,
            Address = view.WithContactData ? AddressOf(place, translation) : null,
            Unit = Reference(unit, translation),
            Department = Reference(units.Department[unit], translation),
            Path = PathTo(unit, translation),
            Manager = manager < 0 ? null : Manager(manager, translation),
            ReportCount = employees.Reports(place).Length,
            Version = employees.Version[place],
        };
    }

    private ManagerReference Manager(int place, Translation translation) => new()
    {
        Id = employees.Id[place], DisplayName = employees.DisplayName(place), JobTitle = translation.Of(employees.JobTitle(place)),
    };

    private SearchHit ShowHit(DirectorySearch.Hit hit, Translation translation)
    {
        var unit = hit.IsUnit ? hit.Place : employees.Unit[hit.Place];
        return new()
        {
            Type = hit.IsUnit ? "unit" : "employee",
            Id = hit.IsUnit ? units.Id[unit] : employees.Id[hit.Place],
            GivenName = hit.IsUnit ? null : employees.GivenName(hit.Place),
            Surname = hit.IsUnit ? null : employees.Surname(hit.Place),
            JobTitle = hit.IsUnit ? null : translation.Of(employees.JobTitle(hit.Place)),
            Unit = hit.IsUnit ? null : Reference(unit, translation),
            Name = hit.IsUnit ? translation.Name(units.Name[unit]) : null,
            Acronym = hit.IsUnit ? translation.Of(units.Acronym[unit]) : null,
            EmployeeCount = hit.IsUnit ? TotalEmployees(unit) : null,
            Department = Reference(units.Department[unit], translation),
            Path = PathTo(unit, translation),
            Score = Math.Round(1 / (1 + Math.Max(hit.Cost, 0)), 4),
            Matched = hit.Reasons,
        };
    }

    private AddressAnswer AddressOf(int place, Translation translation)
    {
        var locality = employees.Locality(place);
        return new()
        {
            Street = translation.Of(employees.Street(place)),
            City = translation.Of(locality.City),
            Province = translation.Of(locality.Province),
            Country = translation.Of(locality.Country),
            PostalCode = employees.PostalCode(place),
            Building = translation.Of(employees.Building(place)),
            Floor = employees.Floor(place),
            Room = employees.Room(place),
        };
    }
}
