using System.Net;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

/// <summary>Why a server is not ready is said to those who may read the logs; others hear one word.</summary>
[TestFixture]
internal sealed class ReadinessTests
{
    [TestCase(null)]
    [TestCase("reader")]
    [TestCase("editor")]
    [TestCase("importer")]
    [TestCase("user-admin")]
    public async Task Others_hear_one_word(string? role)
    {
        var answer = (await Live.Server.Client(role).ReadAsync("/health/ready")).Was(HttpStatusCode.OK);

        Assert.That(answer.Text, Is.EqualTo("Healthy"));
    }

    [TestCase("auditor")]
    [TestCase("admin")]
    public async Task Operators_hear_what_was_looked_at(string role)
    {
        var answer = (await Live.Server.Client(role).ReadAsync("/health/ready")).Was(HttpStatusCode.OK);

        Assert.That(answer.Headers["Content-Type"], Is.EqualTo("application/json"));
        Assert.That(ChecksOf(answer), Is.EquivalentTo(["database Healthy ", "directory Healthy ", "disk Healthy ", "stopping Healthy "]));
    }

    [Test]
    public async Task Whether_it_serves_is_a_question_of_memory_and_not_of_the_database()
    {
        var answer = (await Live.Server.Client("auditor").ReadAsync("/health/serving")).Was(HttpStatusCode.OK);

        Assert.That(ChecksOf(answer), Is.EquivalentTo(["directory Healthy ", "stopping Healthy "]));
    }

    [TestCase("/Health/ready")]
    [TestCase("/health/READY")]
    [TestCase("/health/%72eady")]
    [TestCase("/health/ready/")]
    [TestCase("/x/../health/ready")]
    [TestCase("/./health/ready")]
    [TestCase("/%2e/health/ready")]
    [TestCase("/Health/live?as=/health/live")]
    public async Task Other_spellings_which_a_proxy_may_let_through_are_not_answered(string path)
    {
        Assert.That(await StatusOfAsync(path), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatusOfAsync("/health/live?as=probe"), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_server_about_to_stop_says_so_to_operators_only()
    {
        using var server = await LiveServer.StartAsync("--Shutdown:DrainSeconds=20");
        var (operators, strangers) = (server.Client("auditor"), server.Client(null));
        server.AskToStop();
        await Eventually.IsTrueAsync(async () => (await strangers.AskAsync("GET", "/health/ready", null)).Status == HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(10), "it is not ready");

        (await strangers.AskAsync("GET", "/health/serving", null)).Was(HttpStatusCode.ServiceUnavailable);
        Assert.That((await strangers.AskAsync("GET", "/health/ready", null)).Text, Is.EqualTo("Unhealthy"));
        Assert.That(ChecksOf((await operators.AskAsync("GET", "/health/ready", null)).Was(HttpStatusCode.ServiceUnavailable)), Has.Member("stopping Unhealthy The server is about to stop."));
        await server.KillAsync();
    }

    [Test]
    public async Task A_database_that_does_not_answer_is_a_reason_and_no_more_is_said_of_it()
    {
        using var server = await LiveServer.StartAsync();
        var auditor = server.Client("auditor");
        await auditor.ReadAsync("/health/ready");
        server.Run("DROP TABLE directory_revision");

        var answer = (await auditor.AskAsync("GET", "/health/ready", null)).Was(HttpStatusCode.ServiceUnavailable);

        Assert.That(ChecksOf(answer), Has.Member("database Unhealthy The database does not answer.").And.Member("directory Healthy "), "what is in memory is still answered");
        Assert.That(answer.Text, Does.Not.Contain("directory_revision"));
        (await auditor.AskAsync("GET", "/health/serving", null)).Was(HttpStatusCode.OK);
    }

    /// <summary>Asks for a path as it is written.</summary>
    private static async Task<HttpStatusCode> StatusOfAsync(string path)
    {
        using var client = new HttpClient();
        var address = new Uri($"{Live.Server.Address.GetLeftPart(UriPartial.Authority)}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var answer = await client.GetAsync(address);
        return answer.StatusCode;
    }

    private static List<string> ChecksOf(Answer answer) =>
        [.. answer.Json.GetProperty("checks").EnumerateArray().Select(check => $"{check.Text("name")} {check.Text("status")} {(check.GetProperty("reason").ValueKind == JsonValueKind.Null ? "" : check.Text("reason"))}")];
}
