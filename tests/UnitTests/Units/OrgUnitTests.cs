using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Units;

[TestFixture]
public sealed class OrgUnitTests
{
    [Test]
    public void A_new_unit_is_what_it_was_made_of()
    {
        var key = new SourceKey("geds", "OU=FIN-FIN,O=GC,C=CA");
        var unit = OrgUnit.Create(new OrgUnitId(7), new OrgUnitId(3), A.Text("Finance", "Finances"), A.Text("FIN", "FIN"), key);

        Assert.That(unit.Id.Value, Is.EqualTo(7));
        Assert.That(unit.ParentId, Is.EqualTo(new OrgUnitId(3)));
        Assert.That(unit.Name, Is.EqualTo(A.Text("Finance", "Finances")));
        Assert.That(unit.Acronym, Is.EqualTo(A.Text("FIN", "FIN")));
        Assert.That(unit.SourceKey, Is.EqualTo(key));
        Assert.That(unit.HandEdits.AreNone, Is.True);
        Assert.That(unit.Version, Is.EqualTo(1));
    }

    [Test]
    public void A_unit_made_by_hand_has_no_source_key() => Assert.That(A.Unit(beneath: A.Department()).SourceKey, Is.Null);

    [Test]
    public void A_name_in_one_language_is_enough()
    {
        Assert.That(A.Unit(beneath: null, name: A.Text("Finance")).Name.Fr, Is.Null);
        Assert.That(A.Unit(beneath: null, name: A.Text(null, "Finances")).Name.En, Is.Null);
    }

    [Test]
    public void A_unit_needs_a_name() =>
        RuleAssert.Breaks("unit.name_missing", () => A.Unit(beneath: null, name: LocalizedText.None));

    [Test]
    public void A_name_has_at_most_300_characters_in_each_language()
    {
        var longest = new string('n', 300);

        Assert.That(A.Unit(beneath: null, name: A.Text(longest, longest)).Name.En, Has.Length.EqualTo(300));
        RuleAssert.Breaks("unit.name_too_long", () => A.Unit(beneath: null, name: A.Text(longest + "n")));
        RuleAssert.Breaks("unit.name_too_long", () => A.Unit(beneath: null, name: A.Text("n", longest + "n")));
    }

    [Test]
    public void An_acronym_has_at_most_50_characters_in_each_language()
    {
        var longest = new string('A', 50);

        Assert.That(A.Unit(beneath: null, acronym: A.Text(longest, longest)).Acronym.Fr, Has.Length.EqualTo(50));
        RuleAssert.Breaks("unit.acronym_too_long", () => A.Unit(beneath: null, acronym: A.Text(longest + "A")));
        RuleAssert.Breaks("unit.acronym_too_long", () => A.Unit(beneath: null, acronym: A.Text(null, longest + "A")));
    }

    [Test]
    public void A_renamed_unit_has_its_new_name()
    {
        var unit = A.Unit(beneath: A.Department());

        unit.Rename(A.Text("Treasury", "Trésorerie"), A.Earlier);

        Assert.That(unit.Name, Is.EqualTo(A.Text("Treasury", "Trésorerie")));
        Assert.That(unit.HandEdits.AreNone, Is.True, "nothing is compared with a source");
    }

    [Test]
    public void A_refused_name_changes_nothing()
    {
        var unit = A.Unit(beneath: A.Department(), key: "FIN");
        var before = unit.Name;

        RuleAssert.Breaks("unit.name_missing", () => unit.Rename(LocalizedText.None, A.Earlier));
        RuleAssert.Breaks("unit.name_too_long", () => unit.Rename(A.Text(new string('n', 301)), A.Earlier));
        Assert.That(unit.Name, Is.EqualTo(before));
        Assert.That(unit.HandEdits.AreNone, Is.True);
    }

    [Test]
    public void Renaming_a_loaded_unit_remembers_what_the_source_said_of_the_languages_that_changed()
    {
        var unit = A.Unit(beneath: A.Department(), key: "FIN", name: A.Text("Finance", "Finances"));

        unit.Rename(A.Text("Treasury", "Finances"), A.Earlier);

        Assert.That(unit.HandEdits.Fields, Is.EqualTo(HandEdits.None.Noting("name.en", "Finance", A.Earlier).Fields));
    }
}
