using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>Nobody gives more than he has, or lays hands on who has more; and somebody stays who can administer.</summary>
[TestFixture]
internal sealed class PowerTests
{
    private static AccountServer Server => Accounts.Server;

    private Person userAdmin = null!;

    [OneTimeSetUp]
    public async Task MakeUserAdminAsync() => userAdmin = await Server.PersonAsync("user-admin");

    [TestCase("reader", true)]
    [TestCase("user-admin", true)]
    [TestCase("editor", false)]
    [TestCase("importer", false)]
    [TestCase("auditor", false)]
    [TestCase("admin", false)]
    public async Task An_administrator_of_users_gives_only_roles_whose_permissions_he_has(string role, bool may)
    {
        var roles = (object[])[new { role }];
        var (id, _) = await Server.UserAsync(password: null);
        var made = await userAdmin.Http.PostJsonAsync("users", new { email = Server.FreshEmail(), roles });
        var granted = await userAdmin.Http.PutAsync($"users/{id}/roles", new { roles });
        if (may)
        {
            made.IsCreated();
            granted.Was(HttpStatusCode.OK);
            return;
        }

        made.Fails(HttpStatusCode.Forbidden, "access.more_than_own");
        granted.Fails(HttpStatusCode.Forbidden, "access.more_than_own");
        (await userAdmin.Http.PutAsync($"users/{userAdmin.Id}/roles", new { roles = (object[])[new { role = "user-admin" }, new { role }] })).Fails(HttpStatusCode.Forbidden, "access.more_than_own");
        if (role is "editor" or "importer")
            (await userAdmin.Http.PutAsync($"users/{id}/roles", new { roles = (object[])[new { role, unitId = 1 }] })).Fails(HttpStatusCode.Forbidden, "access.more_than_own");
    }

    [TestCase("editor")]
    [TestCase("auditor")]
    [TestCase("admin")]
    public async Task Who_has_more_than_an_administrator_of_users_is_out_of_his_reach(string role)
    {
        var (id, email) = await Server.UserAsync([role], password: null);
        (string Method, string Address, object? Body)[] attempts =
        [
            ("PATCH", "", new { disabled = true }), ("PATCH", "", new { email = Server.FreshEmail("mine") }), ("PATCH", "", new { displayName = "x" }), ("PUT", "/roles", new { roles = Array.Empty<object>() }),
            ("DELETE", "", null), ("POST", "/password-reset", null), ("DELETE", "/second-factor", null), ("DELETE", "/sessions", null),
        ];

        foreach (var (method, part, body) in attempts)
        {
            (string, string)[] headers = [("If-Match", "*"), .. method == "PATCH" ? [("Content-Type", "application/merge-patch+json")] : Array.Empty<(string, string)>()];
            (await userAdmin.Http.AskAsync(method, $"users/{id}{part}", body, headers)).Fails(HttpStatusCode.Forbidden, "access.more_than_own");
        }

        var after = (await Accounts.Admin.ReadAsync($"users/{id}")).Json;
        Assert.That((after.Text("email"), after.GetProperty("disabled").GetBoolean(), after.GetProperty("roles")[0].Text("role")), Is.EqualTo((email, false, role)));
    }

    [Test]
    public async Task A_reader_is_within_his_reach()
    {
        var person = await Server.PersonAsync("reader");
        (await userAdmin.Http.PatchAsync($"users/{person.Id}", new { displayName = "Renamed" })).Was(HttpStatusCode.OK);
        Assert.That((await userAdmin.Http.ReadAsync($"users/{person.Id}/sessions")).Json.Number("total"), Is.EqualTo(1));
        (await userAdmin.Http.PostJsonAsync($"users/{person.Id}/password-reset", null)).Was(HttpStatusCode.OK);
        (await userAdmin.Http.AskAsync("DELETE", $"users/{person.Id}/sessions", null)).IsGone();
        (await person.Http.AskAsync("GET", "users/me", null)).Was(HttpStatusCode.Unauthorized);
        (await userAdmin.Http.RemoveAsync($"users/{person.Id}")).IsGone();
    }

    [Test]
    public async Task An_administrator_of_users_has_no_business_with_clients_and_others_none_with_users()
    {
        (await userAdmin.Http.AskAsync("GET", "clients", null)).Fails(HttpStatusCode.Forbidden, "access.forbidden");
        (await userAdmin.Http.AskAsync("GET", "security-events", null)).Fails(HttpStatusCode.Forbidden, "access.forbidden");
        var editor = await Server.PersonAsync("editor");
        foreach (var address in (string[])["users", $"users/{editor.Id}", $"users/{userAdmin.Id}/sessions", "clients", "security-events"])
            (await editor.Http.AskAsync("GET", address, null)).Fails(HttpStatusCode.Forbidden, "access.forbidden");
        (await editor.Http.PostJsonAsync("users", new { email = Server.FreshEmail(), roles = (object[])[new { role = "reader" }] })).Fails(HttpStatusCode.Forbidden, "access.forbidden");
    }

    [Test]
    public async Task A_client_gives_only_what_it_and_its_token_have()
    {
        var (_, machine) = await Server.ClientAsync(["clients:admin", "users:admin", "directory:read", "contact:read", "teams:read"]);
        var http = Server.As(await Server.ClientTokenAsync(machine));
        (await http.PostJsonAsync("clients", new { name = "x", scopes = (string[])["directory:write"] })).Fails(HttpStatusCode.Forbidden, "access.more_than_own");
        (await http.PostJsonAsync("clients", new { name = "x", scopes = (string[])["directory:read", "users:admin"] })).IsCreated();
        (await http.PostJsonAsync("users", new { email = Server.FreshEmail(), roles = (object[])[new { role = "admin" }] })).Fails(HttpStatusCode.Forbidden, "access.more_than_own");
        (await http.PostJsonAsync("users", new { email = Server.FreshEmail(), roles = (object[])[new { role = "reader" }] })).IsCreated();
        var (bigger, _) = await Server.ClientAsync(["directory:write"]);
        (await http.PostJsonAsync($"clients/{bigger}/secret", null)).Fails(HttpStatusCode.Forbidden, "access.more_than_own");
        (await http.RemoveAsync($"clients/{bigger}")).Fails(HttpStatusCode.Forbidden, "access.more_than_own");
        (await http.AskAsync("GET", "users/me", null)).Fails(HttpStatusCode.Forbidden, "access.forbidden");

        var narrow = (await Server.PostFormAsync([("grant_type", "client_credentials"), ("client_id", machine.Id), ("client_secret", machine.Secret), ("scope", "clients:admin")])).Was(HttpStatusCode.OK).Json;
        (await Server.As(narrow.Text("access_token")).PostJsonAsync("clients", new { name = "x", scopes = (string[])["directory:read"] })).Fails(HttpStatusCode.Forbidden, "access.more_than_own");
    }
}

/// <summary>The last administrator stays; on a server of its own, where there are no others.</summary>
[TestFixture]
internal sealed class LastAdministratorTests
{
    private AccountServer server = null!;
    private (string Email, string Password) administrator;
    private int first;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        server = await AccountServer.StartAsync();
        administrator = server.Administrator;
        first = (await server.Admin.ReadAsync("users/me")).Id;
    }

    [OneTimeTearDown]
    public void Stop() => server?.Dispose();

    [Test]
    public async Task The_last_administrator_can_neither_be_removed_nor_kept_out_nor_lose_the_role()
    {
        (await server.Admin.RemoveAsync($"users/{first}")).Fails(HttpStatusCode.Conflict, "user.last_administrator");
        (await server.Admin.PatchAsync($"users/{first}", new { disabled = true })).Fails(HttpStatusCode.Conflict, "user.last_administrator");
        (await server.Admin.PutAsync($"users/{first}/roles", new { roles = (object[])[new { role = "user-admin" }] })).Fails(HttpStatusCode.Conflict, "user.last_administrator");
        (await server.Admin.AskAsync("DELETE", "users/me", new { currentPassword = administrator.Password }, ("If-Match", "*"))).Fails(HttpStatusCode.Conflict, "user.last_administrator");
        (await server.Admin.PutAsync($"users/{first}/roles", new { roles = (object[])[new { role = "admin" }] })).Was(HttpStatusCode.OK);
        await SignInAgainAsync();

        var (disabled, _) = await server.UserAsync(["admin"], password: null);
        (await server.Admin.PatchAsync($"users/{disabled}", new { disabled = true })).Was(HttpStatusCode.OK);
        (await server.Admin.RemoveAsync($"users/{first}")).Fails(HttpStatusCode.Conflict, "user.last_administrator");
        (await server.Admin.RemoveAsync($"users/{disabled}")).IsGone();
    }

    [TestCase("delete")]
    [TestCase("disable")]
    [TestCase("roles")]
    [TestCase("delete and disable")]
    public async Task Two_administrators_who_remove_each_other_at_once_leave_one(string how)
    {
        for (var round = 0; round < 3; round++)
        {
            await SignInAgainAsync();
            var second = await server.PersonAsync("admin");
            var answers = await Task.WhenAll(RemoveAsync(server.Admin, second.Id, how.Split(' ')[0]), RemoveAsync(second.Http, first, how.Split(' ')[^1]));

            Assert.That(answers.Count(answer => (int)answer.Status is 200 or 204), Is.EqualTo(1), string.Join('\n', answers.Select(answer => answer.Text)));
            Assert.That((int)answers.Single(answer => (int)answer.Status is not (200 or 204)).Status, Is.EqualTo(401).Or.EqualTo(403).Or.EqualTo(409));
            Assert.That(server.Query("SELECT count(*) FROM users WHERE is_administrator AND NOT is_disabled", row => row.GetInt32(0)).Single(), Is.EqualTo(1));
            // Whoever is left is the first administrator of the next round.
            if (server.Query($"SELECT count(*) FROM users WHERE id = {second.Id} AND is_administrator AND NOT is_disabled", row => row.GetInt32(0)).Single() == 1) administrator = (second.Email, AccountServer.Password);
        }
    }

    private static Task<Answer> RemoveAsync(HttpClient by, int id, string how) => how switch
    {
        "delete" => by.RemoveAsync($"users/{id}"),
        "disable" => by.PatchAsync($"users/{id}", new { disabled = true }),
        _ => by.PutAsync($"users/{id}/roles", new { roles = Array.Empty<object>() }),
    };

    private async Task SignInAgainAsync()
    {
        await server.SignInAdminAsync(administrator);
        first = (await server.Admin.ReadAsync("users/me")).Id;
    }
}
