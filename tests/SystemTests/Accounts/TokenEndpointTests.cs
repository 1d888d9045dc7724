using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>The token endpoint, as RFC 6749 wants it.</summary>
[TestFixture]
internal sealed class TokenEndpointTests
{
    private static AccountServer Server => Accounts.Server;

    private Person person = null!;
    private (int Number, (string Id, string Secret) Credentials) machine;

    [OneTimeSetUp]
    public async Task MakeAccountsAsync()
    {
        person = await Server.PersonAsync("editor");
        machine = await Server.ClientAsync(["directory:read", "directory:write"]);
    }

    [Test]
    public async Task A_user_signs_in_with_his_password_and_gets_both_tokens()
    {
        var answer = (await Server.TrySignInAsync(person.Email, AccountServer.Password)).Was(HttpStatusCode.OK);

        IsNeverStored(answer);
        Assert.That(answer.Headers["Content-Type"], Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(answer.Json.Members(), Is.EquivalentTo(["access_token", "token_type", "expires_in", "refresh_token", "scope"]));
        Assert.That((answer.Json.Text("token_type"), answer.Json.Number("expires_in")), Is.EqualTo(("Bearer", 3600)), "as the server is set up");
        Assert.That(answer.Json.Text("scope"), Is.EqualTo("directory:read contact:read directory:write teams:read teams:write"), "what the role gives");
        Assert.That((await Server.As(answer.Json.Text("access_token")).ReadAsync("users/me")).Id, Is.EqualTo(person.Id));
    }

    [Test]
    public async Task An_access_token_is_signed_and_typed_and_ends_when_it_was_said_to()
    {
        var answer = (await Server.TrySignInAsync(person.Email, AccountServer.Password)).Was(HttpStatusCode.OK).Json;
        var parts = answer.Text("access_token")!.Split('.');
        var (header, claims) = (Decode(parts[0]), Decode(parts[1]));

        Assert.That((header.Text("alg"), header.Text("typ")), Is.EqualTo(("ES256", "at+jwt")));
        Assert.That((claims.Text("iss"), claims.Text("aud"), claims.Text("sub")), Is.EqualTo(("orgchart", "orgchart", person.Subject)));
        Assert.That(claims.Number("exp") - claims.Number("iat"), Is.EqualTo(answer.Number("expires_in")));
        Assert.That(answer.GetRawText(), Does.Not.Contain(person.Email));
        Assert.That(claims.GetRawText(), Does.Not.Contain("@"), "a token carries no personal data");
    }

    [Test]
    public async Task A_client_signs_in_for_itself_by_form_or_by_header_and_gets_no_refresh_token()
    {
        var byForm = (await Server.PostFormAsync([("grant_type", "client_credentials"), .. Form(machine.Credentials)])).Was(HttpStatusCode.OK);
        var byHeader = (await Server.PostFormAsync([("grant_type", "client_credentials")], basic: Basic(machine.Credentials))).Was(HttpStatusCode.OK);
        var byBoth = (await Server.PostFormAsync([("grant_type", "client_credentials"), ("client_id", machine.Credentials.Id)], basic: Basic(machine.Credentials))).Was(HttpStatusCode.OK);

        foreach (var answer in (Answer[])[byForm, byHeader, byBoth])
        {
            IsNeverStored(answer);
            Assert.That(answer.Json.Members(), Is.EquivalentTo(["access_token", "token_type", "expires_in", "scope"]));
            Assert.That(answer.Json.Text("scope"), Is.EqualTo("directory:read directory:write"));
        }

        (await Server.As(byHeader.Json.Text("access_token")).PostJsonAsync("units", new { names = "Made by a client" })).IsCreated();
    }

    [Test]
    public async Task A_scope_can_be_narrowed_and_is_kept_narrow()
    {
        var narrow = (await Server.TokenAsync(("grant_type", "password"), ("username", person.Email), ("password", AccountServer.Password), ("scope", "teams:read  directory:read"))).Was(HttpStatusCode.OK).Json;
        Assert.That(narrow.Text("scope"), Is.EqualTo("directory:read teams:read"));
        (await Server.As(narrow.Text("access_token")).PostJsonAsync("units", new { names = "x" })).Fails(HttpStatusCode.Forbidden, "access.forbidden");
        var again = (await Server.RefreshAsync(narrow.Text("refresh_token")!)).Was(HttpStatusCode.OK).Json;
        Assert.That(again.Text("scope"), Is.EqualTo("directory:read teams:read"));

        var machines = (await Server.PostFormAsync([("grant_type", "client_credentials"), ("scope", "directory:read"), .. Form(machine.Credentials)])).Was(HttpStatusCode.OK).Json;
        Assert.That(machines.Text("scope"), Is.EqualTo("directory:read"));
        (await Server.As(machines.Text("access_token")).PostJsonAsync("units", new { names = "x" })).Fails(HttpStatusCode.Forbidden, "access.forbidden");
    }

    [Test]
    public async Task Nobody_gets_more_by_a_scope_than_his_roles_and_his_client_give()
    {
        var greedy = (await Server.TokenAsync(("grant_type", "password"), ("username", person.Email), ("password", AccountServer.Password), ("scope", "directory:read users:admin"))).Was(HttpStatusCode.OK).Json;
        Assert.That(greedy.Text("scope"), Is.EqualTo("directory:read"));

        var (_, poor) = await Server.ClientAsync(["directory:read"], firstParty: true);
        var through = (await Server.PostFormAsync([("grant_type", "password"), ("username", person.Email), ("password", AccountServer.Password), .. Form(poor)])).Was(HttpStatusCode.OK).Json;
        Assert.That(through.Text("scope"), Is.EqualTo("directory:read"), "what the client may ask for");
    }

    private static IEnumerable<TestCaseData> Faults()
    {
        yield return Fault("no grant_type", "invalid_request");
        yield return Fault("an empty grant_type", "invalid_request", ("grant_type", ""));
        yield return Fault("an unknown grant", "unsupported_grant_type", ("grant_type", "implicit"));
        yield return Fault("an unknown grant in other letters", "unsupported_grant_type", ("grant_type", "Password"), ("username", "a@b.example"), ("password", "x"));
        yield return Fault("no username", "invalid_request", ("grant_type", "password"), ("password", "x"));
        yield return Fault("no password", "invalid_request", ("grant_type", "password"), ("username", "a@b.example"));
        yield return Fault("an empty password", "invalid_request", ("grant_type", "password"), ("username", "a@b.example"), ("password", ""));
        yield return Fault("a doubled parameter", "invalid_request", ("grant_type", "password"), ("grant_type", "password"), ("username", "a@b.example"), ("password", "x"));
        yield return Fault("a doubled password", "invalid_request", ("grant_type", "password"), ("username", "a@b.example"), ("password", "x"), ("password", "y"));
        yield return Fault("a doubled parameter that is not known", "invalid_request", ("grant_type", "client_credentials"), ("x", "1"), ("x", "2"));
        yield return Fault("an oversized password", "invalid_request", ("grant_type", "password"), ("username", "a@b.example"), ("password", new string('x', 4_097)));
        yield return Fault("control characters", "invalid_request", ("grant_type", "password"), ("username", "a\0@b.example"), ("password", "x"));
        yield return Fault("a line end in a password", "invalid_request", ("grant_type", "password"), ("username", "a@b.example"), ("password", "x\ny"));
        yield return Fault("a password in place of the refresh token", "invalid_request", ("grant_type", "refresh_token"), ("password", "x"));
        yield return Fault("an unknown refresh token", "invalid_grant", ("grant_type", "refresh_token"), ("refresh_token", "nothing"));
        yield return Fault("an unknown scope of a user", "invalid_scope", ("grant_type", "password"), ("username", "a@b.example"), ("password", "x"), ("scope", "directory:read everything"));
        yield return Fault("an unknown scope of a client", "invalid_scope", ("grant_type", "client_credentials"), ("scope", "everything"));
        yield return Fault("the scope of one's own account", "invalid_scope", ("grant_type", "client_credentials"), ("scope", "account"));

        static TestCaseData Fault(string what, string error, params (string, string)[] form) => new TestCaseData(error, form).SetArgDisplayNames(what);
    }

    [TestCaseSource(nameof(Faults))]
    public async Task What_is_wrong_with_a_request_is_told_as_OAuth_tells_it(string error, (string, string)[] form) => Fails(await Server.TokenAsync(form), HttpStatusCode.BadRequest, error);

    [Test]
    public async Task A_client_that_may_not_take_passwords_is_told_so_before_the_password_is_looked_at()
    {
        var failed = await Server.EventsAsync("signInFailed");
        Fails(await Server.PostFormAsync([("grant_type", "password"), ("username", person.Email), ("password", "wrong"), .. Form(machine.Credentials)]), HttpStatusCode.BadRequest, "unauthorized_client");
        Assert.That(await Server.EventsAsync("signInFailed"), Is.EqualTo(failed));
    }

    [Test]
    public async Task A_client_cannot_ask_for_a_scope_that_it_was_not_given() =>
        Fails(await Server.PostFormAsync([("grant_type", "client_credentials"), ("scope", "directory:read users:admin"), .. Form(machine.Credentials)]), HttpStatusCode.BadRequest, "invalid_scope");

    [TestCase("wrong secret", null)]
    [TestCase("unknown client", null)]
    [TestCase("a user's name", null)]
    [TestCase("no client", null)]
    [TestCase("no secret", null)]
    [TestCase("basic wrong", "c1:wrong")]
    [TestCase("basic without colon", "c1")]
    [TestCase("basic not base64", "*")]
    [TestCase("basic empty", "")]
    public async Task A_client_that_does_not_show_who_it_is_is_refused_with_401(string what, string? basic)
    {
        (string, string)[] client = what switch
        {
            "wrong secret" => [("client_id", machine.Credentials.Id), ("client_secret", "wrong")],
            "unknown client" => [("client_id", "c999999"), ("client_secret", machine.Credentials.Secret)],
            "a user's name" => [("client_id", person.Subject), ("client_secret", machine.Credentials.Secret)],
            "no secret" => [("client_id", machine.Credentials.Id)],
            _ => [],
        };
        var header = basic is null or "*" or "" ? basic : Convert.ToBase64String(Encoding.UTF8.GetBytes(basic));

        foreach (var grant in (string[])["client_credentials", "password"])
        {
            var answer = await Server.PostFormAsync([("grant_type", grant), ("username", person.Email), ("password", AccountServer.Password), .. client], basic: header);
            Fails(answer, HttpStatusCode.Unauthorized, "invalid_client");
            Assert.That(answer.Headers["WWW-Authenticate"], Is.EqualTo("Basic realm=\"OrgChart\""));
        }
    }

    [Test]
    public async Task Credentials_in_the_header_and_in_the_form_together_are_refused()
    {
        Fails(await Server.PostFormAsync([("grant_type", "client_credentials"), .. Form(machine.Credentials)], basic: Basic(machine.Credentials)), HttpStatusCode.BadRequest, "invalid_request");
        Fails(
            await Server.PostFormAsync([("grant_type", "client_credentials"), ("client_id", Server.FirstParty.Id)], basic: Basic(machine.Credentials)), HttpStatusCode.BadRequest, "invalid_request");
    }

    [TestCase("application/json", """{"grant_type":"client_credentials"}""")]
    [TestCase("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"grant_type\"\r\n\r\npassword\r\n--x--\r\n")]
    [TestCase("text/plain", "grant_type=password")]
    [TestCase("application/x-www-form-urlencoded-not", "grant_type=password")]
    [TestCase("", "grant_type=password")]
    public async Task Another_kind_of_body_is_refused(string type, string body) =>
        Fails(await Server.Nobody.AskAsync("POST", "auth/token", body, ("Content-Type", type)), HttpStatusCode.BadRequest, "invalid_request");

    [Test]
    public async Task No_body_too_many_parameters_and_a_huge_body_are_refused()
    {
        Fails(await Server.Nobody.AskAsync("POST", "auth/token", null), HttpStatusCode.BadRequest, "invalid_request");
        Fails(await FormAsync(string.Join('&', Enumerable.Range(0, 3_000).Select(i => $"p{i}=1"))), HttpStatusCode.BadRequest, "invalid_request");
        Fails(await FormAsync(new string('k', 5_000) + "=1"), HttpStatusCode.BadRequest, "invalid_request");
        Assert.That((int)(await FormAsync("grant_type=password&password=" + new string('x', 3_000_000))).Status, Is.EqualTo(400).Or.EqualTo(413));

        static Task<Answer> FormAsync(string text) => Server.Nobody.AskAsync("POST", "auth/token", text, ("Content-Type", "application/x-www-form-urlencoded"));
    }

    [TestCase("grant_type=password&username=%ED%A0%80&password=x")]
    [TestCase("grant_type=password&username=%FF%FE&password=%")]
    [TestCase("grant_type=%00&=&&&==%zz")]
    [TestCase("grant_type=password&username=%F0%9F%92%A9&password=%E2%80%AE")]
    public async Task Odd_bytes_are_nothing_but_a_refusal(string form)
    {
        var answer = await Server.Nobody.AskAsync(
            "POST", "auth/token", $"{form}&client_id={Server.FirstParty.Id}&client_secret={Server.FirstParty.Secret}", ("Content-Type", "application/x-www-form-urlencoded; charset=nonsense"));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Json.Members(), Does.Contain("error"));
    }

    [Test]
    public async Task Only_POST_is_answered_and_no_parameter_is_taken_from_the_address()
    {
        (await Accounts.Admin.AskAsync("GET", "auth/token?grant_type=client_credentials", null)).Was(HttpStatusCode.MethodNotAllowed);
        var query = $"auth/token?grant_type=client_credentials&client_id={machine.Credentials.Id}&client_secret={machine.Credentials.Secret}";
        Assert.That((int)(await Server.PostFormAsync([("x", "1")], query)).Status, Is.EqualTo(400), "passwords in addresses end in logs");
    }

    private static void Fails(Answer answer, HttpStatusCode status, string error)
    {
        answer.Was(status);
        IsNeverStored(answer);
        Assert.That(answer.Headers["Content-Type"], Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(answer.Json.Members(), Is.EquivalentTo(["error", "error_description"]));
        Assert.That(answer.Json.Text("error"), Is.EqualTo(error), answer.Text);
        Assert.That(answer.Json.Text("error_description"), Does.Match(@"^[\x20-\x21\x23-\x5B\x5D-\x7E]+$"), "the characters that RFC 6749, 5.2 allows");
    }

    private static void IsNeverStored(Answer answer) => Assert.That(answer.Headers.GetValueOrDefault("Cache-Control"), Is.EqualTo("no-store"));

    private static (string, string)[] Form((string Id, string Secret) client) => [("client_id", client.Id), ("client_secret", client.Secret)];

    private static string Basic((string Id, string Secret) client) => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{client.Id}:{client.Secret}")));

    private static JsonElement Decode(string part) =>
        JsonSerializer.Deserialize<JsonElement>(Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (part.Length % 4)) % 4)));
}
