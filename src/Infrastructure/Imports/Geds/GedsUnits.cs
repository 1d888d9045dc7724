using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Infrastructure.Imports.Geds;

/// <summary>Gathers the units that the rows' structures name. Where rows spell a unit differently, most of them win.</summary>
internal sealed class GedsUnits
{
    private readonly Dictionary<(string En, string Fr), Place> places = [];
    private readonly Dictionary<string, SourceUnit> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceUnit, Dictionary<string, int>> acronymVotes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SourceUnit, Dictionary<string, int>> departmentVotes = new(ReferenceEqualityComparer.Instance);
    private readonly List<SourceUnit> units = [];
    private readonly List<ImportFinding> findings = [];
    private (string En, string Fr) lastStructures = ("", "");
    private Place? lastPlace;

    /// <summary>Things somebody should know about the units.</summary>
    public IReadOnlyList<ImportFinding> Findings => findings;

    /// <summary>The unit of a row.</summary>
    /// <param name="row">The row's cleaned fields.</param>
    /// <param name="line">The row's line.</param>
    /// <param name="problem">Why the row cannot be loaded, when the result is null.</param>
    public SourceUnit? UnitOf(ReadOnlySpan<string> row, int line, out ImportFinding? problem)
    {
        var place = PlaceOf(row, line);
        problem = place.Problem is null ? null : place.Problem with { Line = line };
        if (place.Unit is null) return null;
        place.Rows++;
        Vote(acronymVotes, place.Unit, row[(int)GedsColumn.OrganizationAcronym]);
        Vote(departmentVotes, place.Department!, row[(int)GedsColumn.DepartmentAcronym]);
        return place.Unit;
    }

    /// <summary>Decides names and acronyms, and gives the units, each after its parent.</summary>
    public IReadOnlyList<SourceUnit> Finish()
    {
        var names = new Dictionary<SourceUnit, Dictionary<LocalizedText, int>>(ReferenceEqualityComparer.Instance);
        foreach (var place in places.Values)
            foreach (var (unit, name) in place.Names)
            {
                if (!names.TryGetValue(unit, out var votes)) names.Add(unit, votes = new(1));
                votes[name] = votes.GetValueOrDefault(name) + place.Rows;
            }

        foreach (var unit in units)
        {
            unit.Name = names[unit].OrderByDescending(vote => vote.Value)
                .ThenBy(vote => vote.Key.En, StringComparer.Ordinal).ThenBy(vote => vote.Key.Fr, StringComparer.Ordinal).First().Key;
            unit.Acronym = unit.Parent is null && Winner(departmentVotes, unit) is { } department
                ? GedsAcronyms.OfDepartment(department)
                : GedsAcronyms.OfUnit(unit.Key, Winner(acronymVotes, unit));
        }

        return units;
    }

    private static void Vote(Dictionary<SourceUnit, Dictionary<string, int>> votes, SourceUnit unit, string text)
    {
        if (text.Length is 0 or > OrgUnit.MaxAcronymLength) return;
        if (!votes.TryGetValue(unit, out var own)) votes.Add(unit, own = new(1, StringComparer.Ordinal));
        own[text] = own.GetValueOrDefault(text) + 1;
    }

    private static string? Winner(Dictionary<SourceUnit, Dictionary<string, int>> votes, SourceUnit unit) =>
        votes.TryGetValue(unit, out var own)
            ? own.OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key, StringComparer.Ordinal).First().Key
            : null;

    private Place PlaceOf(ReadOnlySpan<string> row, int line)
    {
        var structures = (En: row[(int)GedsColumn.StructureEn], Fr: row[(int)GedsColumn.StructureFr]);
        // Mostly they are the very texts of the row before; a look at their letters is saved.
        if (lastPlace is not null && ReferenceEquals(structures.En, lastStructures.En) && ReferenceEquals(structures.Fr, lastStructures.Fr)) return lastPlace;
        if (!places.TryGetValue(structures, out var place))
        {
            place = Read(structures, row[(int)GedsColumn.DepartmentNameEn], row[(int)GedsColumn.DepartmentNameFr], line);
            places.Add(structures, place);
        }

        (lastStructures, lastPlace) = (structures, place);
        return place;
    }

    private Place Read((string En, string Fr) structures, string departmentEn, string departmentFr, int line)
    {
        var english = GedsStructure.Parse(structures.En, departmentEn);
        var french = GedsStructure.Parse(structures.Fr, departmentFr);
        var (path, isEnglish) = english.Count > 0 ? (english, true) : (french, false);
        if (path.Count == 0) return Unreadable("row.structure_unreadable", "The structure names no department; the row was left out.");
        if (path.Any(segment => segment.Name.Length == 0))
            return Unreadable("row.structure_unreadable", "The structure has a unit without a name; the row was left out.");
        if (path.DistinctBy(segment => segment.Key).Count() < path.Count)
            return Unreadable("row.structure_circle", "The structure names a unit above itself; the row was left out.");
        if (path.Any(segment => segment.Key!.Length > SourceKey.MaxKeyLength))
            return Unreadable("value.too_long", $"A key in the structure has more than {SourceKey.MaxKeyLength} characters; the row was left out.");
        if (english.Concat(french).Any(segment => segment.Name.Length > OrgUnit.MaxNameLength))
            return Unreadable("value.too_long", $"A name in the structure has more than {OrgUnit.MaxNameLength} characters; the row was left out.");

        var place = new Place();
        var frenchByKey = french.Where(segment => segment.Key is not null).GroupBy(segment => segment.Key!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);
        SourceUnit? parent = null;
        for (var i = 0; i < path.Count; i++)
        {
            var other = !isEnglish ? null
                : frenchByKey.GetValueOrDefault(path[i].Key!) ?? (french.Count == path.Count && !HasFullKey(path[i]) ? french[i].Name : null);
            var unit = UnitFor(path[i].Key!, parent, line);
            var name = isEnglish ? LocalizedText.Of(path[i].Name, other) : LocalizedText.Of(null, path[i].Name);
            place.Names.Add((unit, name));
            parent = place.Unit = unit;
        }

        // The department is the one that the unit really belongs to, which another row may have decided.
        for (place.Department = place.Unit; place.Department!.Parent is not null;) place.Department = place.Department.Parent;
        return place;

        Place Unreadable(string code, string message) => new() { Problem = new(line, NameOf(GedsColumn.StructureEn), code, message) };
    }

    private static bool HasFullKey(GedsSegment segment) => segment.Key!.Contains('=', StringComparison.Ordinal);

    private static string NameOf(GedsColumn column) => GedsColumns.Names[(int)column];

    private SourceUnit UnitFor(string key, SourceUnit? parent, int line)
    {
        if (!byKey.TryGetValue(key, out var unit))
        {
            unit = new SourceUnit { Key = key, Parent = parent };
            byKey.Add(key, unit);
            units.Add(unit);
        }
        else if (unit.Parent != parent)
        {
            findings.Add(new(line, NameOf(GedsColumn.StructureEn), "unit.other_parent", "The structure puts a unit elsewhere than an earlier row does; the earlier row counts."));
        }

        return unit;
    }

    /// <summary>A structure that rows share, and the units it names.</summary>
    private sealed class Place
    {
        public SourceUnit? Unit { get; set; }

        public SourceUnit? Department { get; set; }

        public List<(SourceUnit Unit, LocalizedText Name)> Names { get; } = [];

        public ImportFinding? Problem { get; init; }

        public int Rows { get; set; }
    }
}
