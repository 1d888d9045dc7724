using OrgChart.Application.AccessLog;
using OrgChart.Infrastructure.Persistence.AccessLog;

namespace OrgChart.UnitTests.AccessLog;

[TestFixture]
public sealed class AccessQueueTests
{
    private static readonly AccessRecord Request = new(A.LoadStart, "u12", null, "GET", "-", 404, TimeSpan.Zero);

    [Test]
    public void What_is_put_in_comes_out()
    {
        var (queue, tally) = (new AccessQueue(), new AccessTally());
        for (var i = 0; i < 1_000; i++) queue.Record(Request);
        queue.MoveTo(tally);

        Assert.That((tally.TakeUntil(DateTime.MaxValue).Single().Count, queue.TakeLost()), Is.EqualTo((1_000, 0)));
    }

    [Test]
    public void A_full_queue_lets_nobody_wait_and_says_how_many_it_lost()
    {
        var (queue, tally) = (new AccessQueue(), new AccessTally());
        for (var i = 0; i < 65_636; i++) queue.Record(Request);
        queue.MoveTo(tally);

        Assert.That((tally.TakeUntil(DateTime.MaxValue).Single().Count, queue.TakeLost(), queue.TakeLost()), Is.EqualTo((65_536, 100, 0)));
    }
}
