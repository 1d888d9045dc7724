using OrgChart.Domain.SharedKernel;

namespace OrgChart.UnitTests.SharedKernel;

[TestFixture]
public sealed class SourceMergeTests
{
    [Test]
    public void It_takes_every_field_from_the_source_when_nothing_was_edited()
    {
        var merge = new SourceMerge(HandEdits.None, A.LoadStart);

        Assert.That(merge.Take("phone", "1", "2"), Is.EqualTo("2"));
        Assert.That(merge.Edits.AreNone, Is.True);
        Assert.That(merge.KeptFields, Is.Empty);
    }

    [Test]
    public void It_decides_field_by_field()
    {
        var edits = HandEdits.None
            .Noting("kept", "same", A.Earlier)
            .Noting("given up", "old", A.Earlier)
            .Noting("newer", "old", A.DuringTheLoad);
        var merge = new SourceMerge(edits, A.LoadStart);

        Assert.That(merge.Take("kept", "hand", "same"), Is.EqualTo("hand"));
        Assert.That(merge.Take("given up", "hand", "new"), Is.EqualTo("new"));
        Assert.That(merge.Take("newer", "hand", "new"), Is.EqualTo("hand"));
        Assert.That(merge.Take("untouched", "old", "new"), Is.EqualTo("new"));
        Assert.That(merge.KeptFields, Is.EqualTo(new[] { "newer" }));
        Assert.That(merge.Edits.Fields.Keys, Is.EqualTo(new[] { "kept", "newer" }));
    }
}
