using NUnit.Framework;
using OrgChart.Infrastructure.Persistence.Copying;

namespace OrgChart.IntegrationTests.Persistence.Copying;

/// <summary>What counts as the same when two databases are compared.</summary>
[TestFixture]
public sealed class RowDigestTests
{
    private static readonly DateTime Moment = new DateTime(1999, 12, 31, 23, 59, 59, DateTimeKind.Utc).AddTicks(9_999_999);

    [Test]
    public void The_order_of_rows_does_not_matter() => Assert.That(Of([1, "a"], [2, "b"]), Is.EqualTo(Of([2, "b"], [1, "a"])));

    [Test]
    public void Sizes_of_numbers_and_parts_of_microseconds_do_not_matter() =>
        Assert.That(Of([7, Moment]), Is.EqualTo(Of([7L, Moment.AddTicks(-9)])));

    [Test]
    public void Whatever_else_differs_is_told()
    {
        object?[][] rows =
        [
            [1, "a", null], [1, null, "a"], [1, "a", ""], [1, "A", null], [1, "ab", null], [1, "a", 0], [1, "a", false], [1, "a", true], [2, "a", null], [1, "a", Moment], [1, "a", Moment.AddTicks(1)],
            [-1, "a", null], [1, "á", null], [1, "a\u0301", null], [1, "1", null], [1, 1, null],
        ];

        Assert.That(rows.Select(row => Of(row)), Is.Unique);
        Assert.That(Of([1, "a"], [2, "b"]), Is.Not.EqualTo(Of([1, "b"], [2, "a"])), "swapped values");
        Assert.That(Of([1], [1]), Is.Not.EqualTo(Of([1])), "a row twice");
        Assert.That(Of(["ab", "c"]), Is.Not.EqualTo(Of(["a", "bc"])));
    }

    [Test]
    public void A_long_text_counts_to_its_end()
    {
        var text = new string('x', 20_000);

        Assert.That(Of([text + "a"]), Is.Not.EqualTo(Of([text + "b"])));
    }

    private static string Of(params object?[][] rows)
    {
        var digest = new RowDigest();
        foreach (var row in rows) digest.Add(row);
        return digest.ToString();
    }
}
