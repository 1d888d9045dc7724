using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrgChart.WebApi.Guards;

namespace OrgChart.SystemTests.Guards;

/// <summary>Limits of certain endpoints, on a server that has nothing else.</summary>
[TestFixture, Parallelizable]
internal sealed class RateLimitPolicyTests
{
    private readonly SemaphoreSlim working = new(0);
    private readonly SemaphoreSlim done = new(0);

    [TearDown]
    public void LetGo()
    {
        while (working.CurrentCount > 0) working.Wait(0);
        while (done.CurrentCount > 0) done.Wait(0);
    }

    [OneTimeTearDown]
    public void Dispose()
    {
        working.Dispose();
        done.Dispose();
    }

    [TestCase("0")]
    [TestCase("1000")]
    public async Task The_limit_of_the_token_endpoint_holds_for_each_address_with_and_without_one_for_all(string forAll)
    {
        await using var server = await StartAsync(("RequestsPerMinute", forAll), ("TokenRequestsPerMinute", "3"));
        for (var i = 0; i < 3; i++) Assert.That(await AskAsync(server, "/token", "192.0.2.1"), Is.EqualTo((HttpStatusCode.OK, "")));

        var (status, retryAfter) = await AskAsync(server, "/token", "192.0.2.1");

        Assert.That(status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(int.Parse(retryAfter, System.Globalization.CultureInfo.InvariantCulture), Is.InRange(1, 60));
        Assert.That((await AskAsync(server, "/token", "192.0.2.2")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await AskAsync(server, "/other", "192.0.2.1")).Status, Is.EqualTo(HttpStatusCode.OK), "elsewhere he may go on");
    }

    [Test]
    public async Task Zero_is_no_limit()
    {
        await using var server = await StartAsync(("RequestsPerMinute", "0"), ("TokenRequestsPerMinute", "0"), ("ExpensiveAtOnce", "0"));

        for (var i = 0; i < 50; i++) Assert.That((await AskAsync(server, "/token", "192.0.2.1")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Of_expensive_requests_some_are_worked_on_some_wait_and_more_are_refused()
    {
        await using var server = await StartAsync(("RequestsPerMinute", "0"), ("ExpensiveAtOnce", "2"));
        var asked = Enumerable.Range(0, 5).Select(_ => AskAsync(server, "/expensive", "192.0.2.1")).ToList();

        var refused = await Task.WhenAny(asked);
        Assert.That(await refused, Is.EqualTo((HttpStatusCode.TooManyRequests, "1")));
        for (var i = 0; i < 2; i++) Assert.That(await working.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.That(working.CurrentCount, Is.Zero, "the others wait");

        done.Release(5);
        Assert.That((await Task.WhenAll(asked)).Count(answer => answer.Status == HttpStatusCode.OK), Is.EqualTo(4));
        Assert.That((await AskAsync(server, "/expensive", "192.0.2.1")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task<(HttpStatusCode Status, string RetryAfter)> AskAsync(WebApplication server, string path, string from)
    {
        using var client = server.GetTestClient();
        client.DefaultRequestHeaders.Add("From", from);
        using var response = await client.GetAsync(path);
        return (response.StatusCode, response.Headers.RetryAfter?.ToString() ?? "");
    }

    private async Task<WebApplication> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => $"RateLimits:{setting.Key}", setting => (string?)setting.Value));
        builder.Services.AddRateLimits(builder.Configuration);
        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers["From"].ToString());
            await next();
        });
        app.UseRouting();
        app.UseRateLimits();
        app.MapGet("/token", () => "token").RequireRateLimiting(RateLimitPolicies.Token);
        app.MapGet("/other", () => "other");
        app.MapGet("/expensive", async () =>
        {
            working.Release();
            await done.WaitAsync(TimeSpan.FromSeconds(30));
        }).RequireRateLimiting(RateLimitPolicies.Expensive);
        await app.StartAsync();
        return app;
    }
}
