using OrgChart.Application.Search;
using OrgChart.Application.Search.SearchDirectory;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.Infrastructure.Search;

/// <summary>Ranks people and units together and says why each was found.</summary>
internal sealed class DirectorySearch(UnitTable units, EmployeeTable employees)
{
    /// <summary>The most hits that are ranked and counted.</summary>
    public const int MaxHits = 200;

    // A title fits many people, so a name that fits comes first.
    private const double ByTitle = 1.0;

    private readonly SearchIndex index = new(units, employees);

    /// <summary>The hits, best first.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="kind">Only people or only units; null for both.</param>
    /// <param name="department">The place of the only department; -1 for all.</param>
    public IReadOnlyList<Hit> Find(string text, SearchKind? kind, int department)
    {
        var query = new SearchQuery(text);
        var hits = new List<Hit>();
        if (kind is not SearchKind.Unit) FindPeople(query, department, hits);
        if (kind is not SearchKind.Employee) FindUnits(query, department, hits);
        hits.Sort(Compare);
        if (hits.Count > MaxHits) hits.RemoveRange(MaxHits, hits.Count - MaxHits);
        return hits;
    }

    /// <summary>By cost; then people first, the shorter text, the id.</summary>
    private int Compare(Hit a, Hit b)
    {
        var order = a.Cost.CompareTo(b.Cost);
        if (order == 0) order = a.IsUnit.CompareTo(b.IsUnit);
        if (order == 0) order = a.Reasons[0].Text.Length.CompareTo(b.Reasons[0].Text.Length);
        return order != 0 ? order : IdOf(a).CompareTo(IdOf(b));
    }

    private int IdOf(Hit hit) => hit.IsUnit ? units.Id[hit.Place] : employees.Id[hit.Place];

    private void FindPeople(SearchQuery query, int department, List<Hit> hits)
    {
        Func<int, bool>? accepts = null;
        if (department >= 0)
        {
            var (start, end) = (employees.Start[department], employees.Start[units.End[department]]);
            accepts = place => place >= start && place < end;
        }

        var seen = new HashSet<int>();
        index.FindPeople(query, accepts, (place, cost) =>
        {
            seen.Add(place);
            hits.Add(new(false, place, cost, [new SearchReason { Field = "name", Text = employees.DisplayName(place) }]));
            return seen.Count < MaxHits;
        });
        index.FindTitles(query, (title, cost) =>
        {
            foreach (var place in employees.WithJobTitle(title))
            {
                if (seen.Count >= 2 * MaxHits) return false;
                if ((accepts is null || accepts(place)) && seen.Add(place))
                    hits.Add(new(false, place, cost + ByTitle, [new SearchReason { Field = "jobTitle", Text = employees.JobTitle(place).En ?? employees.JobTitle(place).Fr ?? "" }]));
            }

            return true;
        });
    }

    private void FindUnits(SearchQuery query, int department, List<Hit> hits)
    {
        Func<int, bool>? accepts = department < 0 ? null : unit => unit >= department && unit < units.End[department];
        var found = new Dictionary<int, (double Cost, List<SearchReason> Reasons)>();
        index.FindUnits(query, accepts, (unit, field, cost) =>
        {
            var reason = new SearchReason { Field = SearchIndex.UnitFields[field], Text = SearchIndex.UnitText(units, unit, field)! };
            if (found.TryGetValue(unit, out var known)) known.Reasons.Add(reason);
            else found.Add(unit, (cost, [reason]));
            return found.Count < MaxHits;
        });
        foreach (var (unit, (cost, reasons)) in found) hits.Add(new(true, unit, cost, reasons));
    }

    /// <summary>A hit.</summary>
    /// <param name="IsUnit">Whether it is a unit; else a person.</param>
    /// <param name="Place">Its place in its table.</param>
    /// <param name="Cost">How far it is from the query.</param>
    /// <param name="Reasons">Why it was found, best first.</param>
    public readonly record struct Hit(bool IsUnit, int Place, double Cost, IReadOnlyList<SearchReason> Reasons);
}
