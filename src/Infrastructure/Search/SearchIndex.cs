using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.Infrastructure.Search;

/// <summary>
/// Everything of a snapshot that can be searched, or a part of it: names of people, titles, names and acronyms of units. Knows people and units
/// by their ids and titles by their codes, which later snapshots share.
/// </summary>
internal sealed class SearchIndex
{
    private readonly Texts names;
    private readonly Texts titles;
    private readonly Texts unitTexts;

    /// <summary>Indexes a whole directory.</summary>
    public SearchIndex(UnitTable units, EmployeeTable employees)
        : this(units, Enumerable.Range(0, units.Count), employees, Enumerable.Range(0, employees.Count), firstTitle: 0)
    {
    }

    /// <summary>Indexes a part of a directory.</summary>
    /// <param name="units">The units.</param>
    /// <param name="unitPlaces">The places of those to index.</param>
    /// <param name="employees">The employees.</param>
    /// <param name="employeePlaces">The places of those to index.</param>
    /// <param name="firstTitle">The code of the first title to index.</param>
    public SearchIndex(UnitTable units, IEnumerable<int> unitPlaces, EmployeeTable employees, IEnumerable<int> employeePlaces, int firstTitle)
    {
        Texts? ofPeople = null, ofTitles = null, ofUnits = null;
        Parallel.Invoke(
            // Homonyms share one text.
            () => ofPeople = Index(employeePlaces.Select(place => (employees.Id[place], TextFolding.Fold(employees.DisplayName(place))))),
            () => ofTitles = Index(employees.JobTitlesFrom(firstTitle).SelectMany(title => new[] { (title.Code, Fold(title.Text.En)), (title.Code, Fold(title.Text.Fr)) })),
            () => ofUnits = Index(unitPlaces.SelectMany(unit =>
                UnitFields.Select((_, field) => ((units.Id[unit] * UnitFields.Length) + field, Fold(UnitText(units, unit, field)))))));
        (names, titles, unitTexts) = (ofPeople!, ofTitles!, ofUnits!);
    }

    /// <summary>The names of the searchable fields of a unit.</summary>
    public static string[] UnitFields { get; } = ["name.en", "name.fr", "acronym.en", "acronym.fr"];

    /// <summary>A searchable field of a unit.</summary>
    public static string? UnitText(UnitTable units, int unit, int field) => field switch
    {
        0 => units.Name[unit].En,
        1 => units.Name[unit].Fr,
        2 => units.Acronym[unit].En,
        _ => units.Acronym[unit].Fr,
    };

    /// <summary>Finds people by name: calls back with each one's id and cost, best names first.</summary>
    /// <param name="query">What was typed.</param>
    /// <param name="accepts">Which people count, by id; null for all.</param>
    /// <param name="found">Gets id and cost; says whether to go on.</param>
    public void FindPeople(SearchQuery query, Func<int, bool>? accepts, Func<int, double, bool> found) =>
        Find(query, names, Costs.OfNames, accepts, found);

    /// <summary>Finds titles that cost no more than <paramref name="most"/>: calls back with each one's code and cost, best first.</summary>
    public void FindTitles(SearchQuery query, double most, Func<int, double, bool> found) =>
        Find(query, titles, Costs.OfPhrases, accepts: null, found, most);

    /// <summary>Finds units: calls back with the unit's id, the field's number and the cost, best texts first.</summary>
    public void FindUnits(SearchQuery query, Func<int, bool>? accepts, Func<int, int, double, bool> found) => Find(
        query, unitTexts, Costs.OfPhrases,
        accepts is null ? null : owner => accepts(owner / UnitFields.Length),
        (owner, cost) => found(owner / UnitFields.Length, owner % UnitFields.Length, cost));

    private static void Find(
        SearchQuery query, Texts texts, Costs costs, Func<int, bool>? accepts, Func<int, double, bool> found, double most = double.PositiveInfinity)
    {
        var hits = new List<TextHit>();
        Func<int, bool>? acceptsText = null;
        if (accepts is not null)
        {
            acceptsText = text =>
            {
                foreach (var owner in texts.OwnersOf(text))
                    if (accepts(owner)) return true;
                return false;
            };
        }

        TextSearcher.OfThread.Search(query, texts.Index, costs, acceptsText, hits, most);
        hits.Sort();
        foreach (var hit in hits)
            foreach (var owner in texts.OwnersOf(hit.Text))
                if ((accepts is null || accepts(owner)) && !found(owner, hit.Cost)) return;
    }

    private static string Fold(string? text) => text is null ? "" : TextFolding.Fold(text);

    /// <summary>Each text once, shorter ones first and then by the alphabet, so that equal costs have a sensible order; and whose it is.</summary>
    private static Texts Index(IEnumerable<(int Owner, string Text)> all)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var owners = new List<int>();
        var codeOf = new List<int>();
        foreach (var (owner, text) in all)
        {
            if (text.Length == 0) continue;
            if (!codes.TryGetValue(text, out var code)) codes.Add(text, code = codes.Count);
            owners.Add(owner);
            codeOf.Add(code);
        }

        var texts = codes.Keys.OrderBy(text => text.Length).ThenBy(text => text, StringComparer.Ordinal).ToList();
        var place = new int[texts.Count];
        for (var i = 0; i < texts.Count; i++) place[codes[texts[i]]] = i;
        var (start, members) = UnitTable.Group([.. codeOf.Select(code => place[code])], texts.Count);
        return new Texts(new TextIndex(texts), start, Array.ConvertAll(members, member => owners[member]));
    }

    /// <summary>An index, and whose each text is.</summary>
    private sealed class Texts(TextIndex index, int[] start, int[] owners)
    {
        public TextIndex Index { get; } = index;

        public ReadOnlySpan<int> OwnersOf(int text) => owners.AsSpan(start[text]..start[text + 1]);
    }
}
