using System.Diagnostics;
using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>What ends access ends it at once on the server that was told, and within a minute on all others; writes end at once everywhere.</summary>
[TestFixture]
internal sealed class EndingAccessTests
{
    private static AccountServer Server => Accounts.Server;

    private static HttpClient Admin => Accounts.Admin;

    private static readonly string[] Ways = ["disabled", "deleted", "password", "reset code", "signed out", "session ended", "all sessions ended", "second factor removed"];

    [TestCaseSource(nameof(Ways))]
    public async Task Refresh_access_tokens_and_writes_end_at_once(string way)
    {
        var person = await Server.PersonAsync("editor");
        var unit = (await person.Http.PostJsonAsync("units", new { names = "Unit" })).IsCreated().Id;

        await EndAsync(way, person);

        (await person.Http.AskAsync("GET", "users/me", null)).Fails(HttpStatusCode.Unauthorized, "access.unauthenticated");
        (await person.Http.PutAsync($"units/{unit}", new { names = "New" })).Was(HttpStatusCode.Unauthorized);
        Assert.That((await Server.RefreshAsync(person.RefreshToken)).Was(HttpStatusCode.BadRequest).Json.Text("error"), Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task Other_roles_need_another_access_token_and_a_refresh_gives_it()
    {
        var person = await Server.PersonAsync("editor");
        (await Admin.PutAsync($"users/{person.Id}/roles", new { roles = (object[])[new { role = "reader" }] })).Was(HttpStatusCode.OK);

        (await person.Http.AskAsync("GET", "users/me", null)).Was(HttpStatusCode.Unauthorized);
        var fresh = (await Server.RefreshAsync(person.RefreshToken)).Was(HttpStatusCode.OK).Json;
        Assert.That(fresh.Text("scope"), Is.EqualTo("directory:read contact:read teams:read"));
        (await Server.As(fresh.Text("access_token")).PostJsonAsync("units", new { names = "x" })).Fails(HttpStatusCode.Forbidden, "access.forbidden");
    }

    [Test]
    public async Task Who_was_kept_out_signs_in_again_when_he_is_let_in_again()
    {
        var person = await Server.PersonAsync("reader");
        (await Admin.PatchAsync($"users/{person.Id}", new { disabled = true })).Was(HttpStatusCode.OK);
        (await Server.TrySignInAsync(person.Email, AccountServer.Password)).Was(HttpStatusCode.BadRequest);
        (await Admin.PatchAsync($"users/{person.Id}", new { disabled = false })).Was(HttpStatusCode.OK);

        (await person.Http.AskAsync("GET", "users/me", null)).Was(HttpStatusCode.Unauthorized);
        (await Server.RefreshAsync(person.RefreshToken)).Was(HttpStatusCode.BadRequest);
        await Server.SignInAsync(person.Email);
    }

    [Test]
    public async Task Sessions_are_listed_and_ended_one_by_one()
    {
        var person = await Server.PersonAsync("reader");
        var other = await Server.SignInAsync(person.Email);
        var stranger = await Server.PersonAsync("reader");
        var sessions = (await person.Http.ReadAsync("users/me/sessions")).Json.Items();

        Assert.That(sessions.Select(session => session.GetProperty("isCurrent").GetBoolean()), Is.EqualTo([false, true]), "newest first");
        Assert.That(sessions.Select(session => (session.Text("clientId"), session.Text("address"))), Is.All.EqualTo((Server.FirstParty.Id, "127.0.0.1")));
        var (theirs, own) = (sessions[0].Number("id"), sessions[1].Number("id"));
        (await stranger.Http.AskAsync("DELETE", $"users/me/sessions/{own}", null)).Fails(HttpStatusCode.NotFound, "session.not_found");
        (await person.Http.AskAsync("DELETE", $"users/me/sessions/{theirs}", null)).IsGone();
        (await Server.As(other.Text("access_token")).AskAsync("GET", "users/me", null)).Was(HttpStatusCode.Unauthorized);
        (await person.Http.AskAsync("DELETE", $"users/me/sessions/{theirs}", null)).Fails(HttpStatusCode.NotFound, "session.not_found");
        Assert.That((await person.Http.ReadAsync("users/me/sessions")).Json.Items().Select(session => session.Number("id")), Is.EqualTo([own]));
        (await person.Http.AskAsync("DELETE", "users/me/sessions", null)).IsGone();
        (await person.Http.AskAsync("GET", "users/me", null)).Was(HttpStatusCode.Unauthorized);
        Assert.That((await Admin.ReadAsync($"users/{person.Id}/sessions")).Json.Number("total"), Is.Zero);
    }

    [Test]
    public async Task Another_server_over_the_same_database_refuses_writes_at_once_and_everything_within_a_minute()
    {
        using var another = await Server.AnotherAsync();
        var people = new List<(string Way, HttpClient There, int Unit, string Refresh)>();
        foreach (var way in Ways)
        {
            var person = await Server.PersonAsync("editor");
            var there = another.As(person.AccessToken);
            await there.ReadAsync("users/me");
            people.Add((way, there, (await there.PostJsonAsync("units", new { names = "Unit" })).IsCreated().Id, person.RefreshToken));
            await EndAsync(way, person);
        }

        var (number, machine) = await Server.ClientAsync(["directory:read", "directory:write"]);
        var program = another.As(await Server.ClientTokenAsync(machine));
        people.Add(("client", program, (await program.PostJsonAsync("units", new { names = "Unit" })).IsCreated().Id, "none"));
        (await Admin.PostJsonAsync($"clients/{number}/secret", null)).Was(HttpStatusCode.OK);
        var clock = Stopwatch.StartNew();

        foreach (var (way, there, unit, refresh) in people)
        {
            (await there.PutAsync($"units/{unit}", new { names = "New" })).Was(HttpStatusCode.Unauthorized);
            (await another.RefreshAsync(refresh)).Was(HttpStatusCode.BadRequest);
            // Made through the other server: this one hears of it within a second.
            await Eventually.IsTrueAsync(async () => (await Admin.AskAsync("GET", $"units/{unit}", null)).Status == HttpStatusCode.OK, TimeSpan.FromSeconds(5), "the unit is shown");
            Assert.That((await Admin.ReadAsync($"units/{unit}")).Json.Text("name"), Is.EqualTo("Unit"), way);
        }

        foreach (var (way, there, _, _) in people)
            while ((await there.AskAsync("GET", "departments", null)).Status != HttpStatusCode.Unauthorized)
            {
                Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(60)), way);
                await Task.Delay(250);
            }
    }

    private static async Task EndAsync(string way, Person person)
    {
        switch (way)
        {
            case "disabled":
                (await Admin.PatchAsync($"users/{person.Id}", new { disabled = true })).Was(HttpStatusCode.OK);
                break;
            case "deleted":
                (await Admin.RemoveAsync($"users/{person.Id}")).IsGone();
                break;
            case "password":
                (await person.Http.PatchAsync("users/me", new { currentPassword = AccountServer.Password, password = "another fine set of words" })).IsGone();
                break;
            case "reset code":
                var code = (await Admin.PostJsonAsync($"users/{person.Id}/password-reset", null)).Was(HttpStatusCode.OK).Json.Text("code");
                await person.Http.ReadAsync("users/me");
                (await Server.Nobody.PostJsonAsync("auth/password-reset", new { email = person.Email, code, password = "another fine set of words" })).IsGone();
                break;
            case "signed out":
                (await Server.PostFormAsync([("token", person.RefreshToken), ("client_id", Server.FirstParty.Id), ("client_secret", Server.FirstParty.Secret)], "auth/revoke")).Was(HttpStatusCode.OK);
                break;
            case "session ended":
                var session = (await person.Http.ReadAsync("users/me/sessions")).Json.Items().Single().Number("id");
                (await Admin.AskAsync("DELETE", $"users/{person.Id}/sessions/{session}", null)).IsGone();
                break;
            case "all sessions ended":
                (await Admin.AskAsync("DELETE", $"users/{person.Id}/sessions", null)).IsGone();
                break;
            default:
                (await Admin.RemoveAsync($"users/{person.Id}/second-factor")).IsGone();
                break;
        }
    }
}
