using System.Net;
using OrgChart.Application.AccessLog;
using OrgChart.Infrastructure.Persistence.AccessLog;

namespace OrgChart.UnitTests.AccessLog;

[TestFixture]
public sealed class AccessTallyTests
{
    private static readonly DateTime Eight = new(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc);
    private static readonly AccessRecord Request = new(Eight, "u12", IPAddress.Parse("192.0.2.1"), "GET", "/api/v1/units/{id:int}", 200, TimeSpan.FromMilliseconds(3));

    private readonly AccessTally tally = new(maxEntries: 3);

    [TearDown]
    public void Empty()
    {
        tally.TakeUntil(DateTime.MaxValue);
        tally.TakeLost();
    }

    [Test]
    public void Requests_of_the_same_second_that_are_alike_are_one_entry_with_their_number_and_times()
    {
        tally.Add(Request);
        tally.Add(Request with { At = Eight.AddMilliseconds(500), Duration = TimeSpan.FromMilliseconds(10.4) });
        tally.Add(Request with { At = Eight.AddMilliseconds(999), Duration = TimeSpan.FromMilliseconds(0.3), Address = IPAddress.Parse("192.0.2.1") });

        var row = tally.TakeUntil(DateTime.MaxValue).Single();

        Assert.That((row.At, row.Caller, row.Address, row.Method, row.Route, row.Status), Is.EqualTo((Eight, "u12", "192.0.2.1", "GET", "/api/v1/units/{id:int}", 200)));
        Assert.That((row.Count, row.DurationMs, row.LongestMs, row.At.Kind), Is.EqualTo((3, 14L, 10L, DateTimeKind.Utc)));
    }

    private static IEnumerable<AccessRecord> Others() =>
    [
        Request with { At = Eight.AddSeconds(1) }, Request with { Caller = "u13" }, Request with { Address = IPAddress.Parse("192.0.2.2") }, Request with { Address = null },
        Request with { Method = "PUT" }, Request with { Route = "-" }, Request with { Status = 304 },
    ];

    [TestCaseSource(nameof(Others))]
    public void What_differs_in_anything_but_its_duration_is_another_entry(AccessRecord other)
    {
        tally.Add(Request);
        tally.Add(other);

        Assert.That(tally.TakeUntil(DateTime.MaxValue).Select(row => row.Count), Is.EqualTo([1, 1]));
    }

    [Test]
    public void Only_seconds_that_are_over_are_taken_and_only_once()
    {
        tally.Add(Request with { At = Eight.AddSeconds(1) });
        tally.Add(Request with { At = Eight.AddMilliseconds(999) });

        Assert.That(tally.TakeUntil(Eight.AddMilliseconds(999)), Is.Empty);
        Assert.That(tally.TakeUntil(Eight.AddSeconds(1)).Select(row => row.At), Is.EqualTo([Eight]));
        Assert.That(tally.TakeUntil(Eight.AddSeconds(2)).Select(row => row.At), Is.EqualTo([Eight.AddSeconds(1)]));
        Assert.That(tally.TakeUntil(DateTime.MaxValue), Is.Empty);
    }

    [TestCase("::ffff:192.0.2.1", "192.0.2.1")]
    [TestCase("2001:db8::1", "2001:db8::1")]
    public void An_address_is_shown_as_people_write_it(string address, string shown)
    {
        tally.Add(Request with { Address = IPAddress.Parse(address) });

        Assert.That(tally.TakeUntil(DateTime.MaxValue).Single().Address, Is.EqualTo(shown));
    }

    [TestCase("/api/v1/units/", "/api/v1/units")]
    [TestCase("/", "/")]
    [TestCase("-", "-")]
    public void A_route_is_shown_as_the_API_page_does(string route, string shown)
    {
        tally.Add(Request with { Route = route });

        Assert.That(tally.TakeUntil(DateTime.MaxValue).Single().Route, Is.EqualTo(shown));
    }

    [Test]
    public void Methods_that_somebody_invents_are_one_entry()
    {
        for (var i = 0; i < 100; i++) tally.Add(Request with { Method = $"FOO{i}" });

        Assert.That(tally.TakeUntil(DateTime.MaxValue).Select(row => (row.Method, row.Count)), Is.EqualTo([("OTHER", 100)]));
    }

    [Test]
    public void What_does_not_fit_is_counted_and_what_is_there_already_goes_on_being_counted()
    {
        for (var i = 0; i < 10; i++) tally.Add(Request with { Status = 200 + i });
        tally.Add(Request);

        Assert.That((tally.TakeLost(), tally.TakeLost()), Is.EqualTo((7, 0)));
        Assert.That(tally.TakeUntil(DateTime.MaxValue).Select(row => (row.Status, row.Count)), Is.EquivalentTo([(200, 2), (201, 1), (202, 1)]));
    }
}
