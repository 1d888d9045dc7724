using OrgChart.Domain.Security;
using OrgChart.Infrastructure.Persistence.SecurityEvents;

namespace OrgChart.UnitTests.Accounts;

[TestFixture]
public sealed class RefusalQueueTests
{
    private readonly SkippingTime time = new(A.LoadStart);
    private RefusalQueue queue = null!;

    [SetUp]
    public void MakeQueue() => queue = new(time);

    [Test]
    public void Of_the_same_caller_one_of_a_kind_is_written_down_each_minute()
    {
        for (var i = 0; i < 60; i++)
        {
            queue.Add(SecurityEventKind.AccessRefused, "u1", "192.0.2.1");
            time.Advance(TimeSpan.FromMilliseconds(999));
        }

        time.Advance(TimeSpan.FromSeconds(1));
        queue.Add(SecurityEventKind.AccessRefused, "u1", "192.0.2.1");
        Assert.That(Waiting().Count, Is.EqualTo(2));
    }

    [Test]
    public void Other_callers_kinds_and_addresses_are_written_down_too()
    {
        queue.Add(SecurityEventKind.AccessRefused, "u1", "192.0.2.1");
        queue.Add(SecurityEventKind.AccessRefused, "u2", "192.0.2.1");
        queue.Add(SecurityEventKind.TokenRefused, "u1", "192.0.2.1");
        queue.Add(SecurityEventKind.AccessRefused, "u1", "192.0.2.2");
        queue.Add(SecurityEventKind.AccessRefused, "u1", null);

        var waiting = Waiting();
        Assert.That((waiting.Count, waiting[0].At, waiting[0].Kind, waiting[0].Caller, waiting[0].Address), Is.EqualTo((5, time.Now, SecurityEventKind.AccessRefused, "u1", "192.0.2.1")));
    }

    [Test]
    public void Somebody_with_many_addresses_fills_neither_queue_nor_memory()
    {
        for (var i = 0; i < 12_000; i++) queue.Add(SecurityEventKind.TokenRefused, "anonymous", $"address {i}");

        Assert.That(Waiting().Count, Is.EqualTo(1000));
    }

    private List<Refusal> Waiting()
    {
        var all = new List<Refusal>();
        while (queue.Waiting.TryRead(out var one)) all.Add(one);
        return all;
    }
}
