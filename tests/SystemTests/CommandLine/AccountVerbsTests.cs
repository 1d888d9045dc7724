using System.Net;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.CommandLine;

/// <summary><c>create-user</c> and <c>create-client</c>: what they print is good for signing in.</summary>
[TestFixture, Parallelizable]
internal sealed class AccountVerbsTests
{
    private const string GoodPassword = "harbour violin seventy lamps";

    private LiveServer server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => server = await LiveServer.StartAsync("--Accounts:AdministratorsNeedSecondFactor=false");

    [OneTimeTearDown]
    public void Stop() => server?.Dispose();

    [Test]
    public async Task A_user_gets_a_random_password_that_is_printed_this_once()
    {
        var output = await SucceedAsync("create-user", "--email", "first@northland.example", "--role", "admin");
        var again = await SucceedAsync("create-user", "--email", "second@northland.example", "--role", "reader", "--name", "Second");

        var password = output.Split("this once: ")[1].Trim();
        Assert.That(password, Has.Length.EqualTo(43).And.Not.EqualTo(again.Split("this once: ")[1].Trim()));
        Assert.That(output.Split(password), Has.Length.EqualTo(2), "once");
        var client = await SignInAsync("first@northland.example", password);
        Assert.That((await client.ReadAsync("users/me")).Json.Text("displayName"), Is.EqualTo("first"));
        Assert.That((await client.ReadAsync("users?q=second")).Json.Items().Single().Text("displayName"), Is.EqualTo("Second"));
        Assert.That(server.Query("SELECT password_hash FROM users WHERE password_hash IS NOT NULL", row => row.GetString(0)), Has.None.Contains(password));
        Assert.That(server.Query("SELECT actor || ' ' || action FROM audit_entries", row => row.GetString(0)), Does.Contain("operator CreateUser"));
    }

    [Test]
    public async Task A_user_can_be_made_with_a_password_from_standard_input_which_is_not_printed()
    {
        var (exitCode, output, error) = await OrgChartProcess.RunWithInputAsync(
            server.Folder, GoodPassword + "\nmore\n", "create-user", "--email", "input@northland.example", "--role", "reader", "--password-from-input", server.Folder.DatabaseSetting);

        Assert.That(exitCode, Is.Zero, error);
        Assert.That(output + error, Does.Contain("input@northland.example").And.Not.Contain(GoodPassword));
        await SignInAsync("input@northland.example", GoodPassword);
    }

    [Test]
    public async Task A_user_is_told_as_JSON_with_the_roles_and_their_branches()
    {
        var json = JsonSerializer.Deserialize<JsonElement>(await SucceedAsync("create-user", "--email", "json@northland.example", "--role", "reader", "editor@1", "--json"));

        Assert.That(json.Members(), Is.EqualTo(["id", "email", "roles", "password"]));
        Assert.That(json.GetProperty("roles").EnumerateArray().Select(role => role.GetString()), Is.EqualTo(["reader", "editor@1"]));
        var client = await SignInAsync("json@northland.example", json.Text("password")!);
        Assert.That((await client.ReadAsync("users/me")).Id, Is.EqualTo(json.Number("id")));
        (await client.PostJsonAsync("units", new { parentId = 1, names = "Within" })).IsCreated();
        (await client.PostJsonAsync("units", new { names = "Beyond" })).Fails(HttpStatusCode.Forbidden, "access.outside_branch");
    }

    [Test]
    public async Task An_address_is_used_once_whatever_its_letters()
    {
        await SucceedAsync("create-user", "--email", "twice@northland.example", "--role", "reader");

        await IsRefusedAsync("There is a user with this e-mail address already", "create-user", "--email", "Twice@Northland.example", "--role", "admin");
    }

    [TestCase("password")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaa")]
    [TestCase("weak@northland.example")]
    [TestCase("")]
    public async Task A_weak_password_is_refused_and_makes_nobody(string password)
    {
        var users = server.Number("SELECT count(*) FROM users");

        var (exitCode, output, error) = await OrgChartProcess.RunWithInputAsync(
            server.Folder, password + "\n", "create-user", "--email", "weak@northland.example", "--role", "reader", "--password-from-input", server.Folder.DatabaseSetting);

        Assert.That((exitCode, output), Is.EqualTo((1, "")), error);
        Assert.That(error, Does.Contain("password").IgnoreCase.And.Not.Contain("   at "));
        Assert.That(server.Number("SELECT count(*) FROM users"), Is.EqualTo(users));
    }

    [TestCase("king", "The roles are reader, editor")]
    [TestCase("Admin", "The roles are reader, editor")]
    [TestCase("editor@", "is not a role")]
    [TestCase("editor@x", "is not a role")]
    [TestCase("editor@-1", "is not a role")]
    [TestCase("editor@0", "is not a role")]
    [TestCase("admin@1", "Only these roles can be limited to a unit")]
    [TestCase("", "is not a role")]
    public async Task An_unknown_role_is_refused_with_the_known_ones(string role, string told) =>
        await IsRefusedAsync(told, "create-user", "--email", "role@northland.example", "--role", role);

    [TestCase("nobody")]
    [TestCase("")]
    [TestCase("a@b@c")]
    [TestCase("a b@northland.example")]
    public async Task What_is_no_address_is_refused(string email) => await IsRefusedAsync("", "create-user", "--email", email, "--role", "reader");

    [Test]
    public async Task A_client_gets_a_secret_that_is_printed_this_once()
    {
        var output = await SucceedAsync("create-client", "--name", "HR system", "--scope", "directory:read  directory:write");

        var (id, secret) = (output.Split("client_id")[1].Trim().Split('\n')[0].Trim(), output.Split("client_secret")[1].Trim().Split(' ')[0]);
        Assert.That(output.Split(secret), Has.Length.EqualTo(2), "once");
        Assert.That(server.Query("SELECT secret_hash FROM clients", row => row.GetString(0)), Has.None.Contains(secret));
        var tokens = (await TokensAsync(id, secret)).Was(HttpStatusCode.OK).Json;
        Assert.That(tokens.Text("scope"), Is.EqualTo("directory:read directory:write"));
        (await server.ClientWithToken(tokens.Text("access_token")).PostJsonAsync("units", new { names = "Made by a client" })).IsCreated();
        Assert.That(server.Query("SELECT actor FROM audit_entries ORDER BY id DESC LIMIT 1", row => row.GetString(0)), Is.EqualTo([id]));
        (await TokensAsync(id, secret + "x")).Was(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task A_client_of_a_branch_is_told_as_JSON_and_writes_within_it_only()
    {
        var json = JsonSerializer.Deserialize<JsonElement>(await SucceedAsync("create-client", "--name", "Branch", "--scope", "directory:read directory:write", "--unit", "1", "--json"));

        Assert.That(json.Members(), Is.EquivalentTo(["id", "clientId", "clientSecret"]));
        Assert.That(server.Query($"SELECT unit_id, is_first_party FROM clients WHERE id = {json.Number("id")}", row => (row.GetInt32(0), row.GetBoolean(1))), Is.EqualTo([(1, false)]));
        var client = server.ClientWithToken((await TokensAsync(json.Text("clientId")!, json.Text("clientSecret")!)).Was(HttpStatusCode.OK).Json.Text("access_token"));
        (await client.PostJsonAsync("units", new { parentId = 1, names = "Within" })).IsCreated();
        (await client.PostJsonAsync("units", new { names = "Beyond" })).Fails(HttpStatusCode.Forbidden, "access.outside_branch");
    }

    [Test]
    public async Task People_type_passwords_only_into_clients_that_are_our_own()
    {
        await SucceedAsync("create-user", "--email", "typing@northland.example", "--role", "reader");
        var password = JsonSerializer.Deserialize<JsonElement>(await SucceedAsync("create-user", "--email", "typing2@northland.example", "--role", "reader", "--json")).Text("password")!;
        foreach (var isOurs in (bool[])[true, false])
        {
            var made = JsonSerializer.Deserialize<JsonElement>(await SucceedAsync([.. (string[])["create-client", "--name", "x", "--scope", "directory:read", "--json"], .. isOurs ? (string[])["--first-party"] : []]));

            var answer = await server.TokensAsync(
                ("grant_type", "password"), ("client_id", made.Text("clientId")!), ("client_secret", made.Text("clientSecret")!), ("username", "typing2@northland.example"), ("password", password));

            Assert.That(answer.Status, Is.EqualTo(isOurs ? HttpStatusCode.OK : HttpStatusCode.BadRequest), answer.Text);
            if (!isOurs) Assert.That(answer.Json.Text("error"), Is.EqualTo("unauthorized_client"));
        }
    }

    [TestCase("The scopes are some of directory:read", "x", "directory:everything")]
    [TestCase("The scopes are some of directory:read", "x", "account")]
    [TestCase("The scopes are some of directory:read", "x", "Directory:read")]
    [TestCase("", "x", "")]
    [TestCase("", "", "directory:read")]
    [TestCase("Only these scopes can be limited to a unit", "x", "directory:read users:admin", "--unit", "1")]
    public async Task A_client_as_it_cannot_be_is_refused(string told, string name, string scope, params string[] more) =>
        await IsRefusedAsync(told, ["create-client", "--name", name, "--scope", scope, .. more]);

    [Test]
    public async Task Verbs_do_not_print_what_they_refuse_to_make([Values("create-user", "create-client")] string verb)
    {
        using var folder = new TemporaryFolder();
        string[] arguments = verb == "create-user" ? ["--email", "a@northland.example", "--role", "reader"] : ["--name", "x", "--scope", "directory:read"];

        var (exitCode, output, error) = await OrgChartProcess.RunAsync(folder, [verb, .. arguments, $"--Database:ConnectionString={ServerDatabase.Nowhere(folder)}"]);

        Assert.That((exitCode, output), Is.EqualTo((1, "")));
        Assert.That(error, Is.Not.Empty.And.Not.Contain("nobody foresaw"));
    }

    private Task<string> SucceedAsync(params string[] arguments) => OrgChartProcess.SucceedAsync(server.Folder, arguments);

    private async Task IsRefusedAsync(string told, params string[] arguments)
    {
        var (exitCode, output, error) = await OrgChartProcess.RunAsync(server.Folder, [.. arguments, server.Folder.DatabaseSetting]);
        Assert.That((exitCode, output), Is.EqualTo((1, "")), error);
        Assert.That(error, Does.Contain(told).And.Not.Contain("   at ").And.Not.Contain("nobody foresaw"));
    }

    private Task<Answer> TokensAsync(string id, string secret) => server.TokensAsync(("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret));

    private async Task<HttpClient> SignInAsync(string email, string password) =>
        server.ClientWithToken((await server.SignInAsync(email, password)).Was(HttpStatusCode.OK).Json.Text("access_token"));
}
