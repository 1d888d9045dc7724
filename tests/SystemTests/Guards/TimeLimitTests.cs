using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrgChart.SystemTests.Support;
using OrgChart.WebApi.Guards;

namespace OrgChart.SystemTests.Guards;

/// <summary>Nobody takes up the server for ever.</summary>
[TestFixture]
internal sealed class TimeLimitTests
{
    [Test]
    public async Task Who_waits_too_long_for_his_turn_to_write_is_told_to_come_back_and_reading_goes_on()
    {
        var editor = Guarded.Server.Client("editor", "time-limit");
        await using var held = Guarded.Server.Folder.Database.KeepWritersOut();
        // One of them waits in the database, which cannot be interrupted; the others wait for that one.
        var writes = Enumerable.Range(0, 3).Select(_ => editor.AskAsync("POST", "units", """{"names":{"en":"Late"}}""", ("X-Forwarded-Proto", "https"))).ToList();

        var first = await await Task.WhenAny(writes);
        var reading = await Guarded.AskAsync(Guarded.Nobody, Guarded.NewAddress(), "departments");
        await held.RollbackAsync();
        await Task.WhenAll(writes);

        Assert.That((first.Status, first.Json.Text("code"), first.Headers["Retry-After"]), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "server.unavailable", "5")));
        reading.Was(HttpStatusCode.OK);
        // The limit of this server is short: on a machine with much to do it takes more than one attempt.
        Answer late;
        var attempts = 0;
        do late = await Guarded.Server.Client("editor", $"time-limit-{attempts}").AskAsync("POST", "units", """{"names":{"en":"In time"}}""", ("X-Forwarded-Proto", "https"));
        while (late.Status == HttpStatusCode.ServiceUnavailable && ++attempts < 20);
        late.Was(HttpStatusCode.Created);
    }

    [Test]
    public async Task All_endpoints_have_a_time_limit_but_those_that_answer_from_memory()
    {
        using var folder = new TemporaryFolder();
        await using var server = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host.UseSetting("Database:ConnectionString", folder.Database.ConnectionString));
        var endpoints = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)).ToList();
        var without = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<RequestTimeoutAttribute>()?.PolicyName != Limits.TimePolicy)
            .Select(endpoint => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()} {endpoint.RoutePattern.RawText!["/api/v1/".Length..].TrimEnd('/')}");

        Assert.That(endpoints, Has.Count.GreaterThan(40));
        Assert.That(without, Is.EquivalentTo([
            "GET departments", "GET departments/{id:int}", "GET departments/{id:int}/chart", "GET units/{id:int}", "GET units/{id:int}/chart", "GET units/{id:int}/children", "GET units/{id:int}/path",
            "GET units/{id:int}/employees", "GET employees", "GET employees/{id:int}", "GET employees/{id:int}/reports", "GET employees/{id:int}/manager", "GET employees/{id:int}/chain",
            "GET employees/{id:int}/reporting-lines", "GET search", "GET units/{id:int}/chart.svg", "GET units/{id:int}/export", "GET export",
            // A file takes as long as its sender does, and is limited by its size.
            "POST imports",
        ]));
    }

    [Test]
    public async Task Connections_and_headers_are_limited()
    {
        using var folder = new TemporaryFolder();
        await using var server = new WebApplicationFactory<Program>().WithWebHostBuilder(
            host => host.UseSetting("Database:ConnectionString", folder.Database.ConnectionString).UseSetting("Limits:MaxConcurrentConnections", "77"));
        var limits = server.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.That((limits.MaxConcurrentConnections, limits.MaxRequestHeadersTotalSize, limits.MaxRequestHeaderCount, limits.MaxRequestBodySize), Is.EqualTo((77L, 16_384, 64, 1L << 20)));
    }
}
