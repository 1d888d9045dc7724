using OrgChart.Application.Audit;
using OrgChart.Application.Changes.ListChanges;
using OrgChart.Application.Directory;
using OrgChart.Application.Units;
using OrgChart.Domain.Audit;

namespace OrgChart.Application.Changes;

/// <summary>
/// The part of the feed that a reader gets whose permission is limited to branches of the organisation: what is in them, what has left them (as removed), and, when a unit
/// comes into them with all that is beneath it, the word to begin anew.
/// </summary>
/// <param name="branches">The units at the top of the branches; null for the whole organisation.</param>
/// <param name="snapshot">The directory as it is now.</param>
/// <param name="view">How it is shown.</param>
internal sealed class BranchOfFeed(IReadOnlyCollection<int>? branches, IDirectorySnapshot snapshot, EmployeeView view)
{
    /// <summary>What the reader gets of an item of which nothing is known yet; null for nothing.</summary>
    public ChangeItem? Of(ChangeItem item) => branches is null || IsWithin(item) ? item : null;

    /// <summary>What the reader gets of an item and the changes that it sums up; null for nothing.</summary>
    /// <exception cref="TokenExpiredException">A unit has come in.</exception>
    public ChangeItem? Of(ChangeItem item, IEnumerable<RecordedChange> changes)
    {
        if (branches is null) return item;
        var origins = changes.Select(recorded => recorded.Change).Where(change => change.Kind is ChangeKind.Moved or ChangeKind.Removed)
            .Select(change => RecordFields.Read(change.Before)).Select(before => before.Id("parentId") ?? before.Id("unitId")).OfType<int>().ToList();
        if (item.Unit is null && item.Employee is null) return origins.Count == 0 || origins.Any(WasWithin) ? item : null;
        if (!IsWithin(item)) return origins.Any(WasWithin) ? new() { Type = item.Type, Id = item.Id, Change = "removed", Reason = "moved" } : null;
        return item.Unit is not null && origins.Any(origin => !WasWithin(origin)) ? throw new TokenExpiredException() : item;
    }

    private bool IsWithin(ChangeItem item) => IsWithin(item.Unit?.Path ?? item.Employee?.Path ?? []);

    private bool IsWithin(IReadOnlyList<UnitReference> path) => path.Any(unit => branches!.Contains(unit.Id));

    // Of a unit that is gone nobody knows any more where it was; what was in it is told as removed, which tells nothing but a number.
    private bool WasWithin(int unit) => snapshot.FindUnit(unit, view.Translation) is not { } known || IsWithin(known.Path);
}
