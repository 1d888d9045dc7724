using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Imports;

/// <summary>A server that loads the directory from its source by itself, and goes on with the old one when anything goes wrong.</summary>
[TestFixture, Parallelizable]
internal sealed class ScheduledLoadTests
{
    private const string Tag = "\"v1\"";
    private const string Secret = "token-that-nobody-hears";
    private const int MaxBytes = 8_000_000;

    // Two looks, and a load.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private FileServer source = null!;
    private LiveServer? server;

    [SetUp]
    public async Task StartSourceAsync()
    {
        source = await FileServer.StartAsync();
        source.Has(Without("Bellefeuille"), Tag);
    }

    [TearDown]
    public async Task StopAsync()
    {
        server?.Dispose();
        server = null;
        await source.DisposeAsync();
    }

    [Test]
    public async Task The_directory_is_loaded_at_the_start_and_at_its_time_again_and_nothing_happens_when_the_file_is_the_same()
    {
        await StartAsync();
        await UntilAsync(() => OutcomeAsync("loaded"), "it is loaded at the start");

        var load = (await HistoryAsync())[0];
        Assert.That((load.Text("state"), load.Text("startedBy"), load.GetProperty("dryRun").GetBoolean()), Is.EqualTo(("succeeded", "schedule", false)));
        await UntilAsync(async () => !await FindsAsync("Bellefeuille"), "the directory is what the file says");
        var (loads, revision) = ((await HistoryAsync()).Count, Revision());

        MakeDue();
        await UntilAsync(() => OutcomeAsync("unchanged"), "the source says that nothing changed");

        Assert.That(source.Requests.Select(asked => (asked.Path, asked.KnownTag, asked.Credentials)), Is.EqualTo(new[] { ("/gedsOpenData.csv", "", $"Bearer {Secret}"), ("/gedsOpenData.csv", Tag, $"Bearer {Secret}") }));
        Assert.That(((await HistoryAsync()).Count, Revision()), Is.EqualTo((loads, revision)));

        source.Has(File.ReadAllBytes(Repository.Demo), "\"v2\"");
        MakeDue();
        await UntilAsync(() => FindsAsync("Bellefeuille"), "the new file is loaded at the next time");
        await UntilAsync(() => Task.FromResult(StoredTag() == "\"v2\""), "its tag is kept");
    }

    [Test]
    public async Task Whatever_goes_wrong_the_directory_and_the_tag_stay_as_they_were_and_it_is_told()
    {
        await StartAsync();
        await UntilAsync(() => OutcomeAsync("loaded"), "it is loaded at the start");
        var people = await PeopleAsync();
        foreach (var (what, code, answer) in Failures())
        {
            var revision = Revision();
            source.Answer = answer;
            MakeDue();
            await UntilAsync(() => OutcomeAsync(code), what);

            Assert.That((await PeopleAsync(), Revision(), StoredTag()), Is.EqualTo((people, revision, Tag)), what);
            var load = (await HistoryAsync())[0];
            Assert.That((load.Text("state"), load.Text("errorCode"), load.Text("startedBy")), Is.EqualTo(("failed", code, "schedule")), what);
            Assert.That(source.Requests[^1].KnownTag, Is.EqualTo(Tag), what);
        }

        Assert.That(source.Requests.Select(asked => asked.Path), Has.None.EqualTo("/elsewhere.csv"), "nobody is asked where nobody is allowed to ask");
        Assert.That(server!.Log, Does.Contain("download.refused").And.Not.Contain(Secret).And.Not.Contain("key=query-secret"));
        Assert.That((await server.Client("importer").ReadAsync("imports")).Text, Does.Not.Contain(Secret).And.Not.Contain("query-secret"));
        await ToldAsync(Failures().Last().Code, Failures().Count());
    }

    [Test]
    public async Task Of_two_servers_one_loads()
    {
        await StartAsync();
        using var another = await server!.AnotherAsync();
        await UntilAsync(() => OutcomeAsync("loaded"), "one loads at the start");
        MakeDue();
        await UntilAsync(() => OutcomeAsync("unchanged"), "one looks at the next time");

        await Task.WhenAll(server.StopAsync(), another.StopAsync());

        Assert.That(source.Requests.Select(asked => asked.KnownTag), Is.EqualTo(["", Tag]));
    }

    private static IEnumerable<(string What, string Code, RequestDelegate Answer)> Failures()
    {
        yield return ("an error of the source", "download.refused", http =>
        {
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        }
        );
        yield return ("a file that is cut off", "download.broken", async http =>
        {
            var file = Without("Roy");
            http.Response.ContentLength = file.Length;
            await http.Response.Body.WriteAsync(file.AsMemory(0, file.Length / 2));
            await http.Response.Body.FlushAsync();
            http.Abort();
        }
        );
        yield return ("a file that is too large", "download.too_large", async http =>
        {
            // In pieces, without a word on how many there are.
            var part = new byte[1 << 20];
            for (var megabyte = 0; megabyte <= MaxBytes >> 20 && !http.RequestAborted.IsCancellationRequested; megabyte++) await http.Response.Body.WriteAsync(part);
        }
        );
        yield return ("another host", "download.host_not_allowed", http =>
        {
            http.Response.Redirect($"http://localhost:{http.Connection.LocalPort}/elsewhere.csv");
            return Task.CompletedTask;
        }
        );
        yield return ("a page in place of the file", "import.unreadable", http => http.Response.WriteAsync("<html><body>Please sign in</body></html>"));
        yield return ("half of the people", "import.too_many_removed", http =>
        {
            http.Response.Headers.ETag = "\"v3\"";
            return http.Response.Body.WriteAsync(Encoding.Latin1.GetBytes(string.Join("\r\n", File.ReadAllLines(Repository.Demo, Encoding.Latin1).Take(1_500)))).AsTask();
        }
        );
    }

    private static byte[] Without(string name) =>
        Encoding.Latin1.GetBytes(string.Join("\r\n", File.ReadAllLines(Repository.Demo, Encoding.Latin1).Where(line => !line.Contains(name, StringComparison.Ordinal))));

    private async Task StartAsync() => server = await LiveServer.StartAsync(Settings);

    private string[] Settings =>
    [
        $"--Imports:Schedule:SourceUrl={source.Address}/gedsOpenData.csv?key=query-secret", "--Imports:Schedule:AllowedHosts:0=127.0.0.1", $"--Imports:Schedule:BearerToken={Secret}",
        $"--Imports:Schedule:MaxDownloadBytes={MaxBytes}",
    ];

    /// <summary>Makes the next turn be now; the servers look by themselves.</summary>
    private void MakeDue() => server!.Run("UPDATE load_schedule SET next_at = '2001-02-03 04:05:06', version = version + 1");

    private async Task<bool> OutcomeAsync(string outcome)
    {
        await Task.Yield();
        return server!.Query("SELECT outcome FROM load_schedule WHERE next_at > '2020-01-01'", row => row.IsDBNull(0) ? "" : row.GetString(0)).Contains(outcome);
    }

    private string StoredTag() => server!.Query("SELECT tag FROM load_schedule", row => row.GetString(0)).Single();

    private long Revision() => server!.Number("SELECT revision FROM directory_revision");

    private async Task<IReadOnlyList<JsonElement>> HistoryAsync() => (await server!.Client("importer").ReadAsync("imports")).Was(HttpStatusCode.OK).Json.Items();

    private async Task<int> PeopleAsync() => (await server!.Client("reader").ReadAsync("employees?limit=1")).Json.Number("total");

    private async Task<bool> FindsAsync(string surname) =>
        (await server!.Client("reader").ReadAsync($"search?q={surname}&type=employee")).Json.Items().Any(hit => hit.Text("surname") == surname);

    private static Task UntilAsync(Func<Task<bool>> condition, string what) => Eventually.IsTrueAsync(condition, Limit, what);

    /// <summary>What the verbs tell an operator.</summary>
    private async Task ToldAsync(string code, int failures)
    {
        var job = JsonSerializer.Deserialize<JsonElement>(await OrgChartProcess.SucceedAsync(server!.Folder, ["jobs", "--json", .. Settings])).EnumerateArray().Single(one => one.Text("name") == "load");
        Assert.That(job.Number("failures"), Is.EqualTo(failures));
        Assert.That(job.Text("last"), Does.EndWith($"({code})"));
        Assert.That(job.GetProperty("does").EnumerateArray().Single().GetString(), Is.EqualTo("loads geds from 127.0.0.1 every 24 h"));
        var report = await OrgChartProcess.RunAsync(server.Folder, ["doctor", "--json", $"--Security:KeyFolder={server.KeyFolder}", server.Folder.DatabaseSetting, .. Settings]);
        var check = JsonSerializer.Deserialize<JsonElement>(report.Output).GetProperty("checks").EnumerateArray().Single(one => one.Text("name") == "schedule");
        Assert.That((check.Text("health"), check.Text("found")!.Contains(code, StringComparison.Ordinal)), Is.EqualTo(("warning", true)), report.Output);
        Assert.That(report.Output, Does.Not.Contain(Secret).And.Not.Contain("query-secret"));
    }
}
