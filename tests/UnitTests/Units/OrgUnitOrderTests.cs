using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Units;

[TestFixture]
public sealed class OrgUnitOrderTests
{
    private OrgUnit department = null!;
    private OrgUnit finance = null!;
    private OrgUnit payroll = null!;
    private OrgUnit pensions = null!;

    private OrgUnitId[] Children => [finance.Id, payroll.Id, pensions.Id];

    [SetUp]
    public void MakeUnits()
    {
        department = A.Department("D");
        (finance, payroll, pensions) = (A.Unit(beneath: department), A.Unit(beneath: department), A.Unit(beneath: department));
    }

    [Test]
    public void A_new_unit_has_its_children_by_name() => Assert.That(department.ChildOrder, Is.Empty);

    [Test]
    public void An_order_may_name_some_children_or_all_of_them()
    {
        department.OrderChildren([pensions.Id, finance.Id], Children);
        Assert.That(department.ChildOrder, Is.EqualTo(new[] { pensions.Id, finance.Id }));

        department.OrderChildren([payroll.Id, pensions.Id, finance.Id], Children);
        Assert.That(department.ChildOrder, Is.EqualTo(new[] { payroll.Id, pensions.Id, finance.Id }));
    }

    [Test]
    public void An_empty_order_puts_all_children_by_name_again()
    {
        department.OrderChildren([pensions.Id], Children);

        department.OrderChildren([], Children);

        Assert.That(department.ChildOrder, Is.Empty);
    }

    [Test]
    public void An_order_names_only_units_directly_beneath()
    {
        var deeper = A.Unit(beneath: payroll);
        department.OrderChildren([pensions.Id], Children);

        var broken = Assert.Throws<RuleBrokenException>(() => department.OrderChildren([finance.Id, deeper.Id, new OrgUnitId(42)], Children))!;

        Assert.That(broken.Code, Is.EqualTo("unit.not_a_child"));
        Assert.That(broken.Concerned["units"], Is.EqualTo(new[] { deeper.Id.Value, 42 }));
        Assert.That(department.ChildOrder, Is.EqualTo(new[] { pensions.Id }), "a refused order changes nothing");
    }

    [Test]
    public void An_order_names_a_unit_once()
    {
        department.OrderChildren([pensions.Id], Children);

        RuleAssert.Breaks("unit.named_twice", () => department.OrderChildren([finance.Id, payroll.Id, finance.Id], Children));
        Assert.That(department.ChildOrder, Is.EqualTo(new[] { pensions.Id }), "a refused order changes nothing");
    }

    [Test]
    public void An_order_is_no_edit_of_what_a_source_says()
    {
        department.OrderChildren([pensions.Id], Children);

        Assert.That(department.HandEdits.AreNone, Is.True);
    }

    [Test]
    public void A_load_leaves_the_order_of_the_children_alone()
    {
        department.OrderChildren([pensions.Id], Children);

        department.FollowSource(null, A.Text("Other"), LocalizedText.None, A.LoadStart);

        Assert.That(department.ChildOrder, Is.EqualTo(new[] { pensions.Id }));
    }
}
