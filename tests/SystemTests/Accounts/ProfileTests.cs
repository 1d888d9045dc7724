using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>One's own account, and passwords.</summary>
[TestFixture]
internal sealed class ProfileTests
{
    private static AccountServer Server => Accounts.Server;

    private Person person = null!;

    [OneTimeSetUp]
    public async Task MakePersonAsync() => person = await Server.PersonAsync("reader");

    [Test]
    public async Task A_name_is_changed_without_password_by_either_patch()
    {
        var me = await person.Http.ReadAsync("users/me");
        var merged = (await person.Http.PatchAsync("users/me", new { displayName = "Merged" }, me.ETag)).Was(HttpStatusCode.OK);
        Assert.That(merged.Json.Text("displayName"), Is.EqualTo("Merged"));
        (await person.Http.PatchAsync("users/me", new { displayName = "Late" }, me.ETag)).Fails(HttpStatusCode.PreconditionFailed, "user.version_stale");
        Assert.That((int)(await person.Http.AskAsync("PATCH", "users/me", new { displayName = "x" }, ("Content-Type", "application/merge-patch+json"))).Status, Is.EqualTo(428));
        var patched = (await person.Http.PatchAsync("users/me", (object[])[new { op = "test", path = "/displayName", value = "Merged" }, new { op = "replace", path = "/displayName", value = "Patched" }], merged.ETag)).Was(HttpStatusCode.OK);
        Assert.That((await person.Http.ReadAsync("users/me")).Text, Is.EqualTo(patched.Text));
    }

    [Test]
    public async Task Another_address_needs_the_current_password_by_either_patch()
    {
        var owner = await Server.PersonAsync("reader");
        var (first, second) = (Server.FreshEmail("moved"), Server.FreshEmail("moved"));
        (await owner.Http.PatchAsync("users/me", new { email = first })).Fails(HttpStatusCode.Conflict, "user.current_password_wrong");
        (await owner.Http.PatchAsync("users/me", new { email = first, currentPassword = "" })).Fails(HttpStatusCode.Conflict, "user.current_password_wrong");
        (await owner.Http.PatchAsync("users/me", new { email = first, currentPassword = AccountServer.Password })).Was(HttpStatusCode.OK);
        (await owner.Http.PatchAsync("users/me", (object[])[new { op = "test", path = "/currentPassword", value = AccountServer.Password }, new { op = "replace", path = "/email", value = second }])).Was(HttpStatusCode.OK);

        Assert.That((await owner.Http.ReadAsync("users/me")).Json.Text("email"), Is.EqualTo(second), "the session goes on");
        await Server.SignInAsync(second);
        (await Server.TrySignInAsync(owner.Email, AccountServer.Password)).Was(HttpStatusCode.BadRequest);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Another_password_needs_the_current_one_and_ends_all_sessions(bool merge)
    {
        const string next = "seven violins behind a harbour";
        var owner = await Server.PersonAsync("reader");
        (await owner.Http.PatchAsync("users/me", new { password = next })).Fails(HttpStatusCode.Conflict, "user.current_password_wrong");
        (await owner.Http.PatchAsync("users/me", merge
            ? new { currentPassword = AccountServer.Password, password = next }
            : (object[])[new { op = "test", path = "/currentPassword", value = AccountServer.Password }, new { op = "add", path = "/password", value = next }])).IsGone();

        (await owner.Http.AskAsync("GET", "users/me", null)).Was(HttpStatusCode.Unauthorized);
        (await Server.TrySignInAsync(owner.Email, AccountServer.Password)).Was(HttpStatusCode.BadRequest);
        await Server.SignInAsync(owner.Email, next);
    }

    [Test]
    public async Task Nothing_of_the_account_but_its_fields_can_be_patched_or_tested()
    {
        foreach (var path in (string[])["/roles", "/disabled", "/passwordHash", "/id", "/permissions", ""])
            foreach (var op in (string[])["add", "test", "remove"])
                (await person.Http.PatchAsync("users/me", (object[])[new { op, path, value = "x" }])).Fails(HttpStatusCode.BadRequest, "request.invalid");
        foreach (var patch in (object[])[new { disabled = false }, new { roles = Array.Empty<object>() }, new { password = 5 }])
            (await person.Http.PatchAsync("users/me", patch)).Fails(HttpStatusCode.BadRequest, "request.invalid");
        var me = (await person.Http.ReadAsync("users/me")).Text;
        foreach (var secret in (string[])["\"password\"", "currentPassword", "hash", "secondFactorKey", "resetCode"]) Assert.That(me, Does.Not.Contain(secret).IgnoreCase);
        (await person.Http.PatchAsync("users/me", (object[])[new { op = "test", path = "/password", value = AccountServer.Password }])).Fails(HttpStatusCode.Conflict, "patch.test_failed");
    }

    [TestCase("short")]
    [TestCase("password12345678")]
    [TestCase("aaaaaaaaaaaaaaaaaaaa")]
    [TestCase("abcabcabcabcabcabc")]
    [TestCase("qwertyuiopasdfghjkl")]
    [TestCase("orgchartorgchart")]
    [TestCase("northland.example")]
    [TestCase("123456789012345")]
    public async Task A_weak_password_is_refused_with_the_reason_through_every_door(string weak)
    {
        var (id, email) = await Server.UserAsync(password: null);
        var code = (await Accounts.Admin.PostJsonAsync($"users/{id}/password-reset", null)).Was(HttpStatusCode.OK).Json.Text("code");
        foreach (var answer in (Answer[])
        [
            await Accounts.Admin.PostJsonAsync("users", new { email = Server.FreshEmail(), password = weak }),
            await Server.Nobody.PostJsonAsync("auth/password-reset", new { email, code, password = weak }),
        ])
        {
            var problem = answer.Fails(HttpStatusCode.BadRequest, "request.invalid").GetProperty("errors");
            Assert.That(problem.Members(), Is.EqualTo(["password"]));
            Assert.That(problem.GetProperty("password")[0].GetString(), Does.Contain(weak.Length < 15 ? "15 to 256 characters" : "guessed first").And.Contain("A few words").IgnoreCase);
            Assert.That(answer.Text, Does.Not.Contain(weak));
        }

        (await Server.Nobody.PostJsonAsync("auth/password-reset", new { email, code, password = AccountServer.Password })).IsGone();
    }

    [Test]
    public async Task A_password_of_ones_own_name_is_weak_and_of_256_characters_or_any_script_strong()
    {
        (await Accounts.Admin.PostJsonAsync("users", new { email = "maximiliane.oberhauser@x.example", password = "maximiliane.oberhauser" })).Fails(HttpStatusCode.BadRequest, "request.invalid");
        var tooLong = string.Concat(Enumerable.Range(0, 60).Select(i => $"w{i:D3}x"))[..257];
        (await Accounts.Admin.PostJsonAsync("users", new { email = Server.FreshEmail(), password = tooLong })).Fails(HttpStatusCode.BadRequest, "request.invalid");
        foreach (var password in (string[])[tooLong[..256], "сорок тысяч обезьян в порту", "  blanks count at both ends too "])
        {
            var (_, email) = await Server.UserAsync(password: password);
            await Server.SignInAsync(email, password);
            (await Server.TrySignInAsync(email, password.Trim()[..^1])).Was(HttpStatusCode.BadRequest);
        }
    }

    [Test]
    public async Task An_account_with_a_secret_in_it_takes_no_idempotency_key()
    {
        (await Accounts.Admin.PostJsonAsync("users", new { email = Server.FreshEmail(), password = AccountServer.Password }, key: "k1")).Fails(HttpStatusCode.BadRequest, "request.invalid");
        (await Accounts.Admin.PostJsonAsync("clients", new { name = "x", scopes = (string[])["directory:read"] }, key: "k2")).Fails(HttpStatusCode.BadRequest, "request.invalid");
        (await Accounts.Admin.PostJsonAsync($"users/{person.Id}/password-reset", null, key: "k3")).Fails(HttpStatusCode.BadRequest, "request.invalid");
    }
}
