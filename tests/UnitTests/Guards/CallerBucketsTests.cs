using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using OrgChart.Application.Common;
using OrgChart.WebApi.Guards;

namespace OrgChart.UnitTests.Guards;

[TestFixture]
public sealed class CallerBucketsTests
{
    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff")]
    [TestCase("192.0.2.1", "::ffff:192.0.2.1")]
    [TestCase("192.0.2.1", "192.0.2.1")]
    public void One_customer_is_in_one_bucket(string one, string same) => Assert.That(Of(one), Is.EqualTo(Of(same)));

    [Test]
    public void Others_are_in_others()
    {
        // Of 500 among 65,536 about two meet by chance.
        var networks = Enumerable.Range(0, 500).Select(i => Of($"2001:db8:1:{i:x}::1")).ToHashSet();
        var addresses = Enumerable.Range(0, 500).Select(i => Of($"10.0.{i / 250}.{i % 250}")).ToHashSet();
        var callers = Enumerable.Range(0, 500).Select(i => CallerBuckets.OfCaller(Request("10.0.0.1", $"u{i}"))).ToHashSet();

        Assert.That(((ICollection<int>[])[networks, addresses, callers]).Select(buckets => buckets.Count), Is.All.GreaterThan(480));
        Assert.That(networks.Concat(addresses).Concat(callers), Is.All.InRange(0, CallerBuckets.Count - 1));
    }

    [Test]
    public void Who_has_signed_in_is_the_same_from_everywhere() =>
        Assert.That(CallerBuckets.OfCaller(Request("10.0.0.1", "u1")), Is.EqualTo(CallerBuckets.OfCaller(Request("2001:db8::1", "u1"))));

    [Test]
    public void Who_has_not_is_his_address() => Assert.That(CallerBuckets.OfCaller(Request("10.0.0.1", caller: null)), Is.EqualTo(Of("10.0.0.1")));

    [Test]
    public void Requests_over_no_network_share_a_bucket() => Assert.That(CallerBuckets.Of(address: null), Is.Zero);

    private static int Of(string address) => CallerBuckets.Of(IPAddress.Parse(address));

    private static DefaultHttpContext Request(string address, string? caller) => new()
    {
        Connection = { RemoteIpAddress = IPAddress.Parse(address) }, User = new ClaimsPrincipal(new ClaimsIdentity(caller is null ? null : "Bearer")),
        RequestServices = new ServiceCollection().AddSingleton(Mock.Of<ICaller>(one => one.Id == caller)).BuildServiceProvider(),
    };
}
