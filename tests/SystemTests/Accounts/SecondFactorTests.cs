using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>Second factors, on a server with the settings as they are delivered: there, administrators need one.</summary>
[TestFixture, Parallelizable]
internal sealed class SecondFactorTests
{
    private AccountServer server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => server = await AccountServer.StartStrictAsync(AccountServer.Unlimited);

    [OneTimeTearDown]
    public void Stop() => server?.Dispose();

    [Test, Order(1)]
    public async Task An_administrator_without_one_administers_nothing_until_he_has_set_it_up_and_refreshed()
    {
        var tokens = await server.SignInAsync(server.Administrator.Email, server.Administrator.Password);
        Assert.That(tokens.Number("expires_in"), Is.EqualTo(600), "ten minutes");
        Assert.That(tokens.Text("scope"), Is.EqualTo("directory:read contact:read directory:write imports:run teams:read teams:write audit:read"));
        var weak = server.As(tokens.Text("access_token"));
        foreach (var address in (string[])["users", "clients"]) (await weak.AskAsync("GET", address, null)).Fails(HttpStatusCode.Forbidden, "access.forbidden");
        (await weak.PostJsonAsync("clients", new { name = "x", scopes = (string[])["directory:read"] })).Fails(HttpStatusCode.Forbidden, "access.forbidden");

        var (key, _) = await SetUpAsync(weak, server.Administrator.Password);
        (await weak.AskAsync("GET", "users", null)).Fails(HttpStatusCode.Forbidden, "access.forbidden");
        var strong = (await server.RefreshAsync(tokens.Text("refresh_token")!)).Was(HttpStatusCode.OK).Json;

        Assert.That(strong.Text("scope"), Is.EqualTo(AccountServer.AllScopes));
        var admin = server.As(strong.Text("access_token"));
        await admin.ReadAsync("users");
        await admin.ReadAsync("clients");
        Assert.That((await server.TrySignInAsync(server.Administrator.Email, server.Administrator.Password)).Json.Text("error"), Is.EqualTo("mfa_required"));
        Assert.That((await server.TrySignInAsync(server.Administrator.Email, server.Administrator.Password, Totp.Code(key, 1))).Json.Text("scope"), Is.EqualTo(AccountServer.AllScopes));
    }

    [Test]
    public async Task A_second_factor_is_asked_for_once_it_is_confirmed_and_each_code_is_good_once()
    {
        var (email, password, http) = await PersonAsync("codes");
        var key = (await http.PostJsonAsync("users/me/second-factor", new { currentPassword = password })).Was(HttpStatusCode.OK).Json;
        Assert.That(key.Text("uri"), Does.StartWith("otpauth://totp/OrgChart:").And.Contain($"secret={key.Text("key")}"));
        await server.SignInAsync(email, password);
        (await ConfirmAsync(http, "000000")).Fails(HttpStatusCode.Conflict, "user.second_factor_wrong");
        var code = Totp.Code(key.Text("key")!);
        var confirmed = (await ConfirmAsync(http, code)).Was(HttpStatusCode.OK);
        Assert.That((confirmed.Json.GetProperty("recoveryCodes").GetArrayLength(), confirmed.Headers["Cache-Control"]), Is.EqualTo((10, "no-store")));

        Assert.That((await server.TrySignInAsync(email, password)).Json.Text("error"), Is.EqualTo("mfa_required"));
        (await server.TrySignInAsync(email, password, code)).Was(HttpStatusCode.BadRequest);
        (await server.TrySignInAsync(email, "wrong password", Totp.Code(key.Text("key")!, 1))).Was(HttpStatusCode.BadRequest);
        var next = Totp.Code(key.Text("key")!, 1);
        (await server.TrySignInAsync(email, password, next)).Was(HttpStatusCode.OK);
        (await server.TrySignInAsync(email, password, next)).Was(HttpStatusCode.BadRequest);
        (await http.PostJsonAsync("users/me/second-factor", new { currentPassword = password })).Fails(HttpStatusCode.Conflict, "user.second_factor_exists");
        (await ConfirmAsync(http, Totp.Code(key.Text("key")!, -1))).Fails(HttpStatusCode.Conflict, "user.second_factor_exists");
    }

    [Test]
    public async Task Of_many_who_use_a_code_at_once_one_succeeds()
    {
        var (email, password, http) = await PersonAsync("race");
        var (key, recovery) = await SetUpAsync(http, password);
        foreach (var otp in (string[])[Totp.Code(key, 1), recovery[0]])
        {
            server.Run("DELETE FROM sign_in_attempts");
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.TrySignInAsync(email, password, otp)));
            Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.OK), Is.EqualTo(1), string.Join('\n', answers.Select(answer => $"{(int)answer.Status} {answer.Text}")));
            Assert.That(answers.Where(answer => answer.Status != HttpStatusCode.OK).Select(answer => answer.Json.MaybeText("error")), Is.All.EqualTo("invalid_grant"), string.Join('\n', answers.Select(answer => $"{(int)answer.Status} {answer.Text}")));
        }
    }

    [Test]
    public async Task A_recovery_code_is_good_once_in_any_case()
    {
        var (email, password, http) = await PersonAsync("recovery");
        var (_, recovery) = await SetUpAsync(http, password);
        Assert.That(recovery.Distinct().Count(), Is.EqualTo(10));

        var tokens = (await server.TrySignInAsync(email, password, recovery[3].ToLowerInvariant())).Was(HttpStatusCode.OK).Json;

        Assert.That((await server.As(tokens.Text("access_token")).ReadAsync("users/me")).Json.Number("recoveryCodesLeft"), Is.EqualTo(9));
        (await server.TrySignInAsync(email, password, recovery[3])).Was(HttpStatusCode.BadRequest);
        (await server.TrySignInAsync(email, password, recovery[4])).Was(HttpStatusCode.OK);
    }

    [Test]
    public async Task Codes_cannot_be_guessed_without_end_even_by_who_knows_the_password()
    {
        var (email, password, http) = await PersonAsync("guess");
        var (key, recovery) = await SetUpAsync(http, password);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => server.TrySignInAsync(email, password, $"{i:D6}")));
        foreach (var otp in (string[])[Totp.Code(key, 1), recovery[0]]) (await server.TrySignInAsync(email, password, otp)).Was(HttpStatusCode.BadRequest);

        var (_, other, another) = await PersonAsync("guess-setup");
        await another.PostJsonAsync("users/me/second-factor", new { currentPassword = other });
        var guesses = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => ConfirmAsync(another, $"{i:D6}")));
        foreach (var guess in guesses) guess.Fails(HttpStatusCode.Conflict, "user.second_factor_wrong");
    }

    [Test]
    public async Task Taking_it_away_needs_the_password_and_ends_all_sessions()
    {
        var (email, password, http) = await PersonAsync("removal");
        await SetUpAsync(http, password);
        (await http.AskAsync("DELETE", "users/me/second-factor", new { currentPassword = "wrong password" })).Fails(HttpStatusCode.Conflict, "user.current_password_wrong");
        (await http.AskAsync("DELETE", "users/me/second-factor", new { currentPassword = password })).IsGone();

        (await http.AskAsync("GET", "users/me", null)).Was(HttpStatusCode.Unauthorized);
        await server.SignInAsync(email, password);
    }

    [Test]
    public async Task Nothing_can_be_confirmed_that_was_not_begun()
    {
        var (_, _, http) = await PersonAsync("nothing");
        (await ConfirmAsync(http, "123456")).Fails(HttpStatusCode.Conflict, "user.second_factor_missing");
    }

    private static Task<Answer> ConfirmAsync(HttpClient http, string code) => http.PostJsonAsync("users/me/second-factor/confirmation", new { code });

    private static async Task<(string Key, IReadOnlyList<string> Recovery)> SetUpAsync(HttpClient http, string password)
    {
        var key = (await http.PostJsonAsync("users/me/second-factor", new { currentPassword = password })).Was(HttpStatusCode.OK).Json.Text("key")!;
        var confirmed = (await ConfirmAsync(http, Totp.Code(key))).Was(HttpStatusCode.OK).Json;
        return (key, [.. confirmed.GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!)]);
    }

    private async Task<(string Email, string Password, HttpClient Http)> PersonAsync(string name)
    {
        var email = $"{name}@northland.example";
        var made = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(await server.VerbAsync("create-user", "--email", email, "--role", "reader", "--json"));
        return (email, made.Text("password")!, server.As((await server.SignInAsync(email, made.Text("password")!)).Text("access_token")));
    }
}
