using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.Infrastructure.Search;

/// <summary>Everything of one snapshot that can be searched: names of people, titles, names and acronyms of units.</summary>
internal sealed class SearchIndex
{
    private readonly TextIndex names;
    private readonly TextIndex titles;
    private readonly TextIndex unitTexts;
    private readonly Owners nameOwners;
    private readonly Owners titleOwners;
    private readonly Owners unitTextOwners;

    public SearchIndex(UnitTable units, EmployeeTable employees)
    {
        // Homonyms share one text.
        var (nameTexts, nameOf) = Distinct(Enumerable.Range(0, employees.Count).Select(place => (place, TextFolding.Fold(employees.DisplayName(place)))));
        (names, nameOwners) = (new TextIndex(nameTexts), nameOf);

        var (titleTexts, titleOf) = Distinct(employees.JobTitles.SelectMany((title, code) => new[] { (code, Fold(title.En)), (code, Fold(title.Fr)) }));
        (titles, titleOwners) = (new TextIndex(titleTexts), titleOf);

        var (unitNames, unitOf) = Distinct(Enumerable.Range(0, units.Count).SelectMany(unit =>
            UnitFields.Select((_, field) => ((unit * UnitFields.Length) + field, Fold(UnitText(units, unit, field))))));
        (unitTexts, unitTextOwners) = (new TextIndex(unitNames), unitOf);
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

    /// <summary>Finds people by name: calls back with each one's place and cost, best names first.</summary>
    /// <param name="query">What was typed.</param>
    /// <param name="accepts">Which people count; null for all.</param>
    /// <param name="found">Gets place and cost; says whether to go on.</param>
    public void FindPeople(SearchQuery query, Func<int, bool>? accepts, Func<int, double, bool> found) =>
        Find(query, names, nameOwners, Costs.OfNames, accepts, found);

    /// <summary>Finds titles: calls back with each one's code and cost, best first.</summary>
    public void FindTitles(SearchQuery query, Func<int, double, bool> found) =>
        Find(query, titles, titleOwners, Costs.OfPhrases, accepts: null, found);

    /// <summary>Finds units: calls back with the unit's place, the field's number and the cost, best texts first.</summary>
    public void FindUnits(SearchQuery query, Func<int, bool>? accepts, Func<int, int, double, bool> found) => Find(
        query, unitTexts, unitTextOwners, Costs.OfPhrases,
        accepts is null ? null : owner => accepts(owner / UnitFields.Length),
        (owner, cost) => found(owner / UnitFields.Length, owner % UnitFields.Length, cost));

    private static void Find(SearchQuery query, TextIndex index, Owners owners, Costs costs, Func<int, bool>? accepts, Func<int, double, bool> found)
    {
        var hits = new List<TextHit>();
        Func<int, bool>? acceptsText = null;
        if (accepts is not null)
        {
            acceptsText = text =>
            {
                foreach (var owner in owners.Of(text))
                    if (accepts(owner)) return true;
                return false;
            };
        }

        TextSearcher.OfThread.Search(query, index, costs, acceptsText, hits);
        hits.Sort((a, b) => a.Cost.CompareTo(b.Cost) is not 0 and var byCost ? byCost : a.Text.CompareTo(b.Text));
        foreach (var hit in hits)
            foreach (var owner in owners.Of(hit.Text))
                if ((accepts is null || accepts(owner)) && !found(owner, hit.Cost)) return;
    }

    private static string Fold(string? text) => text is null ? "" : TextFolding.Fold(text);

    /// <summary>Each text once, shorter ones first and then by the alphabet, so that equal costs have a sensible order; and whose it is.</summary>
    private static (List<string> Texts, Owners Owners) Distinct(IEnumerable<(int Owner, string Text)> all)
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
        return (texts, new Owners(start, Array.ConvertAll(members, member => owners[member])));
    }

    /// <summary>Whose text it is, by text.</summary>
    private sealed class Owners(int[] start, int[] owners)
    {
        public ReadOnlySpan<int> Of(int text) => owners.AsSpan(start[text]..start[text + 1]);
    }
}
