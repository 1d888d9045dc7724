using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Guards;

/// <summary>Who asks too often is told when to come back.</summary>
[TestFixture]
internal sealed class RateLimitTests
{
    [Test]
    public async Task Who_asks_too_often_waits_and_others_do_not()
    {
        var (mine, other) = (Guarded.NewAddress(), Guarded.NewAddress());
        await Guarded.UseUpAsync(Guarded.Nobody, _ => mine);

        var refused = await Guarded.AskAsync(Guarded.Nobody, mine, "departments", "GET", ("Origin", Guarded.Origin));

        refused.Fails(HttpStatusCode.TooManyRequests, "request.too_many");
        Assert.That(int.Parse(refused.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), Is.InRange(1, 60));
        Assert.That(refused.Headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
        Assert.That(refused.Headers["Access-Control-Allow-Origin"], Is.EqualTo(Guarded.Origin), "a page can read when it may come back");
        (await Guarded.AskAsync(Guarded.Nobody, mine, "nothing")).Fails(HttpStatusCode.TooManyRequests, "request.too_many");
        (await Guarded.AskAsync(Guarded.Nobody, mine, "/health/ready")).Was(HttpStatusCode.OK);
        (await Guarded.AskAsync(Guarded.Nobody, other, "departments")).Was(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_network_of_IPv6_is_one_caller()
    {
        await Guarded.UseUpAsync(Guarded.Nobody, i => $"2001:db8:1:1:{i:x}::{i:x}");

        (await Guarded.AskAsync(Guarded.Nobody, "2001:db8:1:1:ffff::1", "departments")).Fails(HttpStatusCode.TooManyRequests, "request.too_many");
        (await Guarded.AskAsync(Guarded.Nobody, "2001:db8:1:2::1", "departments")).Was(HttpStatusCode.OK);
    }

    [Test]
    public async Task Who_has_signed_in_is_one_caller_from_everywhere_and_does_not_use_up_what_his_address_may()
    {
        var (mine, other) = (Guarded.Server.Client("reader", "limit-mine"), Guarded.Server.Client("reader", "limit-other"));
        var address = Guarded.NewAddress();
        await Guarded.UseUpAsync(mine, i => i % 2 == 0 ? address : Guarded.NewAddress());

        (await Guarded.AskAsync(mine, Guarded.NewAddress(), "departments")).Fails(HttpStatusCode.TooManyRequests, "request.too_many");
        (await Guarded.AskAsync(other, address, "departments")).Was(HttpStatusCode.OK);
        (await Guarded.AskAsync(Guarded.Nobody, address, "departments")).Was(HttpStatusCode.OK);
    }
}
