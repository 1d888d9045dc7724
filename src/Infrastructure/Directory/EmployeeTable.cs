using System.Text;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Directory;

/// <summary>
/// The employees unit by unit in the units' order, within a unit by surname, given name and id, as columns. So the people of a unit,
/// and of a unit with everything beneath it, are ranges of places.
/// </summary>
internal sealed class EmployeeTable
{
    private readonly int[] placeById;
    private readonly int[] reportStart;
    private readonly int[] reports;
    private readonly int[] titleStart;
    private readonly int[] withTitle;
    private readonly int[] surname, givenName, jobTitle, street, locality, postalCode, building, floor, room;
    private readonly string[] names;
    private readonly string[] texts;
    private readonly LocalizedText[] localizedTexts;
    private readonly Locality[] localities;

    // Telephone and e-mail of all as UTF-8, one after the other.
    private readonly byte[] contacts;
    private readonly int[] contactStart;
    private readonly byte[] phoneLength;

    private readonly Lazy<int[]> byGivenName;
    private readonly Lazy<int[]> byId;

    public EmployeeTable(EmployeeTableBuilder rows, UnitTable units)
    {
        Count = rows.Count;
        names = rows.Names();
        (texts, localizedTexts, localities) = rows.Values();
        var unitOfRow = rows.Select(row => units.PlaceOf(row.UnitId));
        var rank = Ranks(names, rows.Select(row => row.Surname), rows.Select(row => row.GivenName), rows.Select(row => row.Id));

        // By unit, and within a unit by rank: one stable distribution of the ranked rows over the units.
        var ranked = new int[Count];
        for (var row = 0; row < Count; row++) ranked[rank[row]] = row;
        var (start, places) = UnitTable.Group([.. ranked.Select(row => unitOfRow[row])], units.Count);
        Start = start;
        var order = Array.ConvertAll(places, place => ranked[place]);

        Id = rows.Select(order, row => row.Id);
        Unit = Array.ConvertAll(order, row => unitOfRow[row]);
        Version = rows.Select(order, row => row.Version);
        surname = rows.Select(order, row => row.Surname);
        givenName = rows.Select(order, row => row.GivenName);
        jobTitle = rows.Select(order, row => row.JobTitle);
        street = rows.Select(order, row => row.Street);
        locality = rows.Select(order, row => row.Locality);
        postalCode = rows.Select(order, row => row.PostalCode);
        building = rows.Select(order, row => row.Building);
        floor = rows.Select(order, row => row.Floor);
        room = rows.Select(order, row => row.Room);
        (contacts, contactStart, phoneLength) = rows.Contacts(order);
        Rank = Array.ConvertAll(order, row => rank[row]);
        BySurname = places.Length == 0 ? [] : Inverse(Rank);

        placeById = new int[Id.DefaultIfEmpty(0).Max() + 1];
        Array.Fill(placeById, -1);
        for (var place = 0; place < Count; place++) placeById[Id[place]] = place;

        Manager = Array.ConvertAll(order, row => rows[row].ManagerId is var manager and > 0 ? PlaceOf(manager) : -1);
        var managed = Enumerable.Range(0, Count).Where(place => Manager[place] >= 0).OrderBy(place => Rank[place]).ToArray();
        (reportStart, var members) = UnitTable.Group([.. managed.Select(place => Manager[place])], Count);
        reports = Array.ConvertAll(members, i => managed[i]);

        (titleStart, withTitle) = UnitTable.Group(jobTitle, localizedTexts.Length);
        byGivenName = new(() => Inverse(Ranks(names, givenName, surname, Id)));
        byId = new(() => [.. Enumerable.Range(0, Count).OrderBy(place => Id[place])]);
    }

    /// <summary>How many employees there are.</summary>
    public int Count { get; }

    /// <summary>The ids.</summary>
    public int[] Id { get; }

    /// <summary>The places of the units.</summary>
    public int[] Unit { get; }

    /// <summary>The places of the managers, or -1.</summary>
    public int[] Manager { get; }

    /// <summary>The versions.</summary>
    public long[] Version { get; }

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

    /// <summary>The place of an employee, or -1 when there is none with this id.</summary>
    public int PlaceOf(int id) => (uint)id < (uint)placeById.Length ? placeById[id] : -1;

    /// <summary>The places of those who report to somebody, by surname, given name and id.</summary>
    public ReadOnlySpan<int> Reports(int manager) => reports.AsSpan(reportStart[manager]..reportStart[manager + 1]);

    /// <summary>All texts in two languages by code, titles among them.</summary>
    public IEnumerable<LocalizedText> JobTitles => localizedTexts.Select((text, code) => titleStart[code] < titleStart[code + 1] ? text : LocalizedText.None);

    /// <summary>The places of those with a title, by the title's code.</summary>
    public ReadOnlySpan<int> WithJobTitle(int code) => withTitle.AsSpan(titleStart[code]..titleStart[code + 1]);

    public string Surname(int place) => names[surname[place]];

    public string GivenName(int place) => names[givenName[place]];

    public string DisplayName(int place) => GivenName(place) is { Length: > 0 } given ? $"{given} {Surname(place)}" : Surname(place);

    public LocalizedText JobTitle(int place) => localizedTexts[jobTitle[place]];

    public LocalizedText Street(int place) => localizedTexts[street[place]];

    public Locality Locality(int place) => localities[locality[place]];

    public string? PostalCode(int place) => OrNull(postalCode[place]);

    public LocalizedText Building(int place) => localizedTexts[building[place]];

    public string? Floor(int place) => OrNull(floor[place]);

    public string? Room(int place) => OrNull(room[place]);

    public string? Phone(int place) => Contact(contactStart[place], phoneLength[place]);

    public string? Email(int place) =>
        Contact(contactStart[place] + phoneLength[place], contactStart[place + 1] - contactStart[place] - phoneLength[place]);

    private static int[] Ranks(string[] texts, int[] first, int[] second, int[] id)
    {
        // Each text gets its place in the alphabet once; people are then sorted by two numbers.
        var folded = Array.ConvertAll(texts, text => TextFolding.Fold(text));
        var alphabet = Enumerable.Range(0, texts.Length).ToArray();
        Array.Sort(alphabet, (a, b) =>
            string.CompareOrdinal(folded[a], folded[b]) is not 0 and var order ? order : string.CompareOrdinal(texts[a], texts[b]));
        var letter = Inverse(alphabet);
        var keys = new long[first.Length];
        var order = new int[first.Length];
        for (var i = 0; i < keys.Length; i++) (keys[i], order[i]) = (((long)letter[first[i]] << 32) | (uint)letter[second[i]], i);
        Array.Sort(keys, order);
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];) end++;
            if (end - start > 1) order.AsSpan(start..end).Sort((a, b) => id[a].CompareTo(id[b]));
        }

        return Inverse(order);
    }

    private static int[] Inverse(int[] order)
    {
        var inverse = new int[order.Length];
        for (var i = 0; i < order.Length; i++) inverse[order[i]] = i;
        return inverse;
    }

    private string? OrNull(int text) => texts[text] is { Length: > 0 } value ? value : null;

    private string? Contact(int start, int length) => length == 0 ? null : Encoding.UTF8.GetString(contacts, start, length);
}
