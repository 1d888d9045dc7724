using System.Net;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.CommandLine;

/// <summary><c>users</c>, <c>clients</c> and <c>jobs</c>, beside a server that notices at once.</summary>
[TestFixture, Parallelizable]
internal sealed class AdministrationVerbsTests
{
    private LiveServer server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => server = await LiveServer.StartAsync("--Accounts:AdministratorsNeedSecondFactor=false");

    [OneTimeTearDown]
    public void Stop() => server?.Dispose();

    [Test]
    public async Task Users_are_listed_and_shown_by_address_or_id()
    {
        var user = await server.UserAsync("reader", "editor@1");

        var list = await JsonAsync("users", "list", "--text", user.Email, "--json");
        Assert.That(list.Items().Single().Number("id"), Is.EqualTo(user.Id));
        Assert.That((await JsonAsync("users", "show", user.Email.ToUpperInvariant(), "--json")).Number("id"), Is.EqualTo(user.Id));
        Assert.That(await RunAsync("users", "show", $"{user.Id}"), Does.Contain(user.Email).And.Contain("editor@1, reader"));
        Assert.That((await JsonAsync("users", "list", "--role", "auditor", "--json")).Number("total"), Is.Zero);
        await RefusedAsync("users list", "users", "show", "nobody@northland.example");
        await RefusedAsync("999999", "users", "show", "999999");
    }

    [Test]
    public async Task Who_is_disabled_is_kept_out_until_he_is_enabled()
    {
        var user = await server.UserAsync("reader");

        Assert.That(await RunAsync("users", "disable", user.Email), Does.Contain("kept out"));
        Assert.That((await server.SignInAsync(user.Email, user.Password)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await RunAsync("users", "enable", $"{user.Id}"), Does.Contain("active"));
        (await server.SignInAsync(user.Email, user.Password)).Was(HttpStatusCode.OK);
        Assert.That(server.Query("SELECT actor || ' ' || action FROM audit_entries", row => row.GetString(0)), Does.Contain("operator ChangeUser"));
    }

    [Test]
    public async Task Roles_are_exactly_those_that_are_named()
    {
        var user = await server.UserAsync("reader");

        Assert.That(await RunAsync("users", "roles", user.Email, "auditor", "editor@1"), Does.Contain("auditor, editor@1"));
        Assert.That((await JsonAsync("users", "roles", user.Email, "--json")).GetProperty("roles").GetArrayLength(), Is.Zero);
        await RefusedAsync("king", "users", "roles", user.Email, "king@x");
        await RefusedAsync("reader, editor", "users", "roles", user.Email, "king");
    }

    [Test]
    public async Task A_code_that_resets_a_password_is_printed_and_works_once()
    {
        var user = await server.UserAsync("reader");

        var code = (await JsonAsync("users", "reset", user.Email, "--json")).Text("code");
        var redeemed = await server.Client(null).PostJsonAsync("auth/password-reset", new { email = user.Email, code, password = "lantern quarry ninety gulls" });

        redeemed.Was(HttpStatusCode.NoContent);
        (await server.SignInAsync(user.Email, "lantern quarry ninety gulls")).Was(HttpStatusCode.OK);
        Assert.That(await RunAsync("users", "reset", user.Email, "--second-factor"), Does.Contain(user.Email));
    }

    [Test]
    public async Task A_client_gets_another_secret_and_is_removed()
    {
        var made = await JsonAsync("create-client", "--name", "Payroll", "--scope", "directory:read", "--json");
        var (id, old) = (made.Text("clientId")!, made.Text("clientSecret")!);

        Assert.That(await RunAsync("clients", "list"), Does.Contain(id).And.Contain("Payroll").And.Contain("directory:read").And.Not.Contain(old));
        var secret = (await JsonAsync("clients", "new-secret", id, "--json")).Text("clientSecret")!;
        Assert.That((await SignInAsync(id, old)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        (await SignInAsync(id, secret)).Was(HttpStatusCode.OK);
        Assert.That(await RunAsync("clients", "remove", id), Does.Contain($"Removed client {id}."));
        Assert.That((await SignInAsync(id, secret)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await JsonAsync("clients", "list", "--json")).Items().Select(client => client.Text("clientId")), Does.Not.Contain(id));
        await RefusedAsync("clients list", "clients", "remove", "Payroll");
    }

    [Test]
    public async Task Jobs_are_listed_with_when_they_are_due()
    {
        using var folder = new TemporaryFolder();
        var never = JsonSerializer.Deserialize<JsonElement>(await MigratedAsync(folder)).EnumerateArray().Single(job => job.Text("name") == "clean-up");
        folder.Database.Run("UPDATE scheduled_work SET next_at = '2099-01-02 03:04:05'");
        var later = await OrgChartProcess.SucceedAsync(folder, "jobs");

        Assert.That((never.GetProperty("nextAt").ValueKind, never.GetProperty("isDue").GetBoolean()), Is.EqualTo((JsonValueKind.Null, true)));
        Assert.That(never.GetProperty("does").EnumerateArray().Select(one => one.GetString()), Does.Contain("removes old idempotency keys"));
        Assert.That(later, Does.Contain("2099-01-0").And.Not.Contain("(due)"));

        static async Task<string> MigratedAsync(TemporaryFolder folder)
        {
            await OrgChartProcess.SucceedAsync(folder, "migrate", "up");
            return await OrgChartProcess.SucceedAsync(folder, "jobs", "--json");
        }
    }

    private Task<Answer> SignInAsync(string id, string secret) => server.TokensAsync(("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret));

    private Task<string> RunAsync(params string[] arguments) => OrgChartProcess.SucceedAsync(server.Folder, arguments);

    private async Task<JsonElement> JsonAsync(params string[] arguments) => JsonSerializer.Deserialize<JsonElement>(await RunAsync(arguments));

    private async Task RefusedAsync(string told, params string[] arguments)
    {
        var (exitCode, _, error) = await OrgChartProcess.RunAsync(server.Folder, [.. arguments, server.Folder.DatabaseSetting]);
        Assert.That(exitCode, Is.EqualTo(1), error);
        Assert.That(error, Does.Contain(told).And.Not.Contain("   at "));
    }
}
