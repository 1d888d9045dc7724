using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Instances;

/// <summary>The database server goes away and comes back; OrgChart does not.</summary>
[TestFixture, Parallelizable]
internal sealed class DatabaseAwayTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private OwnPostgreSql postgres = null!;
    private TemporaryFolder folder = null!;

    [SetUp]
    public async Task StartAsync()
    {
        postgres = await OwnPostgreSql.CreateAsync();
        folder = new TemporaryFolder(postgres.ConnectionString);
        await OrgChartProcess.SucceedAsync(folder, "migrate", "up");
    }

    [TearDown]
    public void Stop()
    {
        folder?.Dispose();
        postgres?.Dispose();
    }

    [Test]
    public async Task While_it_is_away_the_structure_is_read_and_nothing_written_and_then_all_goes_on()
    {
        using var server = await LiveServer.StartOnAsync(folder);
        var (editor, admin) = (server.Client("editor"), server.Client("admin"));
        var unit = (await editor.PostJsonAsync("units", new { names = "Before" })).IsCreated().Id;

        await postgres.StopAsync();

        Assert.That((await editor.ReadAsync($"units/{unit}")).Json.Text("name"), Is.EqualTo("Before"));
        (await editor.ReadAsync("search?q=Before")).Was(HttpStatusCode.OK);
        foreach (var refused in new[] { await editor.PostJsonAsync("units", new { names = "Meanwhile" }), await editor.AskAsync("GET", "teams", null), await admin.AskAsync("GET", "users", null) })
        {
            Assert.That((refused.Status, refused.Json.Text("code")), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "server.unavailable")), refused.Text);
            Assert.That(refused.Headers["Retry-After"], Is.Not.Empty);
            Assert.That(refused.Text, Does.Not.Contain("Npgsql").And.Not.Contain("127.0.0.1"));
        }

        (await editor.AskAsync("GET", "/health/ready", null)).Was(HttpStatusCode.ServiceUnavailable);
        (await editor.AskAsync("GET", "/health/serving", null)).Was(HttpStatusCode.OK);
        (await editor.AskAsync("GET", "/health/live", null)).Was(HttpStatusCode.OK);

        await postgres.StartAsync();

        await Eventually.IsTrueAsync(async () => (await editor.AskAsync("GET", "/health/ready", null)).Status == HttpStatusCode.OK, Long, "it is ready again");
        (await editor.PostJsonAsync("units", new { names = "After" })).IsCreated();
        Assert.That(server.Number("SELECT count(*) FROM org_units WHERE name_en = 'Meanwhile'"), Is.Zero);
    }

    [Test]
    public async Task A_server_that_is_started_before_its_database_waits_for_it()
    {
        using (var first = await LiveServer.StartOnAsync(folder)) (await first.Client("editor").PostJsonAsync("units", new { names = "Before" })).IsCreated();
        var token = new TestAccounts(folder.Database, folder.File("keys")).TokenOfRole("reader");
        await postgres.StopAsync();

        using var server = await LiveServer.StartUnloadedAsync(folder);
        var reader = server.ClientWithToken(token);

        (await reader.AskAsync("GET", "/health/ready", null)).Was(HttpStatusCode.ServiceUnavailable);
        (await reader.AskAsync("GET", "/health/serving", null)).Was(HttpStatusCode.ServiceUnavailable);
        (await reader.AskAsync("GET", "/health/live", null)).Was(HttpStatusCode.OK);
        var early = await reader.AskAsync("GET", "departments", null);
        Assert.That((early.Status, early.Headers.ContainsKey("Retry-After")), Is.EqualTo((HttpStatusCode.ServiceUnavailable, true)), early.Text);
        Assert.That(server.Log, Does.Contain("The database does not answer yet"));

        await postgres.StartAsync();

        await Eventually.IsTrueAsync(async () => (await reader.AskAsync("GET", "/health/ready", null)).Status == HttpStatusCode.OK, Long, "it is ready");
        (await reader.ReadAsync("search?q=Before")).Was(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_server_whose_tables_are_older_does_not_start_and_says_what_to_run()
    {
        await OrgChartProcess.SucceedAsync(folder, "migrate", "down");

        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, "serve", "--urls=http://127.0.0.1:0", folder.DatabaseSetting);

        Assert.That(exitCode, Is.EqualTo(1), error);
        Assert.That(error, Does.Contain("orgchart migrate up").And.Not.Contain("   at "));
    }
}
