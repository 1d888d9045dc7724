using OrgChart.Application.Audit;
using OrgChart.Application.Directory;
using OrgChart.Application.Employees;
using OrgChart.Application.Units;
using OrgChart.Domain.Audit;

namespace OrgChart.Application.Changes;

/// <summary>Sums up what became of each record: many changes of one are one item, with the record as it is now.</summary>
internal static class ChangeSummary
{
    /// <summary>An item for each record that the reader may know of, in the order of its last change.</summary>
    public static IReadOnlyList<ChangeItem> Of(IReadOnlyList<RecordedChange> changes, IDirectorySnapshot snapshot, EmployeeView view, BranchOfFeed branch) =>
    [
        .. changes.GroupBy(recorded => (recorded.Change.Resource, recorded.Change.ResourceId))
            .OrderBy(group => (group.Last().Change.EntryId, group.Last().Change.Ordinal))
            .Select(group => branch.Of(Sum([.. group], snapshot, view), group)).OfType<ChangeItem>(),
    ];

    /// <summary>A unit of which nothing is known yet.</summary>
    public static ChangeItem Added(UnitAnswer unit) => new() { Type = "unit", Id = unit.Id, Change = "added", Unit = unit };

    /// <summary>An employee of whom nothing is known yet.</summary>
    public static ChangeItem Added(EmployeeAnswer employee) => new() { Type = "employee", Id = employee.Id, Change = "added", Employee = employee };

    private static ChangeItem Sum(IReadOnlyList<RecordedChange> changes, IDirectorySnapshot snapshot, EmployeeView view)
    {
        var last = changes[^1];
        var id = last.Change.ResourceId;
        var isUnit = last.Change.Resource == AuditedResource.Unit;
        var unit = isUnit ? snapshot.FindUnit(id, view.Translation) : null;
        var employee = isUnit ? null : snapshot.FindEmployee(id, view);
        var isGone = unit is null && employee is null;
        return new()
        {
            Type = isUnit ? "unit" : "employee", Id = id, Unit = unit, Employee = employee,
            Change = isGone ? "removed" : Has(ChangeKind.Added) ? "added" : Has(ChangeKind.Moved) ? "moved" : "changed",
            // Where its end is told in a later part, that part says why.
            Reason = isGone && last.Change.Kind == ChangeKind.Removed ? ReasonOf(last.Action) : null,
        };

        bool Has(ChangeKind kind) => changes.Any(recorded => recorded.Change.Kind == kind);
    }

    private static string ReasonOf(string action) => action switch
    {
        "ImportDirectory" => "load",
        "MergeUnits" => "merged",
        "UndoChange" => "undone",
        _ => "deleted",
    };
}
