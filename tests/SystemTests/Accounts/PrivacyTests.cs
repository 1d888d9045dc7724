using System.Net;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>Everybody gets all that is kept of him, and leaves nothing when he goes.</summary>
[TestFixture]
internal sealed class PrivacyTests
{
    private static AccountServer Server => Accounts.Server;

    [Test]
    public async Task An_export_has_all_of_ones_own_data_and_nothing_of_others()
    {
        var (person, other) = (await Server.PersonAsync("editor"), await Server.PersonAsync("editor"));
        await Server.SignInAsync(person.Email);
        var units = new List<int>();
        for (var i = 0; i < 205; i++) units.Add((await person.Http.PostJsonAsync("units", new { names = $"Export {i}" })).IsCreated().Id);
        (await other.Http.PostJsonAsync("units", new { names = "Of somebody else" })).IsCreated();

        var answer = await person.Http.ReadAsync("users/me/export");
        var export = answer.Json;

        Assert.That((answer.Headers["Content-Disposition"], answer.Headers["Cache-Control"]), Is.EqualTo(("attachment; filename=\"orgchart-account.json\"", "no-store")));
        Assert.That(export.GetProperty("user").GetRawText(), Is.EqualTo((await person.Http.ReadAsync("users/me")).Text));
        Assert.That(export.GetProperty("sessions").GetArrayLength(), Is.EqualTo(2));
        Assert.That(export.GetProperty("securityEvents").EnumerateArray().Select(one => one.Text("kind")), Is.EqualTo(["signedIn", "signedIn", "accountCreated"]));
        var changed = export.GetProperty("changes").EnumerateArray().Select(entry => entry.GetProperty("changes")[0].Number("id")).ToList();
        Assert.That(changed, Is.EquivalentTo(units), "all, however many");
        foreach (var of in (string[])[other.Email, other.Subject, "Of somebody else"]) Assert.That(answer.Text, Does.Not.Contain($"\"{of}\""));
        foreach (var secret in (string[])["hash", AccountServer.Password, person.RefreshToken]) Assert.That(answer.Text, Does.Not.Contain(secret).IgnoreCase);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Erasure_leaves_neither_address_nor_name_in_any_table(bool byHimself)
    {
        const string agent = "Canary-Browser/77";
        var mark = Server.FreshEmail("Gwendolyn").Split('@')[0];
        var (id, email) = await Server.UserAsync(["editor"], $"{mark}@erased.example", displayName: $"Gwendolyn Featherstonehaugh {mark}");
        var tokens = await Server.SignInAsync(email);
        var http = Server.As(tokens.Text("access_token"));
        http.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
        var unit = (await http.PostJsonAsync("units", new { names = "Kept" }, key: "erased")).IsCreated().Id;
        (await http.PatchAsync("users/me", new { displayName = $"Gwen {mark}" })).Was(HttpStatusCode.OK);
        (await http.PatchAsync("users/me", new { currentPassword = AccountServer.Password, email = $"new.{mark}@erased.example" })).Was(HttpStatusCode.OK);
        (await Server.Nobody.PostJsonAsync("auth/password-reset-request", new { email = $"new.{mark}@erased.example" })).Was(HttpStatusCode.Accepted);
        await Server.TrySignInAsync($"new.{mark}@erased.example", "wrong password");
        Assert.That(Server.TablesWith(mark), Does.Contain("users"), "the search finds what is there");

        if (byHimself) (await http.AskAsync("DELETE", "users/me", new { currentPassword = AccountServer.Password }, ("If-Match", "*"))).IsGone();
        else (await Accounts.Admin.RemoveAsync($"users/{id}")).IsGone();

        foreach (var trace in (string[])[mark, mark.Normalize().ToUpperInvariant(), "Featherstonehaugh", agent])
            Assert.That(Server.TablesWith(trace), Is.Empty, trace);
        Assert.That(Server.Query($"SELECT count(*) FROM security_events WHERE (subject = 'u{id}' OR actor = 'u{id}') AND actor <> 'u1' AND address IS NOT NULL", row => row.GetInt32(0)), Is.EqualTo([0]), "nor where he came from");
        var history = (await Accounts.Admin.ReadAsync($"units/{unit}/history")).Json.Items();
        Assert.That(history.Select(entry => entry.GetProperty("actor").ToString()), Has.All.Contain($"u{id}"), "in the history he stays as a number");
        (await http.AskAsync("GET", "users/me", null)).Was(HttpStatusCode.Unauthorized);
        (await Server.TrySignInAsync(email, AccountServer.Password)).Was(HttpStatusCode.BadRequest);
        (await Accounts.Admin.PostJsonAsync("users", new { email })).IsCreated();
    }

    [Test]
    public async Task Erasing_oneself_needs_the_password_and_the_version()
    {
        var person = await Server.PersonAsync("reader");
        (await person.Http.AskAsync("DELETE", "users/me", new { currentPassword = "wrong password" }, ("If-Match", "*"))).Fails(HttpStatusCode.Conflict, "user.current_password_wrong");
        Assert.That((int)(await person.Http.AskAsync("DELETE", "users/me", new { currentPassword = AccountServer.Password })).Status, Is.EqualTo(428));
        (await person.Http.AskAsync("DELETE", "users/me", new { currentPassword = AccountServer.Password }, ("If-Match", "\"99-x\""))).Fails(HttpStatusCode.PreconditionFailed, "user.version_stale");
        (await person.Http.AskAsync("DELETE", "users/me", new { }, ("If-Match", "*"))).Fails(HttpStatusCode.BadRequest, "request.invalid");
        await person.Http.ReadAsync("users/me");
    }
}
