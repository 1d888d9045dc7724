using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>Whether there is an account, and in what state, cannot be told from an answer.</summary>
[TestFixture]
internal sealed class EqualAnswersTests
{
    private static AccountServer Server => Accounts.Server;

    [Test]
    public async Task Six_states_of_an_account_give_the_same_bytes()
    {
        var states = await StatesAsync();
        var answers = new List<(string State, string Shown)>();
        foreach (var (state, email, password) in states)
        {
            var answer = await Server.TrySignInAsync(email, password);
            answers.Add((state, $"{(int)answer.Status}\n{string.Join('\n', answer.Headers.OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {header.Value}"))}\n{answer.Text}"));
        }

        Assert.That(answers.Select(answer => answer.Shown).Distinct().ToList(), Has.Count.EqualTo(1), string.Join("\n\n", answers));
        Assert.That(answers[0].Shown, Does.StartWith("400").And.Contain("invalid_grant"));
    }

    [Test]
    public async Task A_code_for_a_new_password_is_refused_in_the_same_bytes_in_all_states()
    {
        var shown = new List<string>();
        foreach (var (_, email, _) in await StatesAsync())
        {
            var problem = (await Server.Nobody.PostJsonAsync("auth/password-reset", new { email, code = "wrong", password = "another fine set of words" })).Fails(HttpStatusCode.Conflict, "user.reset_code_wrong");
            shown.Add(problem.GetRawText().Replace(problem.Text("traceId")!, "", StringComparison.Ordinal));
        }

        Assert.That(shown.Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Only_who_knows_the_password_hears_that_a_second_factor_is_needed()
    {
        var (_, email, _) = (await StatesAsync()).Single(state => state.State == "second factor");
        Assert.That((await Server.TrySignInAsync(email, "wrong password")).Json.Text("error"), Is.EqualTo("invalid_grant"));
        Assert.That((await Server.TrySignInAsync(email, "wrong password", "123456")).Json.Text("error"), Is.EqualTo("invalid_grant"));
        Assert.That((await Server.TrySignInAsync(email, AccountServer.Password, "123456")).Json.Text("error"), Is.EqualTo("invalid_grant"));
        Assert.That((await Server.TrySignInAsync(email, AccountServer.Password)).Json.Text("error"), Is.EqualTo("mfa_required"));
    }

    private static async Task<IReadOnlyList<(string State, string Email, string Password)>> StatesAsync()
    {
        var (_, known) = await Server.UserAsync();
        var (_, locked) = await Server.UserAsync();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Server.TrySignInAsync(locked, "wrong password")));
        var (disabledId, disabled) = await Server.UserAsync();
        (await Accounts.Admin.PatchAsync($"users/{disabledId}", new { disabled = true })).Was(HttpStatusCode.OK);
        var (_, without) = await Server.UserAsync(password: null);
        var strong = await Server.PersonAsync();
        await SecondFactors.AddAsync(strong);
        return
        [
            ("unknown", Server.FreshEmail("nobody"), AccountServer.Password), ("wrong password", known, "wrong password"), ("locked", locked, AccountServer.Password),
            ("disabled", disabled, AccountServer.Password), ("without password", without, AccountServer.Password), ("second factor", strong.Email, "wrong password"),
        ];
    }
}

/// <summary>Sets up second factors.</summary>
internal static class SecondFactors
{
    /// <summary>Gives somebody a second factor; it is confirmed with the code of now.</summary>
    public static async Task<(string Key, IReadOnlyList<string> RecoveryCodes)> AddAsync(Person person)
    {
        var key = (await person.Http.PostJsonAsync("users/me/second-factor", new { currentPassword = AccountServer.Password })).Was(HttpStatusCode.OK).Json.Text("key")!;
        var confirmed = (await person.Http.PostJsonAsync("users/me/second-factor/confirmation", new { code = Totp.Code(key) })).Was(HttpStatusCode.OK).Json;
        return (key, [.. confirmed.GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!)]);
    }
}
