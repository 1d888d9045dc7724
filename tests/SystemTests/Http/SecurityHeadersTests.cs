using OrgChart.SystemTests.Support;
using OrgChart.WebApi.Guards;

namespace OrgChart.SystemTests.Http;

/// <summary>What browsers are told on every answer.</summary>
[TestFixture]
internal sealed class SecurityHeadersTests
{
    [TestCase("GET", "departments", 200)]
    [TestCase("GET", "units/1/chart", 200)]
    [TestCase("GET", "units/999999", 404)]
    [TestCase("GET", "nothing", 404)]
    [TestCase("GET", "departments?limit=0", 400)]
    [TestCase("POST", "units", 401)]
    [TestCase("OPTIONS", "units/1", 204)]
    [TestCase("GET", "/health/live", 200)]
    [TestCase("GET", "/", 200)]
    [TestCase("GET", "/swagger/index.html", 200)]
    [TestCase("GET", "/swagger/v1/swagger.json", 200)]
    public async Task Every_answer_has_them_errors_included(string method, string address, int status)
    {
        var answer = await Demo.Open.AskAsync(method, address, null);

        Assert.That((int)answer.Status, Is.EqualTo(status));
        Assert.That(answer.Headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
        Assert.That(answer.Headers["X-Frame-Options"], Is.EqualTo("DENY"));
        Assert.That(answer.Headers["Referrer-Policy"], Is.EqualTo("no-referrer"));
        Assert.That(answer.Headers["Cross-Origin-Opener-Policy"], Is.EqualTo("same-origin"));
        Assert.That(answer.Headers["Cross-Origin-Resource-Policy"], Is.EqualTo("same-origin"));
        Assert.That(answer.Headers["Permissions-Policy"], Does.Contain("camera=()"));
        Assert.That(answer.Headers["Content-Security-Policy"], Is.EqualTo(address switch
        {
            "/" => SecurityHeaders.PolicyOfPage,
            _ when address.StartsWith("/swagger", StringComparison.Ordinal) => SecurityHeaders.PolicyOfApiPage,
            _ => SecurityHeaders.PolicyOfData,
        }));
        Assert.That(answer.Headers.Keys, Does.Not.Contain("Strict-Transport-Security").And.Not.Contain("Server"));
    }

    [TestCase("departments")]
    [TestCase("/")]
    [TestCase("/health/live")]
    public async Task Nothing_of_a_request_is_sent_back_to_TRACE(string address)
    {
        var answer = await Demo.Open.AskAsync("TRACE", address, null, ("X-Canary", "canary"));

        Assert.That(answer.Text + string.Join(' ', answer.Headers.Values), Does.Not.Contain("canary").And.Not.Contain("TRACE"));
    }

    [Test]
    public async Task What_the_caller_has_already_is_not_sent_again_but_they_are()
    {
        var tag = (await Demo.Open.ReadAsync("units/1")).ETag;
        var again = await Demo.Open.AskAsync("GET", "units/1", null, ("If-None-Match", tag));

        Assert.That(((int)again.Status, again.Headers["X-Content-Type-Options"]), Is.EqualTo((304, "nosniff")));
    }
}
