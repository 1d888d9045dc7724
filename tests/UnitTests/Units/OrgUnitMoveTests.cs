using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Units;

[TestFixture]
public sealed class OrgUnitMoveTests
{
    [Test]
    public void A_moved_unit_hangs_beneath_its_destination()
    {
        var department = A.Department();
        var finance = A.Unit(beneath: department);
        var payroll = A.Unit(beneath: department);

        payroll.MoveBeneath(A.LineageOf(finance), A.Earlier);

        Assert.That(payroll.ParentId, Is.EqualTo(finance.Id));
        Assert.That(payroll.HandEdits.AreNone, Is.True, "nothing is compared with a source");
    }

    [Test]
    public void A_unit_can_be_moved_to_another_department()
    {
        var finance = A.Unit(beneath: A.Department());
        var other = A.Department();

        finance.MoveBeneath(A.LineageOf(other), A.Earlier);

        Assert.That(finance.ParentId, Is.EqualTo(other.Id));
    }

    [Test]
    public void A_department_stays_at_the_top()
    {
        var department = A.Department();

        RuleAssert.Breaks("unit.department_stays", () => department.MoveBeneath(A.LineageOf(A.Department()), A.Earlier));
        Assert.That(department.ParentId, Is.Null, "a refused move changes nothing");
    }

    [Test]
    public void A_unit_cannot_be_moved_beneath_itself()
    {
        var department = A.Department();
        var finance = A.Unit(beneath: department, key: "FIN");

        RuleAssert.Breaks("unit.beneath_itself", () => finance.MoveBeneath(A.LineageOf(finance), A.Earlier));
        Assert.That(finance.ParentId, Is.EqualTo(department.Id), "a refused move changes nothing");
        Assert.That(finance.HandEdits.AreNone, Is.True);
    }

    [Test]
    public void A_unit_cannot_be_moved_beneath_its_own_grandchild()
    {
        var department = A.Department();
        var finance = A.Unit(beneath: department);
        var payroll = A.Unit(beneath: finance);
        var pensions = A.Unit(beneath: payroll);

        RuleAssert.Breaks("unit.beneath_itself", () => finance.MoveBeneath(A.LineageOf(pensions), A.Earlier));
        Assert.That(finance.ParentId, Is.EqualTo(department.Id), "a refused move changes nothing");
    }

    [Test]
    public void A_loaded_unit_remembers_where_the_source_had_it_before_the_first_of_two_moves()
    {
        var department = A.Department("D");
        var finance = A.Unit(beneath: department, key: "FIN");

        finance.MoveBeneath(A.LineageOf(A.Unit(beneath: department)), A.Earlier);
        finance.MoveBeneath(A.LineageOf(A.Unit(beneath: department)), A.Earlier);

        Assert.That(finance.HandEdits.Fields["parent"].SourceValue, Is.EqualTo(department.Id.ToString()));
    }

    [Test]
    public void What_the_source_says_of_the_place_of_a_unit_stays_known_whatever_hands_make_of_it()
    {
        var department = A.Department("D");
        var finance = A.Unit(beneath: department, key: "FIN");
        var byHand = A.Unit(beneath: department);

        finance.MoveBeneath(A.LineageOf(A.Unit(beneath: department)), A.Earlier);

        Assert.That((finance.ParentBySource, byHand.ParentBySource, department.ParentBySource), Is.EqualTo(((OrgUnitId?)department.Id, (OrgUnitId?)department.Id, (OrgUnitId?)null)));
    }

    [Test]
    public void A_move_to_where_the_unit_is_already_is_no_edit()
    {
        var department = A.Department("D");
        var finance = A.Unit(beneath: department, key: "FIN");

        finance.MoveBeneath(A.LineageOf(department), A.Earlier);

        Assert.That(finance.HandEdits.AreNone, Is.True);
    }

    [Test]
    public void Giving_up_a_move_made_by_hand_puts_the_unit_where_the_source_has_it()
    {
        var department = A.Department("D");
        var finance = A.Unit(beneath: department, key: "FIN");
        finance.MoveBeneath(A.LineageOf(A.Unit(beneath: department)), A.Earlier);

        Assert.That(finance.GiveUpMoveByHand(), Is.True);
        Assert.That(finance.ParentId, Is.EqualTo(department.Id));
        Assert.That(finance.HandEdits.AreNone, Is.True);
    }

    [Test]
    public void A_unit_that_was_not_moved_has_no_move_to_give_up()
    {
        var department = A.Department("D");
        var finance = A.Unit(beneath: department, key: "FIN");
        finance.Rename(A.Text("Treasury"), A.Earlier);

        Assert.That(finance.GiveUpMoveByHand(), Is.False);
        Assert.That(finance.ParentId, Is.EqualTo(department.Id));
        Assert.That(finance.Name.En, Is.EqualTo("Treasury"));
    }
}
