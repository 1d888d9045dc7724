using OrgChart.Application.Common;
using OrgChart.Application.Units;
using OrgChart.Application.Units.ChangeUnit;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Application.Units.DeleteUnit;
using OrgChart.Application.Units.MergeUnits;
using OrgChart.Application.Units.MoveUnit;
using OrgChart.Application.Units.OrderUnits;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Units;

/// <summary>A department with finance, beneath which is payroll with a clerk, and with pensions.</summary>
[TestFixture]
public sealed class UnitCommandTests
{
    private Organisation organisation = null!;
    private OrgUnit department = null!;
    private OrgUnit finance = null!;
    private OrgUnit payroll = null!;
    private OrgUnit pensions = null!;
    private Employee boss = null!;
    private Employee clerk = null!;

    private UnitContents Contents => new(organisation, organisation, organisation.Time);

    [SetUp]
    public void MakeUnits()
    {
        organisation = new();
        department = organisation.With(A.Department("D"));
        finance = organisation.With(A.Unit(beneath: department, key: "FIN"));
        payroll = organisation.With(A.Unit(beneath: finance, key: "PAY"));
        pensions = organisation.With(A.Unit(beneath: department, key: "PEN"));
        boss = organisation.With(A.Employee(finance.Id));
        clerk = organisation.With(A.Employee(payroll.Id));
    }

    [Test]
    public async Task The_contents_of_a_unit_are_what_is_directly_in_it()
    {
        await Contents.MoveAsync(finance, pensions.Id, default);

        Assert.That((payroll.ParentId, boss.UnitId, clerk.UnitId), Is.EqualTo((pensions.Id, pensions.Id, payroll.Id)));
        Assert.That((finance.ParentId, pensions.ParentId), Is.EqualTo((department.Id, department.Id)));
    }

    [Test]
    public async Task Moving_contents_is_an_edit_by_hand()
    {
        await Contents.MoveAsync(finance, pensions.Id, default);

        Assert.That(payroll.HandEdits, Is.EqualTo(HandEdits.None.Noting("parent", finance.Id.ToString(), A.Earlier)));
    }

    [Test]
    public async Task The_contents_of_a_department_can_be_moved_into_another_one()
    {
        var other = organisation.With(A.Department());

        await Contents.MoveAsync(department, other.Id, default);

        Assert.That((finance.ParentId, pensions.ParentId), Is.EqualTo((other.Id, other.Id)));
    }

    [Test]
    public async Task The_contents_of_a_unit_are_not_moved_into_itself_or_beneath()
    {
        var before = organisation.Told;

        await RuleAssert.BreaksAsync("unit.beneath_itself", () => Contents.MoveAsync(finance, finance.Id, default));
        await RuleAssert.BreaksAsync("unit.beneath_itself", () => Contents.MoveAsync(finance, payroll.Id, default));
        Assert.That((await RuleAssert.ThrowsAsync<NotFoundException>(() => Contents.MoveAsync(finance, new OrgUnitId(99), default))).Code, Is.EqualTo("unit.not_found"));
        Assert.That(organisation.Told, Is.EqualTo(before), "a refused move changes nothing");
    }

    [Test]
    public async Task A_new_unit_gets_the_next_id_and_stands_where_it_was_put()
    {
        var written = await Create(finance.Id.Value);
        var top = await Create(null);

        Assert.That((organisation.Units[written.Id].ParentId, organisation.Units[top.Id].ParentId), Is.EqualTo(((OrgUnitId?)finance.Id, (OrgUnitId?)null)));
        Assert.That(organisation.Units[written.Id].Details, Is.EqualTo(new UnitDetails(A.Text("New"), A.Text("N"))));
        Assert.That(organisation.Log, Is.EqualTo(new[] { "begin", "commit", "begin", "commit" }));
    }

    [Test]
    public async Task A_new_unit_needs_a_parent_that_is_there()
    {
        Assert.That((await RuleAssert.ThrowsAsync<NotFoundException>(() => Create(99))).Code, Is.EqualTo("unit.not_found"));
        AssertRefused();
    }

    [Test]
    public async Task What_is_known_of_a_unit_is_changed_from_what_it_is()
    {
        await new ChangeUnitHandler(organisation, organisation, organisation.Time).Handle(new(finance.Id.Value, details => details with { Acronym = A.Text("F") }, 1), default);

        Assert.That(finance.Details, Is.EqualTo(new UnitDetails(A.NameOf("FIN"), A.Text("F"))));
        Assert.That(finance.HandEdits.Fields.Keys, Is.EqualTo(new[] { "acronym.en" }));
    }

    [Test]
    public async Task A_unit_that_somebody_changed_meanwhile_is_not_changed()
    {
        var stale = await RuleAssert.ThrowsAsync<ConflictException>(() =>
            new ChangeUnitHandler(organisation, organisation, organisation.Time).Handle(new(finance.Id.Value, details => details with { Acronym = A.Text("F") }, 2), default));

        Assert.That((stale.Code, finance.Acronym), Is.EqualTo(("unit.version_stale", LocalizedText.None)));
        AssertRefused();
    }

    [Test]
    public async Task A_unit_is_moved_unless_that_closes_a_circle()
    {
        await new MoveUnitHandler(organisation, organisation, organisation.Time).Handle(new(payroll.Id.Value, pensions.Id.Value, null), default);
        Assert.That(payroll.ParentId, Is.EqualTo(pensions.Id));

        organisation.Log.Clear();
        await RuleAssert.BreaksAsync("unit.beneath_itself", () => new MoveUnitHandler(organisation, organisation, organisation.Time).Handle(new(pensions.Id.Value, payroll.Id.Value, null), default));
        Assert.That(pensions.ParentId, Is.EqualTo(department.Id));
        AssertRefused();
    }

    [Test]
    public async Task The_units_beneath_one_are_put_in_an_order()
    {
        await new OrderUnitsHandler(organisation, organisation).Handle(new(department.Id.Value, [pensions.Id.Value, finance.Id.Value], null), default);
        Assert.That(department.ChildOrder, Is.EqualTo(new[] { pensions.Id, finance.Id }));

        organisation.Log.Clear();
        await RuleAssert.BreaksAsync("unit.not_a_child", () => new OrderUnitsHandler(organisation, organisation).Handle(new(department.Id.Value, [payroll.Id.Value], null), default));
        AssertRefused();
    }

    [TestCase(1000, true)]
    [TestCase(1001, false)]
    public void An_order_names_at_most_1000_units(int count, bool valid)
    {
        var result = new OrderUnitsValidator().Validate(new OrderUnitsCommand(1, [.. Enumerable.Range(1, count)], null));

        Assert.That(result.IsValid, Is.EqualTo(valid));
        if (!valid) Assert.That(result.Errors.Single().PropertyName, Is.EqualTo("order"));
    }

    [Test]
    public async Task An_empty_unit_is_removed()
    {
        await Delete(pensions, null);

        Assert.That(organisation.Units.Keys, Does.Not.Contain(pensions.Id.Value));
        Assert.That(organisation.Log, Is.EqualTo(new[] { "begin", "commit" }));
    }

    [Test]
    public async Task A_unit_with_units_or_people_in_it_is_removed_only_when_it_is_said_where_they_go()
    {
        await RuleAssert.BreaksAsync("unit.not_empty", () => Delete(payroll, null));
        await RuleAssert.BreaksAsync("unit.not_empty", () => Delete(department, null));
        Assert.That(organisation.Units, Has.Count.EqualTo(4));
        AssertRefused();

        await Delete(finance, department.Id);
        Assert.That(organisation.Units.Keys, Is.EqualTo(new[] { department.Id.Value, payroll.Id.Value, pensions.Id.Value }));
        Assert.That((payroll.ParentId, boss.UnitId), Is.EqualTo((department.Id, department.Id)));
    }

    [Test]
    public async Task A_unit_whose_contents_would_go_with_it_is_not_removed()
    {
        await RuleAssert.BreaksAsync("unit.beneath_itself", () => Delete(finance, payroll.Id));
        Assert.That(organisation.Units, Has.Count.EqualTo(4));
        AssertRefused();
    }

    [Test]
    public async Task Merged_units_are_one_with_the_contents_of_both()
    {
        var written = await Merge(finance, pensions, new(A.Text("Both"), A.Text("B")));

        Assert.That(written.Id, Is.EqualTo(pensions.Id.Value));
        Assert.That(organisation.Units.Keys, Is.EqualTo(new[] { department.Id.Value, payroll.Id.Value, pensions.Id.Value }));
        Assert.That((payroll.ParentId, boss.UnitId, pensions.Details), Is.EqualTo((pensions.Id, pensions.Id, new UnitDetails(A.Text("Both"), A.Text("B")))));
        Assert.That(organisation.Log, Is.EqualTo(new[] { "begin", "commit" }));
    }

    [Test]
    public async Task The_unit_that_stays_keeps_its_names_unless_told_otherwise()
    {
        await Merge(finance, pensions, null);

        Assert.That((pensions.Details, pensions.HandEdits.AreNone), Is.EqualTo((new UnitDetails(A.NameOf("PEN"), LocalizedText.None), true)));
    }

    [Test]
    public async Task A_unit_is_not_merged_into_itself_or_one_beneath_it()
    {
        await RuleAssert.BreaksAsync("unit.beneath_itself", () => Merge(finance, finance, null));
        await RuleAssert.BreaksAsync("unit.beneath_itself", () => Merge(finance, payroll, null));
        Assert.That(organisation.Units, Has.Count.EqualTo(4));
        AssertRefused();
    }

    [Test]
    public async Task A_unit_can_be_merged_into_the_one_above_it()
    {
        await Merge(payroll, finance, null);

        Assert.That((organisation.Units.ContainsKey(payroll.Id.Value), clerk.UnitId), Is.EqualTo((false, finance.Id)));
    }

    private Task<Written> Create(int? parent) =>
        new CreateUnitHandler(organisation, organisation, organisation).Handle(new(parent, new(A.Text("New"), A.Text("N"))), default);

    private Task<Written> Delete(OrgUnit unit, OrgUnitId? destination) =>
        new DeleteUnitHandler(organisation, organisation, Contents, organisation).Handle(new(unit.Id.Value, destination?.Value, null), default);

    private Task<Written> Merge(OrgUnit unit, OrgUnit into, UnitDetails? details) =>
        new MergeUnitsHandler(organisation, Contents, organisation, organisation.Time).Handle(new(unit.Id.Value, into.Id.Value, details, null), default);

    private void AssertRefused() => Assert.That(organisation.Log, Does.Not.Contain("commit"), "a refused command changes nothing");
}
