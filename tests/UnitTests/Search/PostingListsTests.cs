using FsCheck;
using FsCheck.Fluent;
using OrgChart.Infrastructure.Search;

namespace OrgChart.UnitTests.Search;

[TestFixture]
internal sealed class PostingListsTests
{
    [Test]
    public void What_is_put_in_comes_out_in_order() => Prop.ForAll<int[][]>(lists =>
    {
        var wanted = (lists ?? []).Select(list => (list ?? []).Select(number => number & int.MaxValue).Distinct().Order().ToArray()).ToArray();
        var postings = new PostingLists(wanted.Length, add =>
        {
            for (var key = 0; key < wanted.Length; key++)
                foreach (var number in wanted[key]) add(key, number);
        });
        for (var key = 0; key < wanted.Length; key++)
        {
            var found = new List<int>();
            foreach (var number in postings[key]) found.Add(number);
            Assert.That(found, Is.EqualTo(wanted[key]));
            Assert.That(postings.Count(key), Is.EqualTo(wanted[key].Length));
        }
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Numbers_at_the_edges_of_a_byte_keep_their_value()
    {
        int[] numbers = [0, 1, 127, 128, 255, 256, 16_383, 16_384, 2_097_151, 2_097_152, int.MaxValue];
        var postings = new PostingLists(1, add =>
        {
            foreach (var number in numbers) add(0, number);
        });
        var found = new List<int>();
        foreach (var number in postings[0]) found.Add(number);

        Assert.That(found, Is.EqualTo(numbers));
    }
}
