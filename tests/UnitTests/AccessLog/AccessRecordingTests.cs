using System.Net;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using OrgChart.Application.AccessLog;
using OrgChart.Application.Common;
using OrgChart.WebApi.AccessLog;

namespace OrgChart.UnitTests.AccessLog;

[TestFixture]
public sealed class AccessRecordingTests
{
    private static readonly RouteEndpoint Endpoint = new(_ => Task.CompletedTask, RoutePatternFactory.Parse("/api/v1/units/{id:int}"), order: 0, metadata: null, displayName: null);

    private readonly List<AccessRecord> records = [];
    private DefaultHttpContext http = new();
    private string caller = "anonymous";

    [SetUp]
    public void Ask()
    {
        records.Clear();
        (http, caller) = (new DefaultHttpContext(), "anonymous");
        http.Request.Method = "PUT";
        http.Request.Path = "/api/v1/units/12";
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        var asked = new Mock<ICaller>();
        asked.Setup(one => one.Id).Returns(() => caller);
        http.RequestServices = new ServiceCollection().AddSingleton(asked.Object).BuildServiceProvider();
    }

    [Test]
    public async Task An_answer_at_once_is_taken_down_with_what_is_known_when_it_ends()
    {
        await RunAsync(context =>
        {
            // Proxy, routing, authentication and endpoint find out who asked for what.
            context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
            context.SetEndpoint(Endpoint);
            (caller, context.Response.StatusCode) = ("u12", 403);
            return Task.CompletedTask;
        });

        Assert.That(records.Single() with { At = default, Duration = default }, Is.EqualTo(new AccessRecord(default, "u12", IPAddress.Parse("192.0.2.1"), "PUT", "/api/v1/units/{id:int}", 403, default)));
    }

    [Test]
    public async Task An_answer_that_takes_its_time_is_taken_down_when_it_has_ended()
    {
        var clock = new ManualTime(A.LoadStart);
        var work = new TaskCompletionSource();
        var answering = RunAsync(_ => work.Task, clock);
        Assert.That(records, Is.Empty);

        clock.Advance(TimeSpan.FromSeconds(2));
        http.Response.StatusCode = 204;
        work.SetResult();
        await answering;

        Assert.That((records.Single().At, records.Single().Status), Is.EqualTo((A.LoadStart.AddSeconds(2), 204)));
    }

    [Test]
    public void An_exception_goes_on_its_way_and_is_taken_down()
    {
        Assert.ThrowsAsync<IOException>(() => RunAsync(_ => Task.FromException(new IOException())));
        Assert.That(records, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Whoever_turned_an_exception_into_an_answer_has_kept_the_endpoint_elsewhere()
    {
        http.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature { Endpoint = Endpoint });

        await RunAsync(_ => Task.CompletedTask);

        Assert.That(records.Single().Route, Is.EqualTo("/api/v1/units/{id:int}"));
    }

    [Test]
    public async Task An_address_that_leads_nowhere_is_not_written_down()
    {
        await RunAsync(_ => Task.CompletedTask);

        Assert.That(records.Single().Route, Is.EqualTo("-"));
    }

    private Task RunAsync(RequestDelegate rest, TimeProvider? time = null)
    {
        var recorder = new Recorder(records);
        return new AccessRecording(rest, recorder, time ?? TimeProvider.System).InvokeAsync(http);
    }

    private sealed class Recorder(List<AccessRecord> records) : IAccessRecorder
    {
        public void Record(in AccessRecord request) => records.Add(request);
    }
}
