using System.Text;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Directory;

/// <summary>
/// The employees unit by unit in the units' order, within a unit by surname, given name and id, as columns. So the people of a unit,
/// and of a unit with everything beneath it, are ranges of places.
/// </summary>
internal sealed class EmployeeTable
{
    private readonly EmployeeColumns columns;
    private readonly UnitTable units;
    private readonly int[] placeById;

    // Empty as long as nobody is known to report to anybody: most extracts say nothing about it.
    private readonly int[] manager;
    private readonly int[] reportStart = [];
    private readonly int[] reports = [];

    // By the id of who reports.
    private readonly Dictionary<int, int[]> dottedManagers;
    private readonly int[] titleStart;
    private readonly int[] withTitle;
    private readonly Lazy<int[]> byGivenName;
    private readonly Lazy<int[]> byId;

    // By the title's code: many have the same.
    private readonly Lazy<int[]> leadership;

    /// <summary>Orders employees.</summary>
    public EmployeeTable(EmployeeTableBuilder rows, UnitTable units)
        : this(
            old: null, rows, Array.ConvertAll(EmployeeOrder.Sort(rows.Names(), rows.Select(row => row.Surname), rows.Select(row => row.GivenName), rows.Select(row => row.Id)), row => ~row),
            units, dotted: [])
    {
    }

    /// <summary>Puts a table together.</summary>
    /// <param name="old">The older table, or null.</param>
    /// <param name="fresh">New rows.</param>
    /// <param name="ranked">All by surname, given name and id: places of the older table, or complements of the numbers of new rows.</param>
    /// <param name="units">The units.</param>
    /// <param name="dotted">Dotted lines of those who stayed, by the id of who reports.</param>
    private EmployeeTable(EmployeeTable? old, EmployeeTableBuilder fresh, int[] ranked, UnitTable units, Dictionary<int, int[]> dotted)
    {
        this.units = units;
        Count = ranked.Length;
        var newPlaceOfUnit = old is null ? [] : Array.ConvertAll(old.units.Id, units.PlaceOf);
        var unitOfRank = Array.ConvertAll(ranked, source => source < 0 ? units.PlaceOf(fresh[~source].UnitId) : newPlaceOfUnit[old!.Unit[source]]);

        // By unit, and within a unit by rank: one stable distribution of the ranked over the units.
        (Start, var ranks) = UnitTable.Group(unitOfRank, units.Count);
        var order = Array.ConvertAll(ranks, rank => ranked[rank]);
        (Rank, BySurname) = (ranks, EmployeeOrder.Inverse(ranks));
        Unit = Array.ConvertAll(ranks, rank => unitOfRank[rank]);
        columns = new EmployeeColumns(old?.columns, fresh, order);
        placeById = new int[Id.DefaultIfEmpty(0).Max() + 1];
        Array.Fill(placeById, -1);
        for (var place = 0; place < Count; place++) placeById[Id[place]] = place;

        manager = Managers(old, fresh, order);
        if (manager.Length > 0)
        {
            var managed = Array.FindAll(BySurname, place => manager[place] >= 0);
            (reportStart, var members) = UnitTable.Group(Array.ConvertAll(managed, place => manager[place]), Count);
            reports = Array.ConvertAll(members, i => managed[i]);
        }

        dottedManagers = dotted;
        foreach (var (id, managers) in fresh.DottedManagers) dottedManagers[id] = managers;
        (titleStart, withTitle) = UnitTable.Group(columns.JobTitle, columns.LocalizedTexts.Length);
        // Methods, not closures: those of a constructor share one object, which would keep the rows and the older table alive.
        byGivenName = new(SortByGivenName);
        byId = new(SortById);
        // Texts are only added: what was ranked stays ranked.
        leadership = old is { leadership.IsValueCreated: true } ? new(RankTitles(old.leadership.Value)) : new(RankTitles);
    }

    /// <summary>How many employees there are.</summary>
    public int Count { get; }

    /// <summary>The ids.</summary>
    public int[] Id => columns.Id;

    /// <summary>The places of the units.</summary>
    public int[] Unit { get; }

    /// <summary>The versions.</summary>
    public int[] Version => columns.Version;

    /// <summary>Where each employee stands in the order of all by surname, given name and id.</summary>
    public int[] Rank { get; }

    /// <summary>The places of all by surname, given name and id.</summary>
    public int[] BySurname { get; }

    /// <summary>The places of all by given name, surname and id; made on first use.</summary>
    public int[] ByGivenName => byGivenName.Value;

    /// <summary>The places of all by id; made on first use.</summary>
    public int[] ById => byId.Value;

    /// <summary>Where the people of a unit begin, by the unit's place; one more entry than there are units.</summary>
    public int[] Start { get; }

    /// <summary>Titles that somebody has have codes below this; later tables give new ones greater codes.</summary>
    public int TitleCodes => columns.LocalizedTexts.Length;

    /// <summary>The table after some people or units changed.</summary>
    /// <param name="fresh">People who are new or different.</param>
    /// <param name="removed">Ids of people who are gone.</param>
    /// <param name="newUnits">The units from now on.</param>
    public EmployeeTable With(EmployeeTableBuilder fresh, IReadOnlySet<int> removed, UnitTable newUnits)
    {
        var replaced = new bool[Count];
        var dotted = new Dictionary<int, int[]>(dottedManagers);
        foreach (var id in fresh.Select(row => row.Id).Concat(removed))
        {
            dotted.Remove(id);
            if (PlaceOf(id) is >= 0 and var place) replaced[place] = true;
        }

        return new(this, fresh, EmployeeOrder.Merge(Array.FindAll(BySurname, place => !replaced[place]), columns, fresh), newUnits, dotted);
    }

    /// <summary>The place of an employee, or -1 when there is none with this id.</summary>
    public int PlaceOf(int id) => (uint)id < (uint)placeById.Length ? placeById[id] : -1;

    /// <summary>The places of those with greater ids than one, by id.</summary>
    public IEnumerable<int> After(int id)
    {
        for (var next = Math.Max(id, 0) + 1L; next < placeById.Length; next++)
            if (placeById[next] >= 0) yield return placeById[next];
    }

    /// <summary>The place of the manager, or -1.</summary>
    public int ManagerOf(int place) => manager.Length == 0 ? -1 : manager[place];

    /// <summary>The places of those whom somebody reports to besides his manager, in the order in which the lines were drawn.</summary>
    public int[] DottedManagersOf(int place) =>
        dottedManagers.TryGetValue(Id[place], out var ids) ? Array.FindAll(Array.ConvertAll(ids, PlaceOf), at => at >= 0) : [];

    /// <summary>The places of those who report to somebody, by surname, given name and id.</summary>
    public ReadOnlySpan<int> Reports(int place) => reports.Length == 0 ? [] : reports.AsSpan(reportStart[place]..reportStart[place + 1]);

    /// <summary>The titles that somebody has, with their codes, from a code on.</summary>
    public IEnumerable<(int Code, LocalizedText Text)> JobTitlesFrom(int first)
    {
        for (var code = first; code < TitleCodes; code++)
            if (titleStart[code] < titleStart[code + 1]) yield return (code, columns.LocalizedTexts[code]);
    }

    /// <summary>The places of those with a title, by the title's code.</summary>
    public ReadOnlySpan<int> WithJobTitle(int code) => withTitle.AsSpan(titleStart[code]..titleStart[code + 1]);

    public string Surname(int place) => columns.Names[columns.Surname[place]];

    public string GivenName(int place) => columns.Names[columns.GivenName[place]];

    public string DisplayName(int place) => GivenName(place) is { Length: > 0 } given ? $"{given} {Surname(place)}" : Surname(place);

    public LocalizedText JobTitle(int place) => columns.LocalizedTexts[columns.JobTitle[place]];

    /// <summary>How high somebody's title stands among those that lead a unit; see <see cref="LeadershipTitles"/>.</summary>
    public int LeadershipOf(int place) => leadership.Value[columns.JobTitle[place]];

    public LocalizedText Street(int place) => columns.LocalizedTexts[columns.Street[place]];

    public Locality Locality(int place) => columns.Localities[columns.Locality[place]];

    public string? PostalCode(int place) => OrNull(columns.PostalCode[place]);

    public LocalizedText Building(int place) => columns.LocalizedTexts[columns.Building[place]];

    public string? Floor(int place) => OrNull(columns.Floor[place]);

    public string? Room(int place) => OrNull(columns.Room[place]);

    public string? Phone(int place) => Contact(columns.ContactStart[place], columns.PhoneLength[place]);

    public string? Email(int place) => Contact(
        columns.ContactStart[place] + columns.PhoneLength[place], columns.ContactStart[place + 1] - columns.ContactStart[place] - columns.PhoneLength[place]);

    private int[] SortByGivenName() => EmployeeOrder.Sort(columns.Names, columns.GivenName, columns.Surname, Id);

    private int[] SortById() => [.. placeById.Where(place => place >= 0)];

    private int[] RankTitles() => RankTitles([]);

    private int[] RankTitles(int[] ranked) => [.. ranked, .. columns.LocalizedTexts.Skip(ranked.Length).Select(LeadershipTitles.RankOf)];

    /// <summary>The place of everybody's manager, or -1; empty when nobody has one.</summary>
    private int[] Managers(EmployeeTable? old, EmployeeTableBuilder fresh, int[] order)
    {
        if ((old is null || old.manager.Length == 0) && !fresh.AnyManager) return [];
        return Array.ConvertAll(order, source =>
        {
            if (source < 0) return fresh[~source].ManagerId is var id and > 0 ? PlaceOf(id) : -1;
            return old!.ManagerOf(source) is >= 0 and var place ? PlaceOf(old.Id[place]) : -1;
        });
    }

    private string? OrNull(int text) => columns.Texts[text] is { Length: > 0 } value ? value : null;

    private string? Contact(int start, int length) => length == 0 ? null : Encoding.UTF8.GetString(columns.Contacts, start, length);
}
