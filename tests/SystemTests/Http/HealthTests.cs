using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed class HealthTests
{
    [TestCase("/health/live")]
    [TestCase("/health/serving")]
    [TestCase("/health/ready")]
    public async Task Anybody_may_ask_whether_the_server_is_well(string address)
    {
        using var response = await Demo.Closed.GetAsync(address);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/plain"));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("Healthy"));
    }
}
