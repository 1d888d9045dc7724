using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.UnitTests.Imports;

[TestFixture]
public sealed class ImportCountsTests
{
    [TestCase(false, false, "unchanged")]
    [TestCase(false, true, "changed")]
    [TestCase(true, false, "moved")]
    [TestCase(true, true, "moved")]
    public void A_record_counts_once_and_a_moved_one_that_changed_too_as_moved(bool moved, bool changed, string kind)
    {
        var counts = new ChangeCounts { Moved = 10, Changed = 10, Unchanged = 10 }.Plus(new SourceOutcome(moved, changed, []));

        Assert.That(counts, Is.EqualTo(new ChangeCounts
        {
            Moved = kind == "moved" ? 11 : 10, Changed = kind == "changed" ? 11 : 10, Unchanged = kind == "unchanged" ? 11 : 10,
        }));
    }

    [Test]
    public void The_file_knows_all_but_the_removed() =>
        Assert.That(new ChangeCounts { Added = 1, Changed = 2, Moved = 4, Removed = 8, Unchanged = 16 }.Total, Is.EqualTo(23));

    [Test]
    public void Only_unchanged_records_are_no_difference()
    {
        Assert.That(new ChangeCounts { Unchanged = 5 }.HasDifference(), Is.False);
        Assert.That(new ChangeCounts { Added = 1 }.HasDifference(), Is.True);
        Assert.That(new ChangeCounts { Changed = 1 }.HasDifference(), Is.True);
        Assert.That(new ChangeCounts { Moved = 1 }.HasDifference(), Is.True);
        Assert.That(new ChangeCounts { Removed = 1 }.HasDifference(), Is.True);
    }
}
