using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

/// <summary>Auditors see who asked for what.</summary>
[TestFixture]
internal sealed class AccessLogTests
{
    [Test]
    public async Task Every_request_is_listed_with_who_sent_it_and_never_with_what_he_asked_for()
    {
        var person = Live.Server.Client("editor", "log-editor");
        await person.ReadAsync("units/1");
        await person.ReadAsync("units/2?lang=fr");
        await person.ReadAsync("search?q=secret");
        await person.ReadAsync("departments");
        (await person.AskAsync("GET", "units/999999", null)).Was(HttpStatusCode.NotFound);
        (await person.AskAsync("HEAD", "units/999999", null)).Was(HttpStatusCode.NotFound);
        (await person.AskAsync("GET", "secret", null)).Was(HttpStatusCode.NotFound);
        (await person.AskAsync("DELETE", "units/1", null)).Was(HttpStatusCode.PreconditionRequired);
        (await person.PostJsonAsync("units", "{")).Was(HttpStatusCode.BadRequest);

        var entries = await EntriesAsync(Live.Server.Accounts.SubjectOfRole("editor", "log-editor"), requests: 9);

        Assert.That(
            entries.GroupBy(entry => $"{entry.Text("method")} {entry.Text("route")} {entry.Number("status")}").Select(alike => $"{alike.Key} {alike.Sum(entry => entry.Number("count"))}"),
            Is.EquivalentTo([
                "GET /api/v1/units/{id:int} 200 2", "GET /api/v1/search 200 1", "GET /api/v1/departments 200 1", "GET /api/v1/units/{id:int} 404 1", "HEAD /api/v1/units/{id:int} 404 1", "GET - 404 1",
                "DELETE /api/v1/units/{id:int} 428 1", "POST /api/v1/units 400 1",
            ]));
        foreach (var entry in entries)
        {
            Assert.That(entry.Members(), Is.EqualTo(["id", "at", "caller", "address", "method", "route", "status", "count", "durationMs", "longestMs"]));
            Assert.That((entry.Text("caller"), entry.Text("address")), Is.EqualTo((Live.Server.Accounts.SubjectOfRole("editor", "log-editor"), "127.0.0.1")));
            Assert.That(entry.GetProperty("at").GetDateTime(), Is.EqualTo(TimeProvider.System.GetUtcNow().UtcDateTime).Within(TimeSpan.FromMinutes(5)));
            Assert.That(entry.Number("longestMs"), Is.InRange(0, entry.Number("durationMs")));
            Assert.That(entry.ToString(), Does.Not.Contain("secret"));
        }
    }

    [Test]
    public async Task Somebody_who_has_not_signed_in_is_listed_too_and_the_refusal_as_well()
    {
        var since = $"{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}";
        (await Live.Nobody.AskAsync("GET", "access-log", null)).Fails(HttpStatusCode.Unauthorized, "access.unauthenticated");
        (await Live.Reader.AskAsync("GET", "access-log", null)).Fails(HttpStatusCode.Forbidden, "access.forbidden");

        var filter = $"&route=/api/v1/access-log&method=GET&from={since}";

        Assert.That((await EntriesAsync("anonymous", 1, filter + "&status=401")).Select(entry => entry.Number("count")), Is.EqualTo([1]));
        Assert.That((await EntriesAsync(Live.Server.Accounts.SubjectOfRole("reader"), 1, filter + "&status=403")).Select(entry => entry.Number("count")), Is.EqualTo([1]));
    }

    [Test]
    public async Task A_batch_is_one_request_however_many_steps_it_has()
    {
        var person = Live.Server.Client("editor", "log-batch");
        var steps = Enumerable.Range(0, 3).Select(i => new { id = $"s{i}", method = "POST", url = "/units", body = new { names = new { en = "Department" } } });
        (await person.PostJsonAsync("batch", new { requests = steps })).Was(HttpStatusCode.OK);
        await person.ReadAsync("units/1");

        var entries = await EntriesAsync(Live.Server.Accounts.SubjectOfRole("editor", "log-batch"), requests: 2);

        Assert.That(entries.Select(entry => $"{entry.Text("method")} {entry.Text("route")} {entry.Number("count")}"), Is.EquivalentTo(["POST /api/v1/batch 1", "GET /api/v1/units/{id:int} 1"]));
    }

    [Test]
    public async Task Many_alike_are_few_entries_and_none_is_missing()
    {
        var person = Live.Server.Client("reader", "log-flood");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var i = 0; i < 100; i++) await person.ReadAsync("departments");
        }));

        var entries = await EntriesAsync(Live.Server.Accounts.SubjectOfRole("reader", "log-flood"), requests: 800);

        Assert.That(entries.Select(entry => entry.Text("at")), Is.Unique.And.Ordered.Descending);
        Assert.That(entries.Sum(entry => entry.Number("count")), Is.EqualTo(800));
    }

    [Test]
    public async Task The_list_comes_in_parts_newest_first()
    {
        var admin = Live.Server.Client("admin", "log-pages");
        await admin.ReadAsync("units/1");
        await admin.ReadAsync("departments");
        var entries = await EntriesAsync(Live.Server.Accounts.SubjectOfRole("admin", "log-pages"), requests: 2);
        var until = entries[0].Text("at")!;

        var all = (await admin.ReadAsync($"access-log?limit=200&to={until}")).Json;
        var part = (await admin.ReadAsync($"access-log?limit=2&offset=1&to={until}")).Json;

        Assert.That(part.Items().Select(entry => entry.Number("id")), Is.EqualTo(all.Items().Skip(1).Take(2).Select(entry => entry.Number("id"))));
        Assert.That(part.Number("total"), Is.EqualTo(all.Number("total")).And.GreaterThan(2));
        Assert.That(all.Items().Select(entry => entry.Text("at")), Is.Ordered.Descending.And.All.LessThan(until));
    }

    [TestCase("status=99", "status")]
    [TestCase("status=x", "status")]
    [TestCase("method=get", "method")]
    [TestCase("from=yesterday", "from")]
    [TestCase("to=2026-06-31T00:00:00Z", "to")]
    [TestCase("path=/", "path")]
    public async Task A_wrong_condition_is_refused_with_its_name(string query, string field) =>
        Assert.That((await Live.Admin.AskAsync("GET", $"access-log?{query}", null)).Fails(HttpStatusCode.BadRequest, "request.invalid").GetProperty("errors").Members(), Is.EqualTo([field]));

    [TestCase(true, 2)]
    [TestCase(false, 0)]
    public async Task What_was_answered_before_the_server_stops_is_written_unless_it_is_switched_off(bool enabled, int count)
    {
        using var folder = new TemporaryFolder();
        var database = folder.Database.ConnectionString;
        await using (var server = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host.UseSetting("Database:ConnectionString", database).UseSetting("AccessLog:Enabled", enabled.ToString())))
        {
            using var client = server.CreateClient();
            (await client.AskAsync("GET", "/health/live", null)).Was(HttpStatusCode.OK);
            (await client.AskAsync("GET", "/health/live", null)).Was(HttpStatusCode.OK);
        }

        Assert.That(
            folder.Database.Number("SELECT coalesce(sum(request_count), 0) FROM access_log WHERE route = '/health/live' AND caller = 'anonymous' AND address = '-'"), Is.EqualTo(count));
    }

    /// <summary>The entries of a caller as soon as they tell of so many requests, which is a second or two after.</summary>
    private static async Task<IReadOnlyList<JsonElement>> EntriesAsync(string caller, int requests, string filter = "")
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var entries = (await Live.Admin.ReadAsync($"access-log?limit=200&caller={caller}{filter}")).Json.Items();
            if (entries.Sum(entry => entry.Number("count")) >= requests) return entries;
            await Task.Delay(50, limit.Token);
        }
    }
}
