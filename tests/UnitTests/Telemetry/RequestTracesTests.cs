using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using OrgChart.WebApi.Telemetry;

namespace OrgChart.UnitTests.Telemetry;

/// <summary>What a trace says of a request: which kind of address, never whose.</summary>
[TestFixture]
public sealed class RequestTracesTests
{
    private const string Surname = "Bellefeuille";

    private Activity activity = null!;

    [SetUp]
    public void Begin()
    {
        activity = new Activity("request") { ActivityTraceFlags = ActivityTraceFlags.Recorded, IsAllDataRequested = true };
        activity.Start();
    }

    [TearDown]
    public void End() => activity.Dispose();

    [Test]
    public async Task It_says_the_pattern_of_the_route_and_the_status()
    {
        await TraceAsync("GET", "/api/v1/units/42", "/api/v1/units/{id:int}", StatusCodes.Status200OK);

        Assert.That(activity.DisplayName, Is.EqualTo("GET /api/v1/units/{id:int}"));
        Assert.That(Tags(), Is.EqualTo("http.request.method=GET http.response.status_code=200 http.route=/api/v1/units/{id:int} url.scheme=http"));
        Assert.That(activity.Status, Is.EqualTo(ActivityStatusCode.Unset));
    }

    [Test]
    public async Task An_address_that_does_not_exist_is_not_repeated()
    {
        await TraceAsync("GET", "/people/" + Surname, pattern: null, StatusCodes.Status404NotFound);

        Assert.That((activity.DisplayName, Tags()), Is.EqualTo(("GET", "http.request.method=GET http.response.status_code=404 url.scheme=http")));
    }

    [Test]
    public async Task A_method_that_nobody_knows_is_not_repeated_either()
    {
        await TraceAsync(Surname, "/api/v1/units", pattern: null, StatusCodes.Status405MethodNotAllowed);

        Assert.That((activity.DisplayName, Tags()), Is.EqualTo(("_OTHER", "http.request.method=_OTHER http.response.status_code=405 url.scheme=http")));
    }

    [Test]
    public async Task An_error_of_the_server_is_one_of_the_trace_too()
    {
        await TraceAsync("GET", "/api/v1/units", "/api/v1/units", StatusCodes.Status503ServiceUnavailable);

        Assert.That((activity.Status, activity.GetTagItem("error.type")), Is.EqualTo((ActivityStatusCode.Error, "503")));
    }

    [Test]
    public void A_request_that_throws_is_described_all_the_same()
    {
        var http = Request("GET", "/api/v1/units/42", "/api/v1/units/{id:int}");

        Assert.ThrowsAsync<InvalidOperationException>(() => new RequestTraces(_ => Task.FromException(new InvalidOperationException())).InvokeAsync(http));

        Assert.That(activity.DisplayName, Is.EqualTo("GET /api/v1/units/{id:int}"));
    }

    [Test]
    public void An_answer_that_is_broken_off_is_no_success_though_its_status_was()
    {
        var http = Request("GET", "/api/v1/export", "/api/v1/export");

        Assert.ThrowsAsync<InvalidDataException>(() => new RequestTraces(_ => Task.FromException(new InvalidDataException(Surname))).InvokeAsync(http));

        Assert.That(http.Response.StatusCode, Is.EqualTo(StatusCodes.Status200OK));
        Assert.That((activity.Status, activity.GetTagItem("error.type")), Is.EqualTo((ActivityStatusCode.Error, "System.IO.InvalidDataException")));
        Assert.That(activity.StatusDescription, Is.Null, "messages may name people");
    }

    [TestCase("/health/live", false)]
    [TestCase("/health/serving", false)]
    [TestCase("/health/ready", false)]
    [TestCase("/api/v1/units", true)]
    public async Task Probes_are_not_recorded(string path, bool isRecorded)
    {
        await TraceAsync("GET", path, path, StatusCodes.Status200OK);

        Assert.That(activity.Recorded, Is.EqualTo(isRecorded));
    }

    [Test]
    public void Whatever_else_is_put_on_a_trace_does_not_leave_the_server()
    {
        activity.SetTag("http.route", "/api/v1/search").SetTag("url.path", "/people/" + Surname).SetTag("url.query", "?q=" + Surname).SetTag("client.address", "192.0.2.1")
            .SetTag("user_agent.original", Surname).SetTag("http.response.status_code", 200).SetTag("db.query.text", Surname);
        using var safe = new SafeTags();

        safe.OnEnd(activity);

        Assert.That(Tags(), Is.EqualTo("http.response.status_code=200 http.route=/api/v1/search"));
    }

    [Test]
    public void What_a_caller_sends_along_in_tracestate_stays_here()
    {
        activity.TraceStateString = "vendor=" + Surname;
        using var safe = new SafeTags();

        safe.OnEnd(activity);

        Assert.That(activity.TraceStateString, Is.Null);
    }

    private Task TraceAsync(string method, string path, string? pattern, int status) => new RequestTraces(http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }).InvokeAsync(Request(method, path, pattern));

    private DefaultHttpContext Request(string method, string path, string? pattern)
    {
        var http = new DefaultHttpContext();
        (http.Request.Method, http.Request.Path, http.Request.QueryString, http.Request.Scheme) = (method, path, new QueryString("?q=" + Surname), "http");
        http.Features.Set<IHttpActivityFeature>(new ActivityFeature { Activity = activity });
        if (pattern is not null) http.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse(pattern), order: 0, metadata: null, displayName: null));
        return http;
    }

    private string Tags() => string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));

    private sealed class ActivityFeature : IHttpActivityFeature
    {
        public required Activity Activity { get; set; }
    }
}
