using OrgChart.Application.Search;
using OrgChart.Application.Search.SearchDirectory;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.Infrastructure.Search;

/// <summary>
/// Ranks people and units together and says why each was found. The index is that of an older directory; what has changed since is
/// indexed apart and left out there.
/// </summary>
internal sealed class DirectorySearch
{
    /// <summary>The most hits that are ranked and counted.</summary>
    public const int MaxHits = 200;

    // A title fits many people, so a name that fits comes first.
    private const double ByTitle = 1.0;

    private const int Name = 0;
    private const int Title = 1;
    private static readonly int[] OfName = [Name];
    private static readonly int[] OfTitle = [Title];

    private readonly UnitTable units;
    private readonly EmployeeTable employees;
    private readonly Layer main;
    private readonly Layer? recent;
    private readonly int titlesOfMain;

    /// <summary>Indexes a directory.</summary>
    public DirectorySearch(UnitTable units, EmployeeTable employees)
        : this(units, employees, new Layer(new SearchIndex(units, employees), [], []), recent: null, employees.TitleCodes)
    {
    }

    private DirectorySearch(UnitTable units, EmployeeTable employees, Layer main, Layer? recent, int titlesOfMain) =>
        (this.units, this.employees, this.main, this.recent, this.titlesOfMain) = (units, employees, main, recent, titlesOfMain);

    /// <summary>How many records are indexed apart; searches slow down with them.</summary>
    public int Recent => main.LeftOutUnits.Count + main.LeftOutEmployees.Count;

    private IEnumerable<Layer> Layers => recent is null ? [main] : [main, recent];

    /// <summary>The search of a later directory.</summary>
    public DirectorySearch With(UnitTable newUnits, EmployeeTable newEmployees, DirectoryChanges changes)
    {
        HashSet<int> changedUnits = [.. main.LeftOutUnits, .. changes.Units.Select(unit => unit.Id), .. changes.RemovedUnits];
        HashSet<int> changedEmployees = [.. main.LeftOutEmployees, .. changes.Employees.Select(row => row.Id), .. changes.RemovedEmployees];
        var index = new SearchIndex(
            newUnits, changedUnits.Select(newUnits.PlaceOf).Where(place => place >= 0).Order(),
            newEmployees, changedEmployees.Select(newEmployees.PlaceOf).Where(place => place >= 0).Order(), titlesOfMain);
        return new(newUnits, newEmployees, main with { LeftOutUnits = changedUnits, LeftOutEmployees = changedEmployees }, new Layer(index, [], []), titlesOfMain);
    }

    /// <summary>The hits, best first.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="kind">Only people or only units; null for both.</param>
    /// <param name="department">The place of the only department; -1 for all.</param>
    public IReadOnlyList<Hit> Find(string text, SearchKind? kind, int department)
    {
        var query = new SearchQuery(text);
        var hits = new List<Hit>(MaxHits);
        if (kind is not SearchKind.Unit) FindPeople(query, department, hits);
        if (kind is not SearchKind.Employee) FindUnits(query, department, hits);
        hits.Sort();
        if (hits.Count > MaxHits) hits.RemoveRange(MaxHits, hits.Count - MaxHits);
        return hits;
    }

    private void FindPeople(SearchQuery query, int department, List<Hit> hits)
    {
        Func<int, bool>? accepts = null;
        if (department >= 0)
        {
            var (start, end) = (employees.Start[department], employees.Start[units.End[department]]);
            accepts = place => place >= start && place < end;
        }

        foreach (var layer in Layers)
        {
            var most = hits.Count + MaxHits;
            layer.Index.FindPeople(query, accepts is null ? null : id => employees.PlaceOf(id) is >= 0 and var place && accepts(place), (id, cost) =>
            {
                if (layer.LeftOutEmployees.Contains(id)) return true;
                var place = employees.PlaceOf(id);
                var length = employees.GivenName(place).Length + employees.Surname(place).Length;
                hits.Add(new(this, false, place, cost, new(length, id), OfName));
                return hits.Count < most;
            });
        }

        // A title counts only when it fits as well as the best name.
        var best = hits.Count > 0 ? hits.Min(hit => hit.Cost) : double.PositiveInfinity;
        HashSet<int>? seen = null;
        foreach (var layer in Layers)
        {
            layer.Index.FindTitles(query, best, (title, cost) =>
            {
                seen ??= [.. hits.Select(hit => hit.Place)];
                foreach (var place in employees.WithJobTitle(title))
                {
                    if (seen.Count >= 2 * MaxHits) return false;
                    if ((accepts is null || accepts(place)) && seen.Add(place))
                        hits.Add(new(this, false, place, cost + ByTitle, new(JobTitle(place).Length, employees.Id[place]), OfTitle));
                }

                return true;
            });
        }
    }

    private void FindUnits(SearchQuery query, int department, List<Hit> hits)
    {
        Func<int, bool>? accepts = department < 0 ? null : id => units.PlaceOf(id) is >= 0 and var unit && unit >= department && unit < units.End[department];
        foreach (var layer in Layers)
        {
            var found = new Dictionary<int, (double Cost, List<int> Fields)>();
            layer.Index.FindUnits(query, accepts, (id, field, cost) =>
            {
                if (layer.LeftOutUnits.Contains(id)) return true;
                var unit = units.PlaceOf(id);
                if (found.TryGetValue(unit, out var known)) known.Fields.Add(field);
                else found.Add(unit, (cost, [field]));
                return found.Count < MaxHits;
            });
            foreach (var (unit, (cost, fields)) in found)
                hits.Add(new(this, true, unit, cost, new(SearchIndex.UnitText(units, unit, fields[0])!.Length, units.Id[unit]), fields));
        }
    }

    private string JobTitle(int place)
    {
        var title = employees.JobTitle(place);
        return title.En ?? title.Fr ?? "";
    }

    private SearchReason Reason(Hit hit, int field)
    {
        if (hit.IsUnit) return new() { Field = SearchIndex.UnitFields[field], Text = SearchIndex.UnitText(units, hit.Place, field)! };
        return field == Name ? new() { Field = "name", Text = employees.DisplayName(hit.Place) } : new() { Field = "jobTitle", Text = JobTitle(hit.Place) };
    }

    /// <summary>An index, and the ids of those in it who count no more as it knows them.</summary>
    private sealed record Layer(SearchIndex Index, HashSet<int> LeftOutUnits, HashSet<int> LeftOutEmployees);

    /// <summary>What decides between hits of the same cost: the shorter text, then the id.</summary>
    public readonly record struct Tie(int Length, int Id);

    /// <summary>A hit.</summary>
    /// <param name="Search">What found it.</param>
    /// <param name="IsUnit">Whether it is a unit; else a person.</param>
    /// <param name="Place">Its place in its table.</param>
    /// <param name="Cost">How far it is from the query.</param>
    /// <param name="Tie">Where it stands among hits of the same cost.</param>
    /// <param name="Fields">The fields that it was found by, best first.</param>
    public readonly record struct Hit(DirectorySearch Search, bool IsUnit, int Place, double Cost, Tie Tie, IReadOnlyList<int> Fields) : IComparable<Hit>
    {
        /// <summary>Why it was found, best first; put together only for the hits that are shown.</summary>
        public IReadOnlyList<SearchReason> Reasons
        {
            get
            {
                var hit = this;
                return [.. Fields.Select(field => hit.Search.Reason(hit, field))];
            }
        }

        /// <summary>By cost; then people first, the shorter text, the id.</summary>
        public int CompareTo(Hit other)
        {
            var order = Cost.CompareTo(other.Cost);
            if (order == 0) order = IsUnit.CompareTo(other.IsUnit);
            if (order == 0) order = Tie.Length.CompareTo(other.Tie.Length);
            return order != 0 ? order : Tie.Id.CompareTo(other.Tie.Id);
        }
    }
}
