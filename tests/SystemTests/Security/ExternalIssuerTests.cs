using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Security;

/// <summary>People sign in at another issuer (OpenID Connect); its roles or groups give what the configuration says, and nothing else.</summary>
[TestFixture, Parallelizable]
internal sealed class ExternalIssuerTests
{
    private FakeIssuer issuer = null!;
    private LiveServer server = null!;
    private int inside;
    private int outside;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        issuer = await new FakeIssuer().StartAsync();
        // Units of the demo organisation have the same numbers everywhere: 1 is a department.
        server = await LiveServer.StartAsync(Settings("corp", issuer.Address));
        inside = (await Editor.PostJsonAsync("units", new { parentId = 1, names = "Inside" })).IsCreated().Id;
        outside = (await Editor.PostJsonAsync("units", new { names = "Outside" })).IsCreated().Id;
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        server?.Dispose();
        if (issuer is not null) await issuer.DisposeAsync();
    }

    [Test]
    public async Task Roles_of_the_issuer_give_what_the_configuration_says()
    {
        var (staff, chief) = (As("alice", "staff"), As("carol", "chief"));

        await staff.ReadAsync("departments");
        (await staff.PostJsonAsync("units", new { parentId = inside, names = "x" })).Fails(HttpStatusCode.Forbidden, "access.forbidden");
        (await chief.PostJsonAsync("units", new { parentId = outside, names = "x" })).IsCreated();
        (await chief.AskAsync("GET", "users", null)).Was(HttpStatusCode.OK);
        (await chief.AskAsync("GET", "users/me", null)).Fails(HttpStatusCode.Forbidden, "access.forbidden");
    }

    [Test]
    public async Task A_role_limited_to_a_branch_writes_within_it_only()
    {
        var hr = As("bob", "hr");

        var made = (await hr.PostJsonAsync("units", new { parentId = inside, names = "Within" })).IsCreated().Id;
        (await hr.PostJsonAsync("employees", new { unitId = made, surname = "Within" })).IsCreated();
        (await hr.PutAsync($"units/{made}", new { names = "Renamed" })).Was(HttpStatusCode.OK);

        (await hr.PostJsonAsync("units", new { parentId = outside, names = "Beyond" })).Fails(HttpStatusCode.Forbidden, "access.outside_branch");
        (await hr.PostJsonAsync("units", new { names = "At the top" })).Fails(HttpStatusCode.Forbidden, "access.outside_branch");
        (await hr.PostJsonAsync("employees", new { unitId = outside, surname = "Beyond" })).Fails(HttpStatusCode.Forbidden, "access.outside_branch");
        (await hr.PutAsync($"units/{outside}", new { names = "Beyond" })).Fails(HttpStatusCode.Forbidden, "access.outside_branch");
        (await hr.PutAsync($"units/{made}/parent", new { parentId = outside })).Fails(HttpStatusCode.Forbidden, "access.outside_branch");
        var beyond = (await Editor.PostJsonAsync("units", new { parentId = outside, names = "Beyond" })).IsCreated().Id;
        (await hr.PutAsync($"units/{beyond}/parent", new { parentId = made })).Fails(HttpStatusCode.Forbidden, "access.outside_branch");
        (await hr.PostJsonAsync("batch", new { requests = (object[])[new { id = "a", method = "POST", url = "/units", body = new { parentId = inside, names = "x" } }, new { id = "b", method = "POST", url = "/units", body = new { parentId = outside, names = "x" } }] }))
            .Was(HttpStatusCode.Forbidden);
        Assert.That(server.Number($"SELECT count(*) FROM org_units WHERE parent_id = {made}"), Is.Zero, "nothing was moved in");
        Assert.That(server.Number("SELECT count(*) FROM audit_entries WHERE actor = 'x:corp:bob'"), Is.EqualTo(3), "what was refused is not told as done");
    }

    [Test]
    public async Task An_undo_is_a_write_where_it_writes()
    {
        (await Editor.PutAsync($"units/{outside}", new { names = "Outside, renamed" })).Was(HttpStatusCode.OK);
        var entry = server.Number("SELECT max(id) FROM audit_entries");

        (await As("bob", "hr").PostJsonAsync($"audit/{entry}/undo", null)).Fails(HttpStatusCode.Forbidden, "access.outside_branch");
    }

    [TestCase]
    [TestCase("unmapped")]
    [TestCase("admin")]
    [TestCase("editor")]
    [TestCase("STAFF")]
    [TestCase("directory:read")]
    public async Task A_role_that_is_not_mapped_gives_nothing(params string[] roles)
    {
        (await As("dave", roles).AskAsync("GET", "departments", null)).Fails(HttpStatusCode.Forbidden, "access.forbidden");
        (await As("dave", roles).PostJsonAsync("units", new { names = "x" })).Fails(HttpStatusCode.Forbidden, "access.forbidden");
        (await As("dave", roles).AskAsync("GET", "users/me", null)).Fails(HttpStatusCode.Forbidden, "access.forbidden");
    }

    [Test]
    public async Task Claims_that_mean_something_in_our_tokens_mean_nothing_in_theirs()
    {
        var client = server.ClientWithToken(issuer.Token(claims =>
        {
            (claims["sub"], claims["scope"], claims["ver"], claims["sid"], claims["roles"]) = ("c100001", "directory:read users:admin", 1, 1, new JsonArray());
        }));

        (await client.AskAsync("GET", "departments", null)).Fails(HttpStatusCode.Forbidden, "access.forbidden");
    }

    [TestCase("alice@corp.example", "x:corp:alice@corp.example")]
    [TestCase("a b\tc", "x:corp:abc~b314d97ee")]
    [TestCase("zoë", "x:corp:zo~2752b8868")]
    public async Task Whoever_wrote_stands_in_the_history_with_the_issuers_name(string subject, string actor)
    {
        (await As(subject, "chief").PostJsonAsync("units", new { parentId = inside, names = "Told" })).IsCreated();

        var entry = (await server.Client("auditor").ReadAsync("audit?limit=1")).Json.Items()[0];
        Assert.That((entry.Text("actor"), entry.Text("action")), Is.EqualTo((actor, "CreateUnit")));
    }

    [Test]
    public async Task A_subject_of_any_length_is_cut_to_what_the_history_holds()
    {
        (await As(new string('s', 3000), "chief").PostJsonAsync("units", new { parentId = inside, names = "Told" })).IsCreated();

        Assert.That((await server.Client("auditor").ReadAsync("audit?limit=1")).Json.Items()[0].Text("actor"), Is.EqualTo($"x:corp:{new string('s', 60)}~42fb103c4"));
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task A_token_that_the_issuer_did_not_make_for_us_is_refused(string what)
    {
        var client = server.ClientWithToken(Forgery(what));

        (await client.AskAsync("GET", "departments", null)).Fails(HttpStatusCode.Unauthorized, "access.unauthenticated");
        (await client.PostJsonAsync("units", new { names = "x" })).Fails(HttpStatusCode.Unauthorized, "access.unauthenticated");
    }

    [Test]
    public async Task While_the_issuer_is_away_its_tokens_are_answered_with_503_and_ours_work()
    {
        await using var away = await new FakeIssuer().StartAsync();
        await away.StopAsync();
        using var alone = await LiveServer.StartAsync(Settings("away", away.Address));
        var client = alone.ClientWithToken(away.Token("alice", "staff"));

        for (var i = 0; i < 3; i++)
        {
            var answer = (await client.AskAsync("GET", "departments", null)).Was(HttpStatusCode.ServiceUnavailable);
            Assert.That((answer.Json.Text("code"), answer.Headers["Retry-After"]), Is.EqualTo(("access.issuer_unavailable", "2")), answer.Text);
            Assert.That(answer.Headers["Content-Type"], Does.StartWith("application/problem+json"));
            Assert.That(answer.Text, Does.Not.Contain(away.Address).And.Not.Contain("IDX").And.Not.Contain("Exception"));
        }

        (await alone.Client("reader").AskAsync("GET", "departments", null)).Was(HttpStatusCode.OK);
        (await alone.Client(null).AskAsync("GET", "/health/ready", null)).Was(HttpStatusCode.OK);
    }

    [Test]
    public async Task Nobody_is_followed_to_keys_elsewhere()
    {
        await using var elsewhere = await new FakeIssuer().StartAsync();
        await using var moved = await new FakeIssuer { KeysMovedTo = $"{elsewhere.Address}/keys" }.StartAsync();
        using var alone = await LiveServer.StartAsync(Settings("moved", moved.Address));

        var answer = await alone.ClientWithToken(elsewhere.Token(claims => claims["iss"] = moved.Address)).AskAsync("GET", "departments", null);

        Assert.That(answer.Was(HttpStatusCode.ServiceUnavailable).Json.Text("code"), Is.EqualTo("access.issuer_unavailable"));
        Assert.That((moved.Asked, elsewhere.Asked), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Public_keys_are_asked_for_once_and_not_with_every_forgery()
    {
        await As("alice", "staff").ReadAsync("departments");
        var asked = issuer.Asked;

        for (var i = 0; i < 20; i++) await server.ClientWithToken(issuer.Token(_ => { }, head => head["kid"] = $"unknown-{i}")).AskAsync("GET", "departments", null);

        Assert.That(issuer.Asked - asked, Is.LessThanOrEqualTo(1));
    }

    [TestCase("--Security:ExternalIssuers:0:Roles:staff=king", "king")]
    [TestCase("--Security:ExternalIssuers:0:Roles:staff=admin@1", "admin@1")]
    [TestCase("--Security:ExternalIssuers:0:Name=Not Good", "Security:ExternalIssuers")]
    [TestCase("--Security:ExternalIssuers:0:Audience=", "Security:ExternalIssuers")]
    [TestCase("--Security:ExternalIssuers:0:Authority=nowhere", "Security:ExternalIssuers")]
    public async Task A_wrong_setting_stops_the_server(string setting, string told)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, ["serve", "--urls=http://127.0.0.1:0", folder.DatabaseSetting, .. Settings("corp", issuer.Address), setting]);

        Assert.That(exitCode, Is.EqualTo(1), error);
        Assert.That(error, Does.Contain(told).And.Not.Contain("   at "));
    }

    private static string[] Settings(string name, string address) =>
    [
        $"--Security:ExternalIssuers:0:Name={name}", $"--Security:ExternalIssuers:0:Authority={address}", "--Security:ExternalIssuers:0:Audience=orgchart-api", "--Security:ExternalIssuers:0:RequireHttps=false",
        "--Security:ExternalIssuers:0:Roles:staff=reader", "--Security:ExternalIssuers:0:Roles:hr=editor@1", "--Security:ExternalIssuers:0:Roles:chief=admin",
    ];

    private static IEnumerable<string> Wrong() =>
    [
        "audience", "our audience", "issuer", "our issuer", "expired", "no exp", "no sub", "another key", "unknown kid", "no kid", "none", "HS256", "RS512", "PS256 called RS256", "crit", "changed",
    ];

    private string Forgery(string what) => what switch
    {
        "audience" => issuer.Token(claims => claims["aud"] = "another"),
        "our audience" => issuer.Token(claims => claims["aud"] = "orgchart"),
        "issuer" => issuer.Token(claims => claims["iss"] = "http://127.0.0.1:1"),
        "our issuer" => issuer.Token(claims => (claims["iss"], claims["aud"]) = ("orgchart", "orgchart")),
        "expired" => issuer.Token(claims => (claims["nbf"], claims["exp"]) = (Forge.InSeconds(-700), Forge.InSeconds(-60))),
        "no exp" => issuer.Token(claims => claims.Remove("exp")),
        "no sub" => issuer.Token(claims => claims.Remove("sub")),
        "another key" => issuer.Token(_ => { }, sign: bytes => issuer.Stranger.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        "unknown kid" => issuer.Token(_ => { }, head => head["kid"] = "unknown"),
        "no kid" => issuer.Token(_ => { }, head => head.Remove("kid"), bytes => issuer.Stranger.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        "none" => issuer.Token(_ => { }, head => head["alg"] = "none"),
        "HS256" => issuer.Token(_ => { }, head => head["alg"] = "HS256", bytes => HMACSHA256.HashData(issuer.PublicKey(), bytes)),
        "RS512" => issuer.Token(_ => { }, head => head["alg"] = "RS512"),
        "PS256 called RS256" => issuer.Token(_ => { }, sign: bytes => issuer.Stranger.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
        "crit" => issuer.Token(_ => { }, head => head["crit"] = new JsonArray("exp")),
        _ => string.Join('.', issuer.Token("alice", "staff").Split('.').Select((part, i) => i == 1 ? Forge.Text(Forge.Plain(part).Replace("staff", "chief", StringComparison.Ordinal)) : part)),
    };

    private HttpClient Editor => server.Client("editor");

    private HttpClient As(string subject, params string[] roles) => server.ClientWithToken(issuer.Token(subject, roles));
}
