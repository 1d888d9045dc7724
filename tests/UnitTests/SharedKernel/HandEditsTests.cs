using OrgChart.Domain.SharedKernel;

namespace OrgChart.UnitTests.SharedKernel;

[TestFixture]
public sealed class HandEditsTests
{
    private static readonly HandEdits Edited = HandEdits.None.Noting("phone", before: "1", A.Earlier);

    [Test]
    public void A_field_nobody_edited_follows_the_source() =>
        Assert.That(HandEdits.None.Meet("phone", "1", "2", A.LoadStart), Is.EqualTo(new HandEditOutcome("2", HandEdits.None, EditedMeanwhile: false)));

    [Test]
    public void An_edited_field_stays_while_the_source_says_nothing_new() =>
        Assert.That(Edited.Meet("phone", "edited", "1", A.LoadStart), Is.EqualTo(new HandEditOutcome("edited", Edited, EditedMeanwhile: false)));

    [Test]
    public void An_edited_field_follows_the_source_once_it_says_something_new() =>
        Assert.That(Edited.Meet("phone", "edited", "2", A.LoadStart), Is.EqualTo(new HandEditOutcome("2", HandEdits.None, EditedMeanwhile: false)));

    [Test]
    public void An_edit_made_during_the_load_stays_and_is_told_when_the_source_changed_too()
    {
        var edited = HandEdits.None.Noting("phone", before: "1", A.DuringTheLoad);

        var outcome = edited.Meet("phone", "edited", "2", A.LoadStart);

        Assert.That(outcome.Value, Is.EqualTo("edited"));
        Assert.That(outcome.EditedMeanwhile, Is.True);
        Assert.That(outcome.Edits.SourceValueOf("phone", "edited"), Is.EqualTo("2"), "the next load compares with what this one said");
    }

    [Test]
    public void An_edit_made_at_the_very_moment_the_load_starts_counts_as_made_during_it() =>
        Assert.That(HandEdits.None.Noting("phone", "1", A.LoadStart).Meet("phone", "edited", "2", A.LoadStart).Value, Is.EqualTo("edited"));

    [Test]
    public void A_field_that_the_source_empties_is_emptied() =>
        Assert.That(Edited.Meet("phone", "edited", null, A.LoadStart).Value, Is.Null);

    [Test]
    public void The_second_edit_remembers_what_the_source_said_before_the_first()
    {
        var twice = Edited.Noting("phone", before: "edited", A.DuringTheLoad);

        Assert.That(twice.Fields["phone"], Is.EqualTo(new HandEdit("1", A.DuringTheLoad)));
    }

    [Test]
    public void The_source_value_of_a_field_nobody_edited_is_its_value() =>
        Assert.That(Edited.SourceValueOf("email", "a@example.org"), Is.EqualTo("a@example.org"));

    [Test]
    public void Forgetting_the_only_edit_leaves_none() =>
        Assert.That(Edited.Forgetting("phone").AreNone, Is.True);

    [Test]
    public void Edits_are_equal_when_their_fields_are()
    {
        var same = HandEdits.None.Noting("phone", "1", A.Earlier);

        Assert.That(same, Is.EqualTo(Edited));
        Assert.That(same.GetHashCode(), Is.EqualTo(Edited.GetHashCode()));
        Assert.That(HandEdits.None.Noting("phone", "2", A.Earlier), Is.Not.EqualTo(Edited));
        Assert.That(HandEdits.None.Noting("email", "1", A.Earlier), Is.Not.EqualTo(Edited));
    }
}
