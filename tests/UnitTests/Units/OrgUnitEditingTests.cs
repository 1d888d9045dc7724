using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Units;

[TestFixture]
public sealed class OrgUnitEditingTests
{
    private OrgUnit department = null!;
    private OrgUnit finance = null!;

    [SetUp]
    public void MakeUnits()
    {
        department = A.Department("D");
        finance = A.Unit(beneath: department, key: "FIN", name: A.Text("Finance", "Finances"), acronym: A.Text("FIN", "FIN"));
    }

    [Test]
    public void A_changed_unit_has_its_new_name_and_acronym()
    {
        finance.Change(new(A.Text("Treasury", "Trésor"), A.Text("TR")), A.Earlier);

        Assert.That(finance.Details, Is.EqualTo(new UnitDetails(A.Text("Treasury", "Trésor"), A.Text("TR"))));
        Assert.That(finance.ParentId, Is.EqualTo(department.Id));
    }

    [Test]
    public void Changing_a_loaded_unit_remembers_what_the_source_said_of_the_fields_that_changed()
    {
        finance.Change(new(A.Text("Finance", "Trésor"), A.Text("FIN", null)), A.Earlier);

        Assert.That(finance.HandEdits, Is.EqualTo(HandEdits.None.Noting("name.fr", "Finances", A.Earlier).Noting("acronym.fr", "FIN", A.Earlier)));
    }

    [Test]
    public void A_change_of_a_unit_made_by_hand_is_compared_with_nothing()
    {
        var byHand = A.Unit(beneath: department);

        byHand.Change(new(A.Text("Other"), A.Text("O")), A.Earlier);

        Assert.That(byHand.HandEdits.AreNone, Is.True);
    }

    [Test]
    public void A_later_load_keeps_what_hands_changed()
    {
        finance.Change(new(A.Text("Treasury", "Finances"), A.Text("TR", "FIN")), A.Earlier);

        finance.FollowSource(department.Id, A.Text("Finance", "Argent"), A.Text("FIN", "FIN"), A.LoadStart);

        Assert.That(finance.Details, Is.EqualTo(new UnitDetails(A.Text("Treasury", "Argent"), A.Text("TR", "FIN"))), "only the French name is news");
    }

    [Test]
    public void A_refused_change_changes_nothing()
    {
        var before = finance.Details;

        RuleAssert.Breaks("unit.name_missing", () => finance.Change(before with { Name = LocalizedText.None }, A.Earlier));
        RuleAssert.Breaks("unit.name_too_long", () => finance.Change(new(A.Text(new string('n', 301)), A.Text("X")), A.Earlier));
        RuleAssert.Breaks("unit.acronym_too_long", () => finance.Change(new(A.Text("Other"), A.Text(null, new string('A', 51))), A.Earlier));
        Assert.That((finance.Details, finance.HandEdits.AreNone), Is.EqualTo((before, true)));
    }

    [Test]
    public void An_empty_unit_can_be_removed() => Assert.That(() => finance.EnsureEmpty([], 0), Throws.Nothing);

    [TestCase(1, 0)]
    [TestCase(0, 1)]
    [TestCase(2, 3)]
    public void A_unit_with_something_in_it_cannot_be_removed(int children, int employees)
    {
        OrgUnitId[] beneath = [.. Enumerable.Range(1, children).Select(id => new OrgUnitId(id))];

        var broken = Assert.Throws<RuleBrokenException>(() => finance.EnsureEmpty(beneath, employees))!;

        Assert.That(broken.Code, Is.EqualTo("unit.not_empty"));
        Assert.That(broken.Message, Does.Contain($"{children} units").And.Contain($"{employees} people"));
        Assert.That(broken.Concerned["units"], Is.EqualTo(beneath.Select(id => id.Value)));
    }

    [Test]
    public void What_is_in_a_unit_can_be_moved_to_its_parent_or_a_stranger()
    {
        Assert.That(() => finance.EnsureCanMoveContentsTo(A.LineageOf(department)), Throws.Nothing);
        Assert.That(() => finance.EnsureCanMoveContentsTo(A.LineageOf(A.Unit(beneath: A.Department()))), Throws.Nothing);
    }

    [Test]
    public void What_is_in_a_unit_cannot_be_moved_into_itself_or_beneath()
    {
        RuleAssert.Breaks("unit.beneath_itself", () => finance.EnsureCanMoveContentsTo(A.LineageOf(finance)));
        RuleAssert.Breaks("unit.beneath_itself", () => finance.EnsureCanMoveContentsTo(A.LineageOf(A.Unit(beneath: A.Unit(beneath: finance)))));
    }

    [Test]
    public void A_unit_that_is_brought_back_is_what_it_was()
    {
        var key = new SourceKey("geds", "OU=FIN");

        var unit = OrgUnit.Restore(new OrgUnitId(7), department.Id, A.Text("Finance"), A.Text("FIN"), key, [new OrgUnitId(9), new OrgUnitId(8)]);

        Assert.That((unit.Id.Value, unit.ParentId, unit.Name, unit.Acronym, unit.SourceKey), Is.EqualTo((7, (OrgUnitId?)department.Id, A.Text("Finance"), A.Text("FIN"), key)));
        Assert.That(unit.ChildOrder.Select(id => id.Value), Is.EqualTo(new[] { 9, 8 }));
        RuleAssert.Breaks("unit.name_missing", () => OrgUnit.Restore(new OrgUnitId(7), null, LocalizedText.None, LocalizedText.None, null, []));
    }
}
