using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>Guessing passwords: five wrong ones, whatever door they come through, and the account is locked for a while.</summary>
[TestFixture]
internal sealed class GuessingTests
{
    private static AccountServer Server => Accounts.Server;

    [Test]
    public async Task Of_five_hundred_wrong_passwords_over_all_doors_at_once_five_are_evaluated_and_then_the_right_one_is_refused_too()
    {
        var person = await Server.PersonAsync("reader");
        var profile = Profile(person.Http);
        Func<int, Task<Answer>>[] doors =
        [
            i => Server.TrySignInAsync(person.Email, $"wrong password number {i}"),
            i => Server.TrySignInAsync(person.Email.ToUpperInvariant(), $"wrong password number {i}"),
            i => person.Http.PatchAsync("users/me", (object[])[new { op = "test", path = "/currentPassword", value = $"wrong {i}" }]),
            i => person.Http.PatchAsync("users/me", (object[])[new { op = "add", path = "/currentPassword", value = $"wrong {i}" }, new { op = "replace", path = "/email", value = "x@y.example" }]),
            i => person.Http.PatchAsync("users/me", new { currentPassword = $"wrong {i}", password = "another fine set of words" }),
            i => person.Http.AskAsync("DELETE", "users/me", new { currentPassword = $"wrong {i}" }, ("If-Match", "*")),
            i => person.Http.PostJsonAsync("users/me/second-factor", new { currentPassword = $"wrong {i}" }),
            i => person.Http.AskAsync("DELETE", "users/me/second-factor", new { currentPassword = $"wrong {i}" }),
            i => Server.Nobody.PostJsonAsync("auth/password-reset", new { email = person.Email, code = $"wrong{i}", password = "another fine set of words" }),
        ];

        var answers = await AtOnceAsync(500, i => doors[i % doors.Length](i));

        Assert.That(answers.Select(answer => (int)answer.Status), Is.All.EqualTo(400).Or.EqualTo(409).Or.EqualTo(503));
        var (failed, locked) = (await Server.EventsAsync("signInFailed", person.Subject), await Server.EventsAsync("signInLocked", person.Subject));
        Assert.That(failed, Is.InRange(1, 5), "evaluated");
        Assert.That(failed + locked, Is.InRange(496, 500), "each is told of, but for those that found the server too busy");
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.ServiceUnavailable), Is.EqualTo(500 - failed - locked));
        await IsLockedAsync(person, profile);
    }

    [TestCase("token endpoint")]
    [TestCase("JSON Patch test")]
    [TestCase("merge patch")]
    [TestCase("erasure")]
    [TestCase("second factor")]
    [TestCase("reset code")]
    public async Task Each_door_alone_locks_all_others_after_five(string door)
    {
        var person = await Server.PersonAsync("reader");
        var profile = Profile(person.Http);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => door switch
        {
            "token endpoint" => Server.TrySignInAsync(person.Email, $"wrong password {i}"),
            "JSON Patch test" => person.Http.PatchAsync("users/me", (object[])[new { op = "test", path = "/currentPassword", value = $"wrong {i}" }]),
            "merge patch" => person.Http.PatchAsync("users/me", new { currentPassword = $"wrong {i}" }),
            "erasure" => person.Http.AskAsync("DELETE", "users/me", new { currentPassword = $"wrong {i}" }, ("If-Match", "*")),
            "second factor" => person.Http.PostJsonAsync("users/me/second-factor", new { currentPassword = $"wrong {i}" }),
            _ => Server.Nobody.PostJsonAsync("auth/password-reset", new { email = person.Email, code = $"wrong{i}", password = "another fine set of words" }),
        }));

        Assert.That(await Server.EventsAsync("signInFailed", person.Subject), Is.EqualTo(5));
        await IsLockedAsync(person, profile);
    }

    [Test]
    public async Task Five_hundred_tries_at_an_address_that_is_nobodys_are_locked_alike()
    {
        var email = Server.FreshEmail("nobody");
        var before = (Failed: await Server.EventsAsync("signInFailed"), Locked: await Server.EventsAsync("signInLocked"));

        var answers = await AtOnceAsync(500, i => i % 2 == 0
            ? Server.TrySignInAsync(email, $"wrong password {i}")
            : Server.Nobody.PostJsonAsync("auth/password-reset", new { email, code = $"wrong{i}", password = "another fine set of words" }));

        Assert.That(answers.Select(answer => (int)answer.Status), Is.All.EqualTo(400).Or.EqualTo(409).Or.EqualTo(503));
        var (failed, locked) = (await Server.EventsAsync("signInFailed") - before.Failed, await Server.EventsAsync("signInLocked") - before.Locked);
        Assert.That((failed, failed + locked), Is.EqualTo((failed, 500 - answers.Count(answer => answer.Status == HttpStatusCode.ServiceUnavailable))));
        Assert.That(failed, Is.InRange(1, 5));
    }

    [Test]
    public async Task A_lock_ends_by_itself_and_the_right_password_clears_the_count()
    {
        var person = await Server.PersonAsync("reader");
        for (var i = 0; i < 4; i++) (await Server.TrySignInAsync(person.Email, "wrong password")).Was(HttpStatusCode.BadRequest);
        await Server.SignInAsync(person.Email);
        for (var i = 0; i < 5; i++) (await Server.TrySignInAsync(person.Email, "wrong password")).Was(HttpStatusCode.BadRequest);
        (await Server.TrySignInAsync(person.Email, AccountServer.Password)).Was(HttpStatusCode.BadRequest);

        var passed = Server.Run("UPDATE sign_in_attempts SET locked_until = '2026-01-01 00:00:00' WHERE locked_until IS NOT NULL");

        Assert.That(passed, Is.Positive);
        await Server.SignInAsync(person.Email);
    }

    [Test]
    public async Task Locks_grow_from_one_minute_to_fifteen()
    {
        var (_, email) = await Server.UserAsync();
        var minutes = new List<int>();
        for (var round = 0; round < 6; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Server.TrySignInAsync(email, "wrong password")));
            minutes.AddRange(Server.Query(
                "SELECT locked_until, last_at FROM sign_in_attempts WHERE locked_until > last_at ORDER BY last_at DESC LIMIT 1", row => (int)Math.Round((row.GetDateTime(0) - row.GetDateTime(1)).TotalMinutes)));
            Server.Run("UPDATE sign_in_attempts SET locked_until = '2026-01-01 00:00:00' WHERE locked_until > last_at");
        }

        Assert.That(minutes, Is.EqualTo([1, 2, 4, 8, 15, 15]));
    }

    [Test]
    public async Task A_session_goes_on_while_strangers_lock_the_account()
    {
        var person = await Server.PersonAsync("reader");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Server.TrySignInAsync(person.Email, "wrong password")));

        await person.Http.ReadAsync("users/me");
        (await Server.RefreshAsync(person.RefreshToken)).Was(HttpStatusCode.OK);
    }

    [TestCase("PATCH", "/users/me")]
    [TestCase("PATCH", "/USERS/me")]
    [TestCase("PATCH", "/%75sers/me")]
    [TestCase("PATCH", "/units/../users/me")]
    [TestCase("PATCH", "/units/%2e%2e/users/me")]
    [TestCase("PATCH", "//users/me")]
    [TestCase("DELETE", "/users/me")]
    [TestCase("POST", "/users/me/second-factor")]
    [TestCase("POST", "/auth/token")]
    [TestCase("POST", "/auth/password-reset")]
    [TestCase("POST", "/clients")]
    public async Task A_batch_is_no_door(string method, string url)
    {
        var step = new { id = "a", method, url, headers = new Dictionary<string, string> { ["If-Match"] = "*" }, body = new { currentPassword = "wrong" } };
        var problem = (await Accounts.Admin.PostJsonAsync("batch", new { requests = (object[])[step] })).IsProblem();
        Assert.That(problem.GetProperty("errors").Members(), Is.EqualTo(["requests[0].url"]));
    }

    /// <summary>Asks so many times, sixty at any moment: twelve times what is evaluated, and not more than a busy machine gets to before waiting is given up.</summary>
    private static async Task<Answer[]> AtOnceAsync(int count, Func<int, Task<Answer>> ask)
    {
        using var places = new SemaphoreSlim(60);
        return await Task.WhenAll(Enumerable.Range(0, count).Select(async i =>
        {
            await places.WaitAsync();
            try
            {
                return await ask(i);
            }
            finally
            {
                places.Release();
            }
        }));
    }

    private static async Task<Answer> Profile(HttpClient http) => await http.ReadAsync("users/me");

    private static async Task IsLockedAsync(Person person, Task<Answer> profile)
    {
        var before = (await profile).Text;
        Assert.That((await Server.TrySignInAsync(person.Email, AccountServer.Password)).Was(HttpStatusCode.BadRequest).Json.Text("error"), Is.EqualTo("invalid_grant"));
        (await person.Http.PatchAsync("users/me", new { currentPassword = AccountServer.Password, email = Server.FreshEmail() })).Fails(HttpStatusCode.Conflict, "user.current_password_wrong");
        (await person.Http.AskAsync("DELETE", "users/me", new { currentPassword = AccountServer.Password }, ("If-Match", "*"))).Fails(HttpStatusCode.Conflict, "user.current_password_wrong");
        Assert.That((await person.Http.ReadAsync("users/me")).Text, Is.EqualTo(before), "nothing has changed");
    }
}
