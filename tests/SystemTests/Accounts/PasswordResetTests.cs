using System.Net;
using System.Text.RegularExpressions;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>Forgotten passwords: by a code of an administrator, and by mail.</summary>
[TestFixture]
internal sealed partial class PasswordResetTests
{
    private const string Next = "seven violins behind a harbour";

    private static AccountServer Server => Accounts.Server;

    [Test]
    public async Task A_code_of_an_administrator_sets_a_password_once()
    {
        var (id, email) = await Server.UserAsync();
        var made = (await Accounts.Admin.PostJsonAsync($"users/{id}/password-reset", null)).Was(HttpStatusCode.OK);
        var code = made.Json.Text("code");
        Assert.That(made.Headers["Cache-Control"], Is.EqualTo("no-store"));
        Assert.That(made.Json.GetProperty("validUntil").GetDateTime(), Is.EqualTo(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1)).Within(TimeSpan.FromMinutes(1)));
        await Server.SignInAsync(email);

        (await RedeemAsync(email.ToUpperInvariant(), code, Next)).IsGone();

        await Server.SignInAsync(email, Next);
        (await Server.TrySignInAsync(email, AccountServer.Password)).Was(HttpStatusCode.BadRequest);
        (await RedeemAsync(email, code, AccountServer.Password)).Fails(HttpStatusCode.Conflict, "user.reset_code_wrong");
    }

    [Test]
    public async Task A_code_is_good_for_its_user_only_until_another_is_made_or_it_is_too_old_or_he_is_kept_out()
    {
        var (id, email) = await Server.UserAsync(password: null);
        var (other, otherEmail) = await Server.UserAsync(password: null);
        var first = await CodeAsync(id);
        (await RedeemAsync(otherEmail, first, Next)).Fails(HttpStatusCode.Conflict, "user.reset_code_wrong");
        var second = await CodeAsync(id);
        (await RedeemAsync(email, first, Next)).Fails(HttpStatusCode.Conflict, "user.reset_code_wrong");

        Server.Run($"UPDATE users SET reset_code_until = '2026-01-01 00:00:00' WHERE id = {id}");
        (await RedeemAsync(email, second, Next)).Fails(HttpStatusCode.Conflict, "user.reset_code_wrong");

        var third = await CodeAsync(other);
        (await Accounts.Admin.PatchAsync($"users/{other}", new { disabled = true })).Was(HttpStatusCode.OK);
        (await RedeemAsync(otherEmail, third, Next)).Fails(HttpStatusCode.Conflict, "user.reset_code_wrong");
    }

    [Test]
    public async Task Of_several_who_use_a_code_at_once_one_succeeds()
    {
        var (id, email) = await Server.UserAsync(password: null);
        var code = await CodeAsync(id);
        string[] passwords = ["seven violins behind a harbour", "eight trumpets under a bridge", "nine bassoons across a meadow", "ten cellos above the glacier"];
        var answers = await Task.WhenAll(passwords.Select(password => RedeemAsync(email, code, password)));

        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.NoContent), Is.EqualTo(1), string.Join('\n', answers.Select(answer => $"{(int)answer.Status} {answer.Text}")));
        foreach (var answer in answers.Where(answer => answer.Status != HttpStatusCode.NoContent)) answer.Fails(HttpStatusCode.Conflict, "user.reset_code_wrong");
    }

    [Test]
    public async Task Who_has_forgotten_his_password_gets_a_code_by_mail_that_is_good_once()
    {
        var person = await Server.PersonAsync("reader");
        (await Server.Nobody.PostJsonAsync("auth/password-reset-request", new { email = person.Email })).Was(HttpStatusCode.Accepted);
        var code = CodeIn(await Server.MailAsync(person.Email));

        await person.Http.ReadAsync("users/me");
        (await RedeemAsync(person.Email, code, Next)).IsGone();

        (await person.Http.AskAsync("GET", "users/me", null)).Was(HttpStatusCode.Unauthorized);
        await Server.SignInAsync(person.Email, Next);
        (await RedeemAsync(person.Email, code, AccountServer.Password)).Fails(HttpStatusCode.Conflict, "user.reset_code_wrong");
    }

    [Test]
    public async Task Who_asks_for_a_code_hears_the_same_whether_the_address_is_a_users_or_not()
    {
        var (_, known) = await Server.UserAsync(password: null);
        var (id, disabled) = await Server.UserAsync(password: null);
        (await Accounts.Admin.PatchAsync($"users/{id}", new { disabled = true })).Was(HttpStatusCode.OK);
        var shown = new List<string>();
        foreach (var email in (string[])[known, disabled, Server.FreshEmail("nobody")])
        {
            var answer = (await Server.Nobody.PostJsonAsync("auth/password-reset-request", new { email })).Was(HttpStatusCode.Accepted);
            shown.Add(string.Join('\n', answer.Headers.OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {header.Value}")) + answer.Text);
        }

        Assert.That(shown.Distinct().Count(), Is.EqualTo(1), string.Join("\n\n", shown));
        await Server.MailAsync(known);
        Assert.That(Directory.GetFiles(Server.MailFolder, "*.eml").Select(File.ReadAllText), Has.None.Contains(disabled), "who is kept out gets no mail");
    }

    [Test]
    public async Task A_second_factor_is_still_asked_for_after_a_reset()
    {
        var person = await Server.PersonAsync();
        var (key, _) = await SecondFactors.AddAsync(person);
        (await RedeemAsync(person.Email, await CodeAsync(person.Id), Next)).IsGone();
        Assert.That((await Server.TrySignInAsync(person.Email, Next)).Json.Text("error"), Is.EqualTo("mfa_required"));
        (await Server.TrySignInAsync(person.Email, Next, Totp.Code(key, 1))).Was(HttpStatusCode.OK);
    }

    private static async Task<string> CodeAsync(int user) => (await Accounts.Admin.PostJsonAsync($"users/{user}/password-reset", null)).Was(HttpStatusCode.OK).Json.Text("code")!;

    private static Task<Answer> RedeemAsync(string email, string? code, string password) => Server.Nobody.PostJsonAsync("auth/password-reset", new { email, code, password });

    /// <summary>The code in a mail, whose text is quoted-printable or Base64.</summary>
    internal static string CodeIn(string mail)
    {
        var (head, body) = (mail[..mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)], mail[mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)..]);
        var text = head.Contains("base64", StringComparison.OrdinalIgnoreCase)
            ? System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\r\n", "", StringComparison.Ordinal)))
            : body.Replace("=\r\n", "", StringComparison.Ordinal);
        return Lines().Matches(text).Select(match => match.Groups["code"].Value).Distinct().Single();
    }

    [GeneratedRegex(@"^\s*(?<code>[A-Za-z0-9_-]{43})\s*$", RegexOptions.Multiline, 1000)]
    private static partial Regex Lines();
}
