using System.Net;
using System.Net.Sockets;
using System.Text;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Security;

/// <summary>Only tokens as the server makes them open anything; no other one makes a server error.</summary>
[TestFixture, Parallelizable]
internal sealed class ForgedTokensTests
{
    private LiveServer server = null!;
    private Forge forge = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        server = await LiveServer.StartAsync();
        forge = new Forge(server.KeyFolder, server.Accounts.Subject("directory:read directory:write", "forged"));
    }

    [OneTimeTearDown]
    public void Stop()
    {
        forge?.Dispose();
        server?.Dispose();
    }

    [Test]
    public void There_are_forgeries_of_forty_kinds_and_more() => Assert.That(Forgeries.All, Has.Count.GreaterThan(40));

    [TestCaseSource(nameof(Kinds))]
    public async Task A_forged_token_opens_nothing(string kind)
    {
        var token = Forgeries.All[kind](forge);

        // Twice: a refused one must not be remembered as a good one.
        for (var i = 0; i < 2; i++)
        {
            await IsRefusedAsync("GET", "departments", null, $"Bearer {token}");
            await IsRefusedAsync("POST", "units", "{}", $"Bearer {token}");
        }
    }

    [TestCase("Bearer", " ")]
    [TestCase("bearer", " ")]
    [TestCase("BEARER", " ")]
    [TestCase("Bearer", "  ")]
    public async Task A_good_token_opens(string scheme, string blanks)
    {
        (await AskAsync("GET", "departments", null, scheme + blanks + forge.Good())).Was(HttpStatusCode.OK);
        (await AskAsync("POST", "units", new { names = "Made" }, scheme + blanks + forge.Good())).IsCreated();
    }

    [Test]
    public async Task What_stands_in_a_token_besides_does_not_matter_and_clocks_may_differ_a_little()
    {
        // Each is made when it is sent: what is late by ten seconds must not become thirty.
        Func<string>[] good =
        [
            () => forge.Claim("aud", new System.Text.Json.Nodes.JsonArray("other", "orgchart")), () => forge.Claim("iat", null), () => forge.Claim("nbf", null), () => forge.Claim("nbf", Forge.InSeconds(20)),
            () => forge.Claim("exp", Forge.InSeconds(-10)), () => forge.Claim("role", "admin"), () => forge.Head("typ", "at+jwt"),
        ];
        foreach (var make in good) (await AskAsync("GET", "departments", null, $"Bearer {make()}")).Was(HttpStatusCode.OK);
        (await AskAsync("GET", "audit", null, $"Bearer {forge.Claim("role", "admin")}")).Fails(HttpStatusCode.Forbidden, "access.forbidden");
    }

    [TestCase("Bearer\t{0}")]
    [TestCase("Bearer{0}")]
    [TestCase("Bearer:{0}")]
    [TestCase("Bearer={0}")]
    [TestCase("Bearer")]
    [TestCase("{0}")]
    [TestCase("Basic {0}")]
    [TestCase("Token {0}")]
    [TestCase("DPoP {0}")]
    [TestCase("Bearer Bearer {0}")]
    [TestCase("Bearer access_token={0}")]
    [TestCase("Basic Og==, Bearer {0}")]
    [TestCase("Bearer {0}, Basic Og==")]
    public async Task A_good_token_in_another_header_opens_nothing(string form)
    {
        var header = form.Replace("{0}", forge.Good(), StringComparison.Ordinal);
        await IsRefusedAsync("GET", "departments", null, header);
        await IsRefusedAsync("POST", "units", "{}", header);
    }

    [Test]
    public async Task A_good_token_elsewhere_than_in_its_header_opens_nothing()
    {
        var token = forge.Good();
        await IsRefusedAsync("GET", $"departments?access_token={token}", null);
        await IsRefusedAsync("GET", $"departments?token={token}", null);
        foreach (var name in (string[])["Cookie", "X-Authorization", "Proxy-Authorization", "X-Access-Token", "Access-Token"])
            await IsRefusedAsync("GET", "departments", null, null, (name, name == "Cookie" ? $"access_token={token}; Authorization=Bearer {token}" : $"Bearer {token}"));
        await IsRefusedAsync("POST", "units", $"access_token={token}", null, ("Content-Type", "application/x-www-form-urlencoded"));
        await IsRefusedAsync("POST", "units", $$"""{"access_token":"{{token}}"}""");
    }

    [TestCase("Authorization: Bearer {0}\r\nAuthorization: Bearer {0}")]
    [TestCase("Authorization: Bearer {0}\r\nAuthorization: Basic Og==")]
    [TestCase("Authorization: Basic Og==\r\nAuthorization: Bearer {0}")]
    [TestCase("Authorization: Bearer\r\n {0}")]
    [TestCase("Authorization : Bearer {0}")]
    [TestCase("Authorization: Bearer {0}\0")]
    [TestCase("Authorization: Bearer {0}\u00e9")]
    [TestCase("Authorization:\tBearer\t{0}")]
    [TestCase("Authorization: Bearer {0}\nX: y")]
    public async Task Odd_headers_are_refused_on_the_wire(string header)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(server.Address.Host, server.Address.Port);
        var request = $"GET /api/v1/departments HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{header.Replace("{0}", forge.Good(), StringComparison.Ordinal)}\r\n\r\n";
        await connection.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(connection.GetStream());
        var status = (await reader.ReadLineAsync())!.Split(' ')[1];

        // A bare line feed ends a line for lenient servers: then the header is as it should be.
        Assert.That(status, header.EndsWith("\nX: y", StringComparison.Ordinal) ? Is.AnyOf("200", "400") : Is.AnyOf("400", "401"));
    }

    [Test]
    public async Task Tokens_of_rights_that_have_changed_are_refused()
    {
        var subject = server.Accounts.Subject("directory:read directory:write", "changed");
        var before = AccessTokens.Make(server.KeyFolder, subject, "directory:read directory:write");
        (await AskAsync("GET", "departments", null, $"Bearer {before}")).Was(HttpStatusCode.OK);

        (await server.Client("admin").PatchAsync($"clients/{subject[1..]}", new { scopes = (string[])["directory:read"] })).Was(HttpStatusCode.OK);

        await IsRefusedAsync("GET", "departments", null, $"Bearer {before}");
        await IsRefusedAsync("POST", "units", "{}", $"Bearer {before}");
        await IsRefusedAsync("GET", "departments", null, $"Bearer {AccessTokens.Make(server.KeyFolder, subject, "directory:read")}");
        (await AskAsync("GET", "departments", null, $"Bearer {AccessTokens.Make(server.KeyFolder, subject, "directory:read", version: 2)}")).Was(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_token_of_the_right_key_that_no_account_stands_behind_writes_nothing()
    {
        var (user, other) = (await server.UserAsync("editor"), await server.UserAsync("editor"));
        var (session, gone) = ((int)server.Number($"SELECT id FROM sessions WHERE user_id = {other.Id}"), (int)server.Number("SELECT max(id) FROM clients") + 1);
        const string Scope = "directory:read directory:write";
        (string What, string Token)[] tokens =
        [
            ("a version to come", forge.Claim("ver", 2)), ("version 0", forge.Claim("ver", 0)), ("no such client", AccessTokens.Make(server.KeyFolder, $"c{gone}", Scope)),
            ("no such user", AccessTokens.Make(server.KeyFolder, "u999999", Scope, session: session)), ("no such session", AccessTokens.Make(server.KeyFolder, user.Subject, Scope, session: 999_999)),
            ("the session of somebody else", AccessTokens.Make(server.KeyFolder, user.Subject, Scope, session: session)),
            ("a user's id as a client's", AccessTokens.Make(server.KeyFolder, $"c{user.Id}", Scope)),
        ];
        foreach (var (what, token) in tokens)
        {
            var answer = await AskAsync("POST", "units", new { names = "x" }, $"Bearer {token}");
            Assert.That((answer.Status, answer.IsProblem(what).Text("code")), Is.EqualTo((HttpStatusCode.Unauthorized, "access.ended")), what);
        }

        (await user.Client.PostJsonAsync("units", new { names = "x" })).IsCreated();
    }

    [Test]
    public async Task More_permissions_in_the_token_than_the_account_has_write_nothing()
    {
        var reader = server.Accounts.Subject("directory:read", "reads only");

        var answer = await AskAsync("POST", "units", new { names = "x" }, $"Bearer {AccessTokens.Make(server.KeyFolder, reader, "directory:read directory:write")}");

        answer.Fails(HttpStatusCode.Forbidden, "access.forbidden");
    }

    [Test]
    public async Task A_token_whose_session_was_ended_is_refused_at_once()
    {
        var user = await server.UserAsync("editor");
        await user.Client.ReadAsync("departments");
        var session = server.Number($"SELECT id FROM sessions WHERE user_id = {user.Id}");

        (await user.Client.AskAsync("DELETE", $"users/me/sessions/{session}", null)).IsGone();

        await IsRefusedAsync("GET", "departments", null, $"Bearer {user.AccessToken}");
        await IsRefusedAsync("POST", "units", "{}", $"Bearer {user.AccessToken}");
        await IsRefusedAsync("GET", "users/me", null, $"Bearer {user.AccessToken}");
    }

    private static IEnumerable<string> Kinds() => Forgeries.All.Keys;

    private async Task IsRefusedAsync(string method, string address, object? body, string? authorization = null, params (string, string)[] headers)
    {
        var answer = await AskAsync(method, address, body, authorization, headers);
        answer.Fails(HttpStatusCode.Unauthorized, "access.unauthenticated");
        Assert.That(answer.Headers["WWW-Authenticate"], Is.EqualTo(authorization is null ? "Bearer" : "Bearer error=\"invalid_token\""));
    }

    private Task<Answer> AskAsync(string method, string address, object? body, string? authorization, params (string, string)[] headers) =>
        server.Client(null).AskAsync(method, address, body, [.. authorization is null ? [] : ((string, string)[])[("Authorization", authorization)], .. headers]);
}
