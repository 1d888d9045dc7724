using OrgChart.Application.Audit;
using OrgChart.Application.Changes;
using OrgChart.Application.Changes.ListChanges;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Employees;
using OrgChart.Domain.Audit;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;
using OrgChart.UnitTests.Directory;

namespace OrgChart.UnitTests.Changes;

/// <summary>Department 1 with unit 2, beneath which is 4, and with unit 3. The reader's branch is unit 2; employees have ten times the number of their unit.</summary>
[TestFixture]
internal sealed class BranchOfFeedTests
{
    private const int Gone = 99;

    private static readonly DirectorySnapshot Directory = MakeDirectory();
    private static readonly EmployeeView View = new(new Translation(Language.English), WithContactData: false);

    [Test]
    public void Whoever_reads_everything_gets_everything()
    {
        var everything = new BranchOfFeed(branches: null, Directory, View);
        foreach (var item in new[] { Unit(1), Unit(3), Employee(30), Removed("unit") })
            Assert.That((everything.Of(item), everything.Of(item, [Moved(3, 2)])), Is.EqualTo((item, item)));
    }

    [Test]
    public void Of_everything_there_is_a_branch_gets_itself_and_what_is_beneath()
    {
        foreach (var item in new[] { Unit(2), Unit(4), Employee(20), Employee(40) }) Assert.That(Branch(2).Of(item), Is.SameAs(item));
        foreach (var item in new[] { Unit(1), Unit(3), Employee(10), Employee(30) }) Assert.That(Branch(2).Of(item), Is.Null);
        Assert.That(Branch(3, 4).Of(Unit(3)), Is.Not.Null);
        Assert.That(new BranchOfFeed([], Directory, View).Of(Unit(1)), Is.Null, "no branch is nowhere");
    }

    [Test]
    public void A_change_within_is_told_and_one_outside_is_not()
    {
        Assert.That(Branch(2).Of(Employee(40), [Changed()]), Is.Not.Null);
        Assert.That(Branch(2).Of(Employee(30), [Changed()]), Is.Null);
        Assert.That(Branch(2).Of(Unit(3), [Moved(1, 1)]), Is.Null);
    }

    [Test]
    public void What_has_left_the_branch_is_told_as_removed_and_nothing_is_told_of_it()
    {
        var left = Branch(2).Of(Employee(30), [Moved(4, 3)])!;

        Assert.That((left.Id, left.Change, left.Reason, left.Employee, left.Unit), Is.EqualTo((30, "removed", "moved", (object?)null, (object?)null)));
        Assert.That(Branch(2).Of(Unit(3), [Moved(2, 1)])!.Reason, Is.EqualTo("moved"));
    }

    [Test]
    public void Somebody_who_comes_in_is_told_as_he_is() => Assert.That(Branch(2).Of(Employee(40), [Moved(3, 4)])!.Employee!.Id, Is.EqualTo(40));

    [Test]
    public void A_unit_that_comes_in_brings_so_much_along_that_the_reader_begins_anew() =>
        Assert.That(() => Branch(2).Of(Unit(4), [Moved(3, 2)]), Throws.TypeOf<TokenExpiredException>());

    [Test]
    public void A_unit_that_moves_within_is_only_moved() => Assert.That(Branch(2).Of(Unit(4), [Moved(2, 2)]), Is.Not.Null);

    [Test]
    public void What_is_gone_is_told_to_those_in_whose_branch_it_was()
    {
        Assert.That(Branch(2).Of(Removed("employee"), [RemovedFrom("unitId", 4)]), Is.Not.Null);
        Assert.That(Branch(2).Of(Removed("employee"), [RemovedFrom("unitId", 3)]), Is.Null);
        Assert.That(Branch(2).Of(Removed("unit"), [RemovedFrom("parentId", 2)]), Is.Not.Null);
        Assert.That(Branch(2).Of(Removed("unit"), [RemovedFrom("parentId", 1)]), Is.Null);
    }

    [Test]
    public void Of_what_was_in_a_unit_that_is_gone_too_the_number_is_told()
    {
        var item = Branch(2).Of(Removed("employee"), [RemovedFrom("unitId", Gone)])!;

        Assert.That((item.Id, item.Employee), Is.EqualTo((Gone, (object?)null)));
    }

    private static BranchOfFeed Branch(params int[] units) => new(units, Directory, View);

    private static ChangeItem Unit(int id) => ChangeSummary.Added(Directory.FindUnit(id, View.Translation)!);

    private static ChangeItem Employee(int id) => ChangeSummary.Added(Directory.FindEmployee(id, View)!);

    private static ChangeItem Removed(string type) => new() { Type = type, Id = Gone, Change = "removed" };

    private static RecordedChange Changed() => Recorded(ChangeKind.Changed, """{"phone":"1"}""", """{"phone":"2"}""");

    private static RecordedChange Moved(int from, int to) => Recorded(ChangeKind.Moved, $$"""{"unitId":{{from}}}""", $$"""{"unitId":{{to}}}""");

    private static RecordedChange RemovedFrom(string field, int place) => Recorded(ChangeKind.Removed, $$"""{"id":99,"{{field}}":{{place}}}""", null);

    private static RecordedChange Recorded(ChangeKind kind, string? before, string? after) => new(new AuditChange { EntryId = 1, Kind = kind, Before = before, After = after }, "Something", A.Earlier);

    private static DirectorySnapshot MakeDirectory()
    {
        var table = new UnitTable([.. new (int Id, int? Parent)[] { (1, null), (2, 1), (3, 1), (4, 2) }.Select(unit => new UnitRow(unit.Id, unit.Parent, new($"Unit {unit.Id}", null), LocalizedText.None, null, 1))]);
        var builder = new EmployeeTableBuilder();
        foreach (var unit in new[] { 1, 2, 3, 4 })
            builder.Add(new RowReader(new EmployeeRow(
                unit * 10, unit, null, "Roy", "Luc", LocalizedText.None, null, null, LocalizedText.None, new(LocalizedText.None, LocalizedText.None, LocalizedText.None), null, LocalizedText.None, null, null, 1)));
        return new DirectorySnapshot(revision: 42, table, new EmployeeTable(builder, table));
    }
}
