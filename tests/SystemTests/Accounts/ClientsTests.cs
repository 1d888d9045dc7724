using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>Programs that sign in for themselves.</summary>
[TestFixture]
internal sealed class ClientsTests
{
    private static AccountServer Server => Accounts.Server;

    private static HttpClient Admin => Accounts.Admin;

    [Test]
    public async Task A_new_client_shows_its_secret_once()
    {
        var made = (await Admin.PostJsonAsync("clients", new { name = " HR ", scopes = (string[])["directory:write", "directory:read", "directory:read"] })).IsCreated();
        Assert.That(made.Json.Members(), Is.EquivalentTo(["id", "clientId", "clientSecret"]));
        Assert.That((made.Json.Text("clientId"), made.Json.Text("clientSecret")!.Length, made.Headers["Cache-Control"]), Is.EqualTo(($"c{made.Id}", 43, "no-store")));

        var read = await Admin.ReadAsync(made.Location);
        Assert.That((read.ETag[..2], read.Headers["Cache-Control"]), Is.EqualTo((made.ETag[..2], "no-store")));
        Assert.That((read.Json.Text("name"), read.Json.GetProperty("scopes").GetRawText(), read.Json.GetProperty("firstParty").GetBoolean()), Is.EqualTo(("HR", """["directory:read","directory:write"]""", false)));
        Assert.That(read.Text + (await Admin.ReadAsync("clients")).Text, Does.Not.Contain("secretHash").And.Not.Contain(made.Json.Text("clientSecret")!));
    }

    [Test]
    public async Task Clients_are_listed_by_name_and_paged()
    {
        foreach (var name in (string[])["AAA second", "AAA first"]) (await Admin.PostJsonAsync("clients", new { name, scopes = (string[])["directory:read"] })).IsCreated();
        var page = (await Admin.ReadAsync("clients?limit=1&offset=1")).Json;
        Assert.That(page.Items().Single().Text("name"), Is.EqualTo("AAA second"));
        Assert.That(page.Number("total"), Is.GreaterThan(2));
    }

    [TestCase("""{"name":"","scopes":["directory:read"]}""", "name")]
    [TestCase("""{"name":"x","scopes":[]}""", "scopes")]
    [TestCase("""{"name":"x","scopes":["everything"]}""", "scopes")]
    [TestCase("""{"name":"x","scopes":["account"]}""", "scopes")]
    [TestCase("""{"name":"x","scopes":["users:admin"],"unitId":1}""", "scopes")]
    [TestCase("""{"name":"x","scopes":["directory:read"],"unitId":0}""", "unitId")]
    [TestCase("""{"name":"x","scopes":[null]}""", "scopes")]
    [TestCase("""{"scopes":["directory:read"]}""", "body")]
    [TestCase("""{"name":"x","scopes":["directory:read"],"secret":"chosen"}""", "secret")]
    public async Task What_is_wrong_with_a_client_is_told_by_name(string body, string field)
    {
        var problem = (await Admin.PostJsonAsync("clients", body)).Fails(HttpStatusCode.BadRequest, "request.invalid");
        Assert.That(problem.GetProperty("errors").Members(), Has.Some.StartsWith(field), problem.GetRawText());
    }

    [Test]
    public async Task Other_scopes_refuse_the_old_tokens_and_another_name_does_not()
    {
        var (number, machine) = await Server.ClientAsync(["directory:read", "directory:write"]);
        var http = Server.As(await Server.ClientTokenAsync(machine));
        var tag = (await Admin.ReadAsync($"clients/{number}")).ETag;
        Assert.That((int)(await Admin.AskAsync("PATCH", $"clients/{number}", new { name = "New" }, ("Content-Type", "application/merge-patch+json"))).Status, Is.EqualTo(428));
        (await Admin.PatchAsync($"clients/{number}", new { name = "New" }, tag)).Was(HttpStatusCode.OK);
        (await Admin.PatchAsync($"clients/{number}", new { name = "Late" }, tag)).Fails(HttpStatusCode.PreconditionFailed, "client.version_stale");
        await http.ReadAsync("departments");

        (await Admin.PatchAsync($"clients/{number}", (object[])[new { op = "replace", path = "/scopes", value = (string[])["directory:read"] }])).Was(HttpStatusCode.OK);

        (await http.AskAsync("GET", "departments", null)).Fails(HttpStatusCode.Unauthorized, "access.unauthenticated");
        var fresh = Server.As(await Server.ClientTokenAsync(machine));
        await fresh.ReadAsync("departments");
        (await fresh.PostJsonAsync("units", new { names = "x" })).Fails(HttpStatusCode.Forbidden, "access.forbidden");
    }

    [Test]
    public async Task Another_secret_refuses_the_old_one_and_the_tokens_got_with_it()
    {
        var (number, machine) = await Server.ClientAsync(["directory:read"]);
        var http = Server.As(await Server.ClientTokenAsync(machine));
        await http.ReadAsync("departments");

        var secret = (await Admin.PostJsonAsync($"clients/{number}/secret", null)).Was(HttpStatusCode.OK).Json.Text("clientSecret")!;

        (await http.AskAsync("GET", "departments", null)).Was(HttpStatusCode.Unauthorized);
        Assert.That((await TryAsync(machine)).Was(HttpStatusCode.Unauthorized).Json.Text("error"), Is.EqualTo("invalid_client"));
        await Server.As(await Server.ClientTokenAsync((machine.Id, secret))).ReadAsync("departments");
    }

    [Test]
    public async Task A_deleted_client_is_gone_with_its_tokens_and_the_sessions_through_it()
    {
        var (number, machine) = await Server.ClientAsync(["directory:read"], firstParty: true);
        var (_, email) = await Server.UserAsync(["reader"]);
        var http = Server.As(await Server.ClientTokenAsync(machine));
        var session = (await Server.PostFormAsync([("grant_type", "password"), ("username", email), ("password", AccountServer.Password), .. Form(machine)])).Was(HttpStatusCode.OK).Json;

        (await Admin.RemoveAsync($"clients/{number}")).IsGone();

        (await http.AskAsync("GET", "departments", null)).Was(HttpStatusCode.Unauthorized);
        (await TryAsync(machine)).Was(HttpStatusCode.Unauthorized);
        (await Server.PostFormAsync([("grant_type", "refresh_token"), ("refresh_token", session.Text("refresh_token")!), .. Form(machine)])).Was(HttpStatusCode.Unauthorized);
        (await Admin.AskAsync("GET", $"clients/{number}", null)).Fails(HttpStatusCode.NotFound, "client.not_found");
        var told = (await Admin.ReadAsync($"security-events?subject={machine.Id}")).Json.Items();
        Assert.That(told.Select(one => (one.Text("kind"), one.GetProperty("detail").ToString())), Does.Contain(("clientChanged", "deleted")));
    }

    [Test]
    public async Task A_client_has_no_account_and_no_secret_that_can_be_guessed_quietly()
    {
        var (_, machine) = await Server.ClientAsync(["directory:read"]);
        var http = Server.As(await Server.ClientTokenAsync(machine));
        foreach (var address in (string[])["users/me", "users/me/sessions", "users/me/export"]) (await http.AskAsync("GET", address, null)).Fails(HttpStatusCode.Forbidden, "access.forbidden");
        (await TryAsync((machine.Id, "wrong"))).Was(HttpStatusCode.Unauthorized);
        Assert.That(await Server.EventsAsync("signInFailed", machine.Id), Is.EqualTo(1));
    }

    private static Task<Answer> TryAsync((string Id, string Secret) client) => Server.PostFormAsync([("grant_type", "client_credentials"), .. Form(client)]);

    private static (string, string)[] Form((string Id, string Secret) client) => [("client_id", client.Id), ("client_secret", client.Secret)];
}
