using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using OrgChart.Application.AccessLog;
using OrgChart.Application.AccessLog.ListAccessEntries;
using OrgChart.Application.Common;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Persistence.AccessLog;
using OrgChart.Infrastructure.Persistence.Databases;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.AccessLog;

/// <summary>From a request that was taken down to the list of entries, and away again.</summary>
public sealed class AccessLogTests(ITestDatabase database) : DatabaseTest(database)
{
    private static readonly PageRequest All = new(0, PageRequest.MaxLimit);

    private AccessRecord Request => new(Time.Now, "u12", IPAddress.Parse("192.0.2.1"), "GET", "/api/v1/units/{id:int}", 200, TimeSpan.FromMilliseconds(2));

    [Test]
    public async Task A_second_is_written_when_it_is_over_and_the_rest_at_the_end()
    {
        var writer = Writer(Host);
        await writer.StartAsync(CancellationToken.None);
        Record(Host, Request, Request, Request with { Caller = "c3", Status = 404, Duration = TimeSpan.FromMilliseconds(700) });
        while (await CountAsync() == 0) await AdvanceAsync();
        var (first, at) = (await ListAsync(new()), Time.Now);
        Record(Host, Request);
        await writer.StopAsync(CancellationToken.None);

        Assert.That(first.Items.Select(entry => (entry.Caller, entry.Status, entry.Count, entry.DurationMs, entry.LongestMs)), Is.EquivalentTo([("u12", 200, 2, 4L, 2L), ("c3", 404, 1, 700L, 700L)]));
        Assert.That(first.Items.Select(entry => (entry.Address, entry.Method, entry.Route, entry.At.Kind)).Distinct().Single(), Is.EqualTo(("192.0.2.1", "GET", "/api/v1/units/{id:int}", DateTimeKind.Utc)));
        var last = (await ListAsync(new())).Items[0];
        Assert.That((await CountAsync(), last.Count, last.At), Is.EqualTo((3, 1, Cut(at))));
        Assert.That((await Host.RowsAsync("SELECT DISTINCT id FROM access_log")).Count, Is.EqualTo(3));
    }

    [Test]
    public async Task What_cannot_be_written_is_written_later()
    {
        var (broken, tried) = (true, false);
        var host = Start(register: StrategyProxy.Around((method, _) =>
        {
            if (method != "TakeWriteTurnAsync" || !broken) return Task.CompletedTask;
            tried = true;
            return Task.FromException(new DatabaseBusyException());
        }));
        var writer = Writer(host);
        await writer.StartAsync(CancellationToken.None);
        Record(host, Request);
        while (!tried) await AdvanceAsync();
        Assert.That(await CountAsync(), Is.Zero);

        broken = false;
        await writer.StopAsync(CancellationToken.None);

        Assert.That((await ListAsync(new())).Items.Single().Count, Is.EqualTo(1));
    }

    [Test]
    public async Task More_than_one_transaction_takes_is_written_in_several()
    {
        var turns = 0;
        var host = Start(register: StrategyProxy.Around((method, _) =>
        {
            if (method == "TakeWriteTurnAsync") turns++;
            return Task.CompletedTask;
        }));
        Record(host, [.. Enumerable.Range(0, 12_345).Select(i => Request with { Caller = $"u{i}" })]);

        await Writer(host).StopAsync(CancellationToken.None);

        Assert.That((await CountAsync(), turns), Is.EqualTo((12_345, 2)));
        Assert.That(await Host.RowsAsync("SELECT min(id), max(id), count(DISTINCT id) FROM access_log"), Is.EqualTo(["10000|22344|12345"]));
    }

    [Test]
    public async Task Two_instances_write_side_by_side()
    {
        var other = Start();
        Record(Host, Request);
        Record(other, Request);

        await Task.WhenAll(Writer(Host).StopAsync(CancellationToken.None), Writer(other).StopAsync(CancellationToken.None));

        Assert.That((await ListAsync(new())).Items.Select(entry => entry.Count), Is.EqualTo([1, 1]));
    }

    [Test]
    public async Task Conditions_narrow_the_list_down_and_the_newest_comes_first()
    {
        Record(Host, Request);
        Time.Advance(TimeSpan.FromSeconds(1));
        var second = Cut(Time.Now);
        Record(Host, Request with { Caller = "c3" });
        Time.Advance(TimeSpan.FromSeconds(1));
        Record(Host, Request with { Address = IPAddress.Parse("2001:db8::1"), Method = "PUT", Status = 403, Route = "-" });
        await Writer(Host).StopAsync(CancellationToken.None);

        Assert.That(await NumbersAsync(new()), Is.EqualTo("3 2 1"));
        Assert.That(await NumbersAsync(new(), new(1, 1)), Is.EqualTo("2"));
        Assert.That(await NumbersAsync(new(Caller: "c3")), Is.EqualTo("2"));
        Assert.That(await NumbersAsync(new(Address: "2001:db8::1")), Is.EqualTo("3"));
        Assert.That(await NumbersAsync(new(Method: "GET")), Is.EqualTo("2 1"));
        Assert.That(await NumbersAsync(new(Route: "-")), Is.EqualTo("3"));
        Assert.That(await NumbersAsync(new(Status: 200)), Is.EqualTo("2 1"));
        Assert.That(await NumbersAsync(new(From: second)), Is.EqualTo("3 2"));
        Assert.That(await NumbersAsync(new(To: second)), Is.EqualTo("1"));
        Assert.That(await NumbersAsync(new(Caller: "u12", Status: 200, From: second)), Is.Empty);
        Assert.That((await ListAsync(new(Method: "GET"), new(0, 1))).Total, Is.EqualTo(2));
    }

    [Test]
    public async Task Old_entries_go_and_the_others_stay()
    {
        var host = Start(new Dictionary<string, string?> { ["AccessLog:KeptDays"] = "7" });
        Record(Host, Request);
        Time.Advance(TimeSpan.FromDays(1));
        Record(Host, Request);
        await Writer(Host).StopAsync(CancellationToken.None);
        Time.Advance(TimeSpan.FromDays(6) + TimeSpan.FromMinutes(1));

        var removed = await host.InScopeAsync(scope => scope.Get<IEnumerable<ICleanUp>>().OfType<AccessLogCleanUp>().Single().RunAsync(Time.Now, CancellationToken.None));

        Assert.That((removed, await CountAsync()), Is.EqualTo((1, 1)));
        Assert.That((await ListAsync(new())).Items.Single().At, Is.GreaterThan(Time.Now.AddDays(-7)));
    }

    [Test]
    public async Task Of_very_many_old_entries_one_run_removes_some()
    {
        Record(Host, [.. Enumerable.Range(0, 10_005).Select(i => Request with { Caller = $"u{i}" })]);
        await Writer(Host).StopAsync(CancellationToken.None);
        Time.Advance(TimeSpan.FromDays(40));

        Task<int> RunAsync() => Host.InScopeAsync(scope => scope.Get<IEnumerable<ICleanUp>>().OfType<AccessLogCleanUp>().Single().RunAsync(Time.Now, CancellationToken.None));

        Assert.That((await RunAsync(), await RunAsync(), await RunAsync()), Is.EqualTo((10_000, 5, 0)));
    }

    private static AccessLogWriter Writer(TestHost host) => new(
        host.Services.GetRequiredService<AccessQueue>(), host.Services.GetRequiredService<IServiceScopeFactory>(), host.Services.GetRequiredService<IDatabaseStrategy>(),
        host.Services.GetRequiredService<ServerMetrics>(), host.Services.GetRequiredService<TimeProvider>(), NullLogger<AccessLogWriter>.Instance);

    private static void Record(TestHost host, params AccessRecord[] requests)
    {
        foreach (var request in requests) host.Services.GetRequiredService<IAccessRecorder>().Record(request);
    }

    private static DateTime Cut(DateTime moment) => new(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    private async Task AdvanceAsync()
    {
        Time.Advance(TimeSpan.FromMilliseconds(250));
        await Task.Yield();
    }

    private Task<Page<AccessEntryAnswer>> ListAsync(AccessFilter filter, PageRequest? page = null) => Host.SendAsync(new ListAccessEntriesQuery(filter, page ?? All));

    private async Task<string> NumbersAsync(AccessFilter filter, PageRequest? page = null) => string.Join(' ', (await ListAsync(filter, page)).Items.Select(entry => entry.Id - 10_000 + 1));

    private async Task<int> CountAsync() => int.Parse((await Host.RowsAsync("SELECT count(*) FROM access_log")).Single(), System.Globalization.CultureInfo.InvariantCulture);
}
