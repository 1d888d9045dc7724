using System.Net;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Guards;

/// <summary>HTTPS, proxies, and pages of other origins.</summary>
[TestFixture]
internal sealed class TransportTests
{
    [Test]
    public async Task Plain_HTTP_is_refused_and_not_redirected()
    {
        foreach (var (method, address) in ((string, string)[])[("GET", "departments"), ("GET", "nothing"), ("POST", "units"), ("GET", "/"), ("GET", "/swagger/index.html")])
        {
            var answer = await Guarded.Nobody.AskAsync(method, address, null, ("X-Forwarded-For", Guarded.NewAddress()));

            answer.Fails(HttpStatusCode.Forbidden, "access.https_required");
            Assert.That(answer.Headers.Keys, Does.Contain("X-Content-Type-Options").And.Not.Contain("Strict-Transport-Security"), "HSTS counts for nothing over HTTP");
        }
    }

    [TestCase("/health/live")]
    [TestCase("/health/serving")]
    [TestCase("/health/ready")]
    public async Task The_state_of_the_server_may_be_asked_for_over_HTTP(string address) => (await Guarded.Nobody.AskAsync("GET", address, null)).Was(HttpStatusCode.OK);

    [TestCase("orgchart.example", "max-age=31536000; includeSubDomains")]
    [TestCase("localhost", null)]
    public async Task Over_HTTPS_browsers_are_told_to_stay_with_it(string host, string? expected)
    {
        var answer = await Guarded.AskAsync(Guarded.Nobody, Guarded.NewAddress(), "departments", "GET", ("Host", host));

        Assert.That(answer.Was(HttpStatusCode.OK).Headers.GetValueOrDefault("Strict-Transport-Security"), Is.EqualTo(expected));
    }

    [TestCase("{0}", "{0}")]
    [TestCase("203.0.113.9, {0}", "{0}")]
    public async Task The_address_is_the_one_that_the_last_proxy_saw(string header, string logged)
    {
        var address = Guarded.NewAddress();
        var caller = Guarded.Server.Client("auditor", $"proxy-{address}");
        await Guarded.AskAsync(caller, string.Format(System.Globalization.CultureInfo.InvariantCulture, header, address), "departments");

        Assert.That(await FirstAddressAsync(Guarded.Server, $"proxy-{address}"), Is.EqualTo(string.Format(System.Globalization.CultureInfo.InvariantCulture, logged, address)));
    }

    [Test]
    public async Task An_address_that_is_none_is_not_believed_nor_what_comes_with_it() =>
        (await Guarded.AskAsync(Guarded.Nobody, "nonsense", "departments")).Fails(HttpStatusCode.Forbidden, "access.https_required");

    [Test]
    public async Task Without_known_proxies_nobody_is_believed()
    {
        using var server = await LiveServer.StartAsync();
        await server.Client("auditor", "believed").AskAsync("GET", "departments", null, ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"));

        Assert.That(await FirstAddressAsync(server, "believed"), Is.EqualTo("127.0.0.1"));
    }

    [Test]
    public async Task Pages_of_an_allowed_origin_may_ask_and_read_what_they_need()
    {
        var preflight = await Guarded.AskAsync(
            Guarded.Nobody, Guarded.NewAddress(), "units/1", "OPTIONS", ("Origin", Guarded.Origin), ("Access-Control-Request-Method", "PATCH"), ("Access-Control-Request-Headers", "authorization,content-type,if-match"));
        var answer = await Guarded.AskAsync(Guarded.Nobody, Guarded.NewAddress(), "units/1", "GET", ("Origin", Guarded.Origin));
        var error = await Guarded.AskAsync(Guarded.Nobody, Guarded.NewAddress(), "units/999999", "GET", ("Origin", Guarded.Origin));

        Assert.That(preflight.Was(HttpStatusCode.NoContent).Headers["Access-Control-Allow-Methods"], Does.Contain("PATCH"));
        Assert.That(preflight.Headers["Access-Control-Allow-Headers"].ToUpperInvariant(), Does.Contain("IF-MATCH").And.Contain("AUTHORIZATION").And.Contain("IDEMPOTENCY-KEY"));
        foreach (var one in (Answer[])[preflight, answer.Was(HttpStatusCode.OK), error.Was(HttpStatusCode.NotFound)])
        {
            Assert.That(one.Headers["Access-Control-Allow-Origin"], Is.EqualTo(Guarded.Origin));
            Assert.That(one.Headers.Keys, Does.Not.Contain("Access-Control-Allow-Credentials"));
        }

        Assert.That(answer.Headers["Access-Control-Expose-Headers"].Split(',', StringSplitOptions.TrimEntries), Is.EquivalentTo(["ETag", "Location", "Content-Language", "Retry-After", "Content-Disposition"]));
        Assert.That(answer.Headers["Vary"], Does.Contain("Accept-Language"));
    }

    [TestCase("https://elsewhere.example")]
    [TestCase("https://pages.example.evil.example")]
    [TestCase("http://pages.example")]
    [TestCase("null")]
    public async Task Pages_of_others_may_not(string origin)
    {
        var preflight = await Guarded.AskAsync(Guarded.Nobody, Guarded.NewAddress(), "units/1", "OPTIONS", ("Origin", origin), ("Access-Control-Request-Method", "GET"));
        var answer = await Guarded.AskAsync(Guarded.Nobody, Guarded.NewAddress(), "units/1", "GET", ("Origin", origin));

        foreach (var one in (Answer[])[preflight, answer]) Assert.That(one.Headers.Keys, Does.Not.Contain("Access-Control-Allow-Origin"));
    }

    [Test]
    public async Task OPTIONS_goes_on_telling_what_the_caller_may_do()
    {
        var answer = await Guarded.AskAsync(Guarded.Server.Client("editor", "options"), Guarded.NewAddress(), "units/1", "OPTIONS", ("Origin", Guarded.Origin));

        Assert.That((answer.Status, answer.Headers["Allow"]), Is.EqualTo((HttpStatusCode.NoContent, "DELETE, GET, HEAD, OPTIONS, PATCH, PUT")));
        Assert.That(answer.Headers["Access-Control-Allow-Origin"], Is.EqualTo(Guarded.Origin));
    }

    /// <summary>Where a caller came from, as it stands in the access log; read from the table, because asking the server has limits here that are shorter than a busy machine may take.</summary>
    private static async Task<string> FirstAddressAsync(LiveServer server, string name)
    {
        var caller = server.Accounts.SubjectOfRole("auditor", name);
        List<string> addresses = [];
        await Eventually.IsTrueAsync(
            () => Task.FromResult((addresses = server.Query($"SELECT address FROM access_log WHERE caller = '{caller}' ORDER BY id", row => row.GetString(0))).Count > 0),
            TimeSpan.FromSeconds(30), "it is written down");
        return addresses[0];
    }
}
