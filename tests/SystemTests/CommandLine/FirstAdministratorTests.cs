using System.Net;
using System.Text.RegularExpressions;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.CommandLine;

/// <summary>There is no account that everybody knows: the first administrator is made with a code that only whoever starts the server sees.</summary>
[TestFixture, Parallelizable]
internal sealed partial class FirstAdministratorTests
{
    private const string GoodPassword = "harbour violin seventy lamps";
    private const string PrintCode = "--Security:PrintFirstCode=true";

    [Test]
    public async Task The_code_that_the_server_prints_makes_one_administrator()
    {
        using var server = await LiveServer.StartAsync(PrintCode);
        var code = CodeIn(server);
        var nobody = server.Client(null);

        foreach (var wrong in (string[])["", "x", code + "x", code[..^1], code.ToUpperInvariant()])
            (await AskAsync(nobody, wrong, "wrong@northland.example")).Fails(HttpStatusCode.Conflict, "user.setup_closed");
        (await AskAsync(nobody, code, "weak@northland.example", "short")).Fails(HttpStatusCode.BadRequest, "request.invalid");
        var made = (await AskAsync(nobody, code, "anna@northland.example")).IsCreated();

        Assert.That((made.Json.Text("email"), made.Json.GetProperty("roles")[0].Text("role"), made.Location), Is.EqualTo(("anna@northland.example", "admin", $"/api/v1/users/{made.Id}")));
        (await AskAsync(nobody, code, "second@northland.example")).Fails(HttpStatusCode.Conflict, "user.setup_closed");
        Assert.That(server.Number("SELECT count(*) FROM users"), Is.EqualTo(1));
        (await server.SignInAsync("anna@northland.example", GoodPassword)).Was(HttpStatusCode.OK);
    }

    [Test]
    public async Task Many_at_once_with_the_code_make_one_administrator()
    {
        using var server = await LiveServer.StartAsync(PrintCode);
        var code = CodeIn(server);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => AskAsync(server.Client(null), code, $"racer{i}@northland.example")));

        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(answers.Select(answer => (int)answer.Status), Is.All.AnyOf(201, 409, 503));
        Assert.That(server.Number("SELECT count(*) FROM users"), Is.EqualTo(1));
    }

    [Test]
    public async Task Each_server_has_a_code_of_its_own_and_none_when_there_is_an_administrator()
    {
        using var server = await LiveServer.StartAsync(PrintCode);
        using var another = await server.AnotherAsync();
        var (code, other) = (CodeIn(server), CodeIn(another));
        Assert.That(other, Is.Not.EqualTo(code));
        (await AskAsync(another.Client(null), code, "x@northland.example")).Fails(HttpStatusCode.Conflict, "user.setup_closed");

        await OrgChartProcess.SucceedAsync(server.Folder, "create-user", "--email", "anna@northland.example", "--role", "admin");

        (await AskAsync(server.Client(null), code, "x@northland.example")).Fails(HttpStatusCode.Conflict, "user.setup_closed");
        await server.KillAsync();
        await server.StartAgainAsync();
        Assert.That(server.Log, Does.Not.Contain("There is no administrator yet").And.Not.Contain("first-administrator"));
    }

    [Test]
    public async Task A_disabled_administrator_or_one_without_the_role_is_none()
    {
        using var server = await LiveServer.StartAsync(PrintCode);
        await OrgChartProcess.SucceedAsync(server.Folder, "create-user", "--email", "reader@northland.example", "--role", "reader", "user-admin");
        await OrgChartProcess.SucceedAsync(server.Folder, "create-user", "--email", "gone@northland.example", "--role", "admin");
        server.Run("UPDATE users SET is_disabled = true WHERE email = 'gone@northland.example'");
        await server.KillAsync();

        await server.StartAgainAsync();

        Assert.That(CodeIn(server), Is.Not.Empty);
    }

    [Test]
    public async Task The_code_stands_on_standard_error_and_nowhere_else()
    {
        using var server = await LiveServer.StartAsync(PrintCode);
        var code = CodeIn(server);

        Assert.That(server.Output, Does.Not.Contain(code));
        Assert.That(server.Log.Split(code), Has.Length.EqualTo(2), "once");
        Assert.That(Directory.GetFiles(server.Folder.Path, "*.db*").Select(File.ReadAllBytes).Any(bytes => bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(code)) >= 0), Is.False);
    }

    [Test]
    public async Task Where_standard_error_is_a_log_there_is_no_code_unless_it_is_asked_for()
    {
        using var server = await LiveServer.StartAsync();

        Assert.That(server.Log, Does.Contain("There is no administrator yet").And.Contain("orgchart create-user").And.Not.Contain("first-administrator"));
        (await AskAsync(server.Client(null), "", "x@northland.example")).Fails(HttpStatusCode.Conflict, "user.setup_closed");
    }

    private static string CodeIn(LiveServer server) => Code().Match(server.Log) is { Success: true } match ? match.Groups["code"].Value : throw new AssertionException($"no code in:\n{server.Log}");

    private static Task<Answer> AskAsync(HttpClient client, string code, string email, string password = GoodPassword) =>
        client.PostJsonAsync("auth/first-administrator", new { code, email, password });

    [GeneratedRegex(@"this code, good until it is used or the server stops: (?<code>[\w-]{43})\s", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
