using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Units;

[TestFixture]
public sealed class OrgUnitFollowSourceTests
{
    private static readonly LocalizedText Acronym = A.Text("FIN", "FIN");
    private OrgUnit department = null!;
    private OrgUnit finance = null!;

    [SetUp]
    public void MakeUnits()
    {
        department = A.Department("D");
        finance = A.Unit(beneath: department, key: "FIN", name: A.Text("Finance", "Finances"), acronym: Acronym);
    }

    [Test]
    public void A_source_that_says_the_same_changes_nothing() =>
        Assert.That(Follow(), Is.EqualTo(new SourceOutcome(Moved: false, Changed: false, KeptFields: [])).Using<SourceOutcome>(AreEqual));

    [Test]
    public void A_unit_follows_the_source()
    {
        var other = A.Department("E");

        var outcome = Follow(other.Id, A.Text("Treasury", "Trésorerie"), A.Text("TR"));

        Assert.That(outcome, Is.EqualTo(new SourceOutcome(Moved: true, Changed: true, KeptFields: [])).Using<SourceOutcome>(AreEqual));
        Assert.That(finance.ParentId, Is.EqualTo(other.Id));
        Assert.That(finance.Name, Is.EqualTo(A.Text("Treasury", "Trésorerie")));
        Assert.That(finance.Acronym, Is.EqualTo(A.Text("TR")));
    }

    [Test]
    public void A_unit_can_become_a_department_and_a_department_a_unit()
    {
        Assert.That(finance.FollowSource(null, finance.Name, finance.Acronym, A.LoadStart).Moved, Is.True);
        Assert.That(department.FollowSource(finance.Id, department.Name, department.Acronym, A.LoadStart).Moved, Is.True);
        Assert.That((finance.ParentId, department.ParentId), Is.EqualTo(((OrgUnitId?)null, (OrgUnitId?)finance.Id)));
    }

    [Test]
    public void A_changed_acronym_is_a_change() => Assert.That(Follow(acronym: A.Text("FINA", "FIN")).Changed, Is.True);

    [Test]
    public void A_name_edited_by_hand_stays_while_the_source_says_nothing_new()
    {
        finance.Rename(A.Text("Treasury", "Trésorerie"), A.Earlier);

        var outcome = Follow();

        Assert.That(outcome.Changed, Is.False);
        Assert.That(finance.Name, Is.EqualTo(A.Text("Treasury", "Trésorerie")));
        Assert.That(finance.HandEdits.AreNone, Is.False);
    }

    [Test]
    public void A_name_edited_by_hand_follows_the_source_only_in_the_language_where_it_has_changed()
    {
        finance.Rename(A.Text("Treasury", "Trésorerie"), A.Earlier);

        var outcome = Follow(name: A.Text("Money", "Finances"));

        Assert.That(outcome.Changed, Is.True);
        Assert.That(finance.Name, Is.EqualTo(A.Text("Money", "Trésorerie")));
        Assert.That(finance.HandEdits.Fields.Keys, Is.EqualTo(new[] { "name.fr" }));
    }

    [Test]
    public void A_move_by_hand_stays_while_the_source_says_nothing_new()
    {
        var destination = A.Unit(beneath: department);
        finance.MoveBeneath(A.LineageOf(destination), A.Earlier);

        Assert.That(Follow().Moved, Is.False);
        Assert.That(finance.ParentId, Is.EqualTo(destination.Id));
    }

    [Test]
    public void A_move_by_hand_is_given_up_when_the_source_moves_the_unit()
    {
        var other = A.Department("E");
        finance.MoveBeneath(A.LineageOf(A.Unit(beneath: department)), A.Earlier);

        Assert.That(Follow(other.Id).Moved, Is.True);
        Assert.That(finance.ParentId, Is.EqualTo(other.Id));
        Assert.That(finance.HandEdits.AreNone, Is.True);
    }

    [Test]
    public void An_edit_made_while_the_load_was_running_is_never_lost()
    {
        var destination = A.Unit(beneath: department);
        finance.Rename(A.Text("Treasury", "Finances"), A.DuringTheLoad);
        finance.MoveBeneath(A.LineageOf(destination), A.DuringTheLoad);

        var outcome = Follow(A.Department("E").Id, A.Text("Money", "Argent"));

        Assert.That(outcome.KeptFields, Is.EqualTo(new[] { "parent", "name.en" }));
        Assert.That(finance.Name, Is.EqualTo(A.Text("Treasury", "Argent")));
        Assert.That(finance.ParentId, Is.EqualTo(destination.Id));
        Assert.That(outcome.Moved, Is.False);
        Assert.That(outcome.Changed, Is.True, "the French name followed");
    }

    [Test]
    public void The_load_after_an_edit_made_during_a_load_finds_nothing_new()
    {
        finance.Rename(A.Text("Treasury", "Finances"), A.DuringTheLoad);
        Follow(name: A.Text("Money", "Finances"));

        var next = finance.FollowSource(department.Id, A.Text("Money", "Finances"), Acronym, A.LoadStart.AddDays(1));

        Assert.That((next.Changed, next.KeptFields.Count), Is.EqualTo((false, 0)));
        Assert.That(finance.Name.En, Is.EqualTo("Treasury"));
    }

    [Test]
    public void A_source_without_a_name_is_refused_and_changes_nothing()
    {
        RuleAssert.Breaks("unit.name_missing", () => Follow(name: LocalizedText.None));
        RuleAssert.Breaks("unit.name_too_long", () => Follow(name: A.Text(new string('n', 301))));
        RuleAssert.Breaks("unit.acronym_too_long", () => Follow(acronym: A.Text(new string('n', 51))));
        Assert.That(finance.Name, Is.EqualTo(A.Text("Finance", "Finances")));
    }

    private static bool AreEqual(SourceOutcome a, SourceOutcome b) =>
        (a.Moved, a.Changed) == (b.Moved, b.Changed) && a.KeptFields.SequenceEqual(b.KeptFields);

    private SourceOutcome Follow(OrgUnitId? parent = null, LocalizedText? name = null, LocalizedText? acronym = null) =>
        finance.FollowSource(parent ?? department.Id, name ?? A.Text("Finance", "Finances"), acronym ?? Acronym, A.LoadStart);
}
