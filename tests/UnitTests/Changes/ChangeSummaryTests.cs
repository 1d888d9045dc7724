using OrgChart.Application.Audit;
using OrgChart.Application.Changes;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Domain.Audit;
using OrgChart.Domain.SharedKernel;
using OrgChart.UnitTests.Directory;

namespace OrgChart.UnitTests.Changes;

[TestFixture]
internal sealed class ChangeSummaryTests
{
    private const int Gone = 99_999;

    private static readonly RandomDirectory Directory = new(seed: 5, units: 12, employees: 40);
    private static readonly int Unit = Directory.Units[0].Id;
    private static readonly int Employee = Directory.Employees[0].Id;

    [Test]
    public void Many_changes_of_a_record_are_one_item_with_the_record_as_it_is_now()
    {
        var items = Sum((AuditedResource.Unit, Unit, ChangeKind.Changed), (AuditedResource.Employee, Employee, ChangeKind.Changed), (AuditedResource.Unit, Unit, ChangeKind.Changed));

        Assert.That(items.Select(item => (item.Type, item.Id, item.Change, item.Reason)), Is.EqualTo(new[] { ("employee", Employee, "changed", (string?)null), ("unit", Unit, "changed", null) }), "in the order of the last change");
        Assert.That((items[1].Unit!.Id, items[1].Employee, items[0].Unit, items[0].Employee!.Id), Is.EqualTo((Unit, (object?)null, (object?)null, Employee)));
    }

    [TestCase("added", ChangeKind.Added)]
    [TestCase("added", ChangeKind.Added, ChangeKind.Moved, ChangeKind.Changed)]
    [TestCase("added", ChangeKind.Removed, ChangeKind.Added)]
    [TestCase("moved", ChangeKind.Moved)]
    [TestCase("moved", ChangeKind.Moved, ChangeKind.Changed)]
    [TestCase("changed", ChangeKind.Changed, ChangeKind.Changed)]
    public void What_is_there_was_added_moved_or_changed(string change, params ChangeKind[] kinds) =>
        Assert.That(Sum([.. kinds.Select(kind => (AuditedResource.Employee, Employee, kind))]).Single().Change, Is.EqualTo(change));

    [TestCase(ChangeKind.Removed)]
    [TestCase(ChangeKind.Added, ChangeKind.Changed, ChangeKind.Removed)]
    public void What_is_not_there_any_more_was_removed(params ChangeKind[] kinds)
    {
        foreach (var resource in new[] { AuditedResource.Unit, AuditedResource.Employee })
        {
            var item = Sum([.. kinds.Select(kind => (resource, Gone, kind))]).Single();
            Assert.That((item.Id, item.Change, item.Reason, item.Unit, item.Employee), Is.EqualTo((Gone, "removed", "deleted", (object?)null, (object?)null)));
        }
    }

    [TestCase("DeleteUnit", "deleted")]
    [TestCase("MergeUnits", "merged")]
    [TestCase("UndoChange", "undone")]
    [TestCase("ImportDirectory", "load")]
    public void What_is_gone_says_why(string action, string reason) =>
        Assert.That(ChangeSummary.Of([Recorded(0, AuditedResource.Unit, Gone, ChangeKind.Changed, "ChangeUnit"), Recorded(1, AuditedResource.Unit, Gone, ChangeKind.Removed, action)], Directory.Snapshot, View, Whole).Single().Reason, Is.EqualTo(reason));

    [Test]
    public void Something_whose_end_is_told_in_a_later_part_does_not_guess_why_it_is_gone()
    {
        var item = Sum((AuditedResource.Unit, Gone, ChangeKind.Changed)).Single();

        Assert.That((item.Change, item.Reason), Is.EqualTo(("removed", (string?)null)));
    }

    [Test]
    public void A_unit_and_an_employee_with_the_same_id_are_two() =>
        Assert.That(Sum((AuditedResource.Unit, Gone, ChangeKind.Removed), (AuditedResource.Employee, Gone, ChangeKind.Removed)).Select(item => item.Type), Is.EqualTo(new[] { "unit", "employee" }));

    private static BranchOfFeed Whole => new(branches: null, Directory.Snapshot, View);

    private static EmployeeView View => new(new Translation(Language.English), WithContactData: true);

    private static IReadOnlyList<ChangeItem> Sum(params (AuditedResource Resource, int Id, ChangeKind Kind)[] changes) =>
        ChangeSummary.Of([.. changes.Select((change, i) => Recorded(i, change.Resource, change.Id, change.Kind, "DeleteUnit"))], Directory.Snapshot, View, Whole);

    private static RecordedChange Recorded(int ordinal, AuditedResource resource, int id, ChangeKind kind, string action) =>
        new(new AuditChange { EntryId = 1, Ordinal = ordinal, Resource = resource, ResourceId = id, Kind = kind }, action, A.Earlier);
}
