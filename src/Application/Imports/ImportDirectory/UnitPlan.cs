using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Imports.ImportDirectory;

/// <summary>What a load does to the units: which are new, changed, moved, or gone.</summary>
internal sealed class UnitPlan
{
    private readonly SourceDirectory source;
    private readonly DateTime startedAt;
    private readonly Dictionary<OrgUnitId, OrgUnit> stored;
    private readonly Dictionary<string, OrgUnit> storedByKey;
    private readonly Dictionary<SourceUnit, OrgUnitId> idBySource = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> departmentKeys;
    private readonly HashSet<OrgUnitId> scope;
    private readonly List<OrgUnit> added = [];
    private readonly Dictionary<OrgUnitId, OrgUnit> addedById = [];
    private readonly List<OrgUnit> removed = [];
    private readonly List<ImportFinding> findings = [];
    private ChangeCounts counts = new();

    /// <summary>Prepares a plan.</summary>
    /// <param name="source">What the file says.</param>
    /// <param name="stored">All units of the directory.</param>
    /// <param name="startedAt">When the load started, UTC.</param>
    /// <param name="onlyItsDepartments">Whether departments that the file does not name are left alone.</param>
    public UnitPlan(SourceDirectory source, IReadOnlyList<OrgUnit> stored, DateTime startedAt, bool onlyItsDepartments)
    {
        (this.source, this.startedAt) = (source, startedAt);
        this.stored = stored.ToDictionary(unit => unit.Id);
        storedByKey = stored.Where(unit => unit.SourceKey?.Source == source.Format).ToDictionary(unit => unit.SourceKey!.Key, StringComparer.Ordinal);
        departmentKeys = [.. source.Units.Where(unit => unit.Parent is null).Select(unit => unit.Key)];
        scope = [.. stored.Where(unit => !onlyItsDepartments || IsNamed(DepartmentOf(unit))).Select(unit => unit.Id)];
        foreach (var unit in source.Units)
            if (storedByKey.TryGetValue(unit.Key, out var known)) scope.Add(known.Id);
    }

    /// <summary>New units, each after its parent.</summary>
    public IReadOnlyList<OrgUnit> Added => added;

    /// <summary>Units that are gone, each before its parent.</summary>
    public IReadOnlyList<OrgUnit> Removed => removed;

    /// <summary>What somebody should know.</summary>
    public IReadOnlyList<ImportFinding> Findings => findings;

    /// <summary>What became of the units.</summary>
    public ChangeCounts Counts => counts with { Added = added.Count, Removed = removed.Count };

    /// <summary>Whether the load speaks for this unit of the directory.</summary>
    public bool IsInScope(OrgUnitId unit) => scope.Contains(unit);

    /// <summary>The id of a unit of the file.</summary>
    public OrgUnitId IdOf(SourceUnit unit) => idBySource[unit];

    /// <summary>The id of a unit of the file if the directory knew it before, else null.</summary>
    public OrgUnitId? KnownIdOf(SourceUnit unit) => storedByKey.TryGetValue(unit.Key, out var known) ? known.Id : null;

    /// <summary>Compares the file with the directory.</summary>
    /// <param name="reserveIds">Reserves ids for so many new units and says the first.</param>
    public async Task CompareAsync(Func<int, Task<int>> reserveIds)
    {
        var unknown = source.Units.Count(unit => !storedByKey.ContainsKey(unit.Key));
        var nextId = unknown == 0 ? 0 : await reserveIds(unknown);
        foreach (var unit in source.Units)
        {
            OrgUnitId? parentId = unit.Parent is null ? null : idBySource[unit.Parent];
            if (storedByKey.TryGetValue(unit.Key, out var known))
            {
                idBySource.Add(unit, known.Id);
                Note(known, known.FollowSource(parentId, unit.Name, unit.Acronym, startedAt));
            }
            else
            {
                var id = new OrgUnitId(nextId++);
                idBySource.Add(unit, id);
                added.Add(OrgUnit.Create(id, parentId, unit.Name, unit.Acronym, new SourceKey(source.Format, unit.Key)));
                addedById.Add(id, added[^1]);
            }
        }

        OpenCircles();
    }

    /// <summary>Removes the units that the file no longer has, unless somebody or something stays in them.</summary>
    /// <param name="inUse">Units where people stay.</param>
    /// <param name="absences">What is absent and stays for now; null to remove everything that is absent.</param>
    public void RemoveWhatNobodyNeeds(IReadOnlySet<OrgUnitId> inUse, Absences? absences = null)
    {
        var named = idBySource.Values.ToHashSet();
        var gone = storedByKey.Values.Where(unit => scope.Contains(unit.Id) && !named.Contains(unit.Id)).Select(unit => unit.Id).ToHashSet();
        if (absences is not null) gone.ExceptWith([.. gone.OrderBy(id => id.Value).Where(id => !absences.IsGone(id))]);
        var needed = new HashSet<OrgUnitId>();
        foreach (var unit in stored.Values.Concat(added).Where(unit => !gone.Contains(unit.Id) || inUse.Contains(unit.Id)))
        {
            var at = unit;
            while (at is not null && needed.Add(at.Id)) at = Above(at);
        }

        foreach (var id in gone.Where(needed.Contains).OrderBy(id => id.Value))
        {
            absences?.Stays(id);
            findings.Add(new(0, null, "unit.still_used", $"Unit {id} is no longer in the file but stays, because something that is not from the file is in it."));
        }

        removed.AddRange(gone.Where(id => !needed.Contains(id)).Select(id => stored[id]).OrderByDescending(LevelOf).ThenBy(unit => unit.Id.Value));
    }

    /// <summary>Whether a unit of the directory is one that the load says nothing of, be it by not naming it.</summary>
    public bool IsOfOthers(OrgUnitId unit) => stored.TryGetValue(unit, out var known) && !(IsInScope(unit) && known.SourceKey?.Source == source.Format);

    private void Note(OrgUnit unit, SourceOutcome outcome)
    {
        counts = counts.Plus(outcome);
        foreach (var field in outcome.KeptFields)
            findings.Add(new(0, null, "unit.edited_meanwhile", $"Unit {unit.Id} was edited during the load; its field {field} keeps the edited value."));
    }

    /// <summary>The source's own moves close no circle, nor do those made by hand; together they may. Then the source wins.</summary>
    private void OpenCircles()
    {
        if (counts.Moved == 0) return;
        foreach (var unit in stored.Values)
        {
            while (CircleThrough(unit) is { } circle)
            {
                var edited = circle.First(member => member.GiveUpMoveByHand());
                findings.Add(new(0, null, "unit.move_given_up", $"Unit {edited.Id} had been moved by hand; with the moves in the file that would close a circle, so it follows the file."));
            }
        }
    }

    private List<OrgUnit>? CircleThrough(OrgUnit unit)
    {
        var seen = new HashSet<OrgUnitId>();
        for (var at = unit; at is not null; at = Above(at))
        {
            if (seen.Add(at.Id)) continue;
            var circle = new List<OrgUnit> { at };
            for (var next = Above(at)!; next.Id != at.Id; next = Above(next)!) circle.Add(next);
            return circle;
        }

        return null;
    }

    private OrgUnit? Above(OrgUnit unit) =>
        unit.ParentId is { } parent && (stored.TryGetValue(parent, out var above) || addedById.TryGetValue(parent, out above)) ? above : null;

    private int LevelOf(OrgUnit unit)
    {
        var level = 1;
        for (var at = Above(unit); at is not null; at = Above(at)) level++;
        return level;
    }

    private OrgUnit DepartmentOf(OrgUnit unit)
    {
        while (unit.ParentBySource is { } parent && stored.TryGetValue(parent, out var above)) unit = above;
        return unit;
    }

    private bool IsNamed(OrgUnit department) =>
        department.SourceKey is { } key && key.Source == source.Format && departmentKeys.Contains(key.Key);
}
