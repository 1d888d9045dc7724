using System.Net;
using System.Text.RegularExpressions;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>Accounts that people make themselves, and the first administrator.</summary>
[TestFixture]
internal sealed partial class RegistrationTests
{
    [Test]
    public async Task Nobody_registers_himself_where_it_is_not_allowed()
    {
        var before = (await Accounts.Admin.ReadAsync("users?limit=1")).Json.Number("total");
        (await Accounts.Server.Nobody.PostJsonAsync("users", new { email = "new@northland.example", password = AccountServer.Password })).Fails(HttpStatusCode.Conflict, "user.registration_closed");
        Assert.That((await Accounts.Admin.ReadAsync("users?limit=1")).Json.Number("total"), Is.EqualTo(before));
    }

    [Test]
    public async Task Where_it_is_allowed_a_newcomer_gets_a_readers_account_and_never_more()
    {
        using var server = await AccountServer.StartAsync("--Accounts:Registration=true");
        (await server.Nobody.PostJsonAsync("users", new { email = "new@northland.example", displayName = "New", password = AccountServer.Password })).IsCreated();
        Assert.That((await server.SignInAsync("new@northland.example")).Text("scope"), Is.EqualTo("directory:read contact:read teams:read"));

        (await server.Nobody.PostJsonAsync("users", new { email = "NEW@northland.example", password = AccountServer.Password })).Fails(HttpStatusCode.Conflict, "user.email_taken");
        (await server.Nobody.PostJsonAsync("users", new { email = "b@northland.example" })).Fails(HttpStatusCode.BadRequest, "request.invalid");
        (await server.Nobody.PostJsonAsync("users", new { email = "b@northland.example", password = "aaaaaaaaaaaaaaaaaaaa" })).Fails(HttpStatusCode.BadRequest, "request.invalid");
        foreach (var roles in (object[])[new object[] { new { role = "admin" } }, new object[] { new { role = "reader" } }, Array.Empty<object>()])
            Assert.That((int)(await server.Nobody.PostJsonAsync("users", new { email = "b@northland.example", password = AccountServer.Password, roles })).IsProblem().Number("status"), Is.EqualTo(401).Or.EqualTo(403));
        Assert.That((await server.Admin.ReadAsync("users?limit=1")).Json.Number("total"), Is.EqualTo(2));
    }

    [Test]
    public async Task The_first_administrator_is_made_once_with_the_code_that_the_server_printed()
    {
        using var server = await AccountServer.StartEmptyAsync([.. AccountServer.Unlimited, "--Security:PrintFirstCode=true"]);
        var code = Code().Match(server.Log).Groups["code"].Value;
        Assert.That(code, Has.Length.EqualTo(43), server.Log);
        var body = new { code, email = "first@northland.example", password = AccountServer.Password };

        (await server.Nobody.PostJsonAsync("auth/first-administrator", body with { code = "wrong" })).Fails(HttpStatusCode.Conflict, "user.setup_closed");
        (await server.Nobody.PostJsonAsync("auth/first-administrator", body with { password = "aaaaaaaaaaaaaaaaaaaa" })).Fails(HttpStatusCode.BadRequest, "request.invalid");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => server.Nobody.PostJsonAsync("auth/first-administrator", body with { email = $"first{i}@northland.example" })));

        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Created), Is.EqualTo(1));
        foreach (var answer in answers.Where(answer => answer.Status != HttpStatusCode.Created)) answer.Fails(HttpStatusCode.Conflict, "user.setup_closed");
        Assert.That(server.Query("SELECT count(*) FROM users", row => row.GetInt32(0)), Is.EqualTo([1]));
    }

    [Test]
    public async Task A_server_that_has_an_administrator_prints_no_code()
    {
        Assert.That(Accounts.Server.Log, Does.Not.Contain("first-administrator"));
        (await Accounts.Server.Nobody.PostJsonAsync("auth/first-administrator", new { code = "", email = "x@northland.example", password = AccountServer.Password })).IsProblem();
    }

    [GeneratedRegex(@"and this code, good until it is used or the server stops: (?<code>\S+)", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
