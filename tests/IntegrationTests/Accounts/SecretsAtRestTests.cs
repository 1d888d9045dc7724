using System.Text.RegularExpressions;
using NUnit.Framework;
using OrgChart.Application.Access;
using OrgChart.Application.Auth;
using OrgChart.Application.Auth.RedeemPasswordReset;
using OrgChart.Application.Auth.RefreshSession;
using OrgChart.Application.Auth.SignIn;
using OrgChart.Application.Auth.SignInClient;
using OrgChart.Application.Clients.CreateClient;
using OrgChart.Application.Clients.ReplaceClientSecret;
using OrgChart.Application.Common;
using OrgChart.Application.Users.ConfirmSecondFactor;
using OrgChart.Application.Users.CreateUser;
using OrgChart.Application.Users.ResetPassword;
using OrgChart.Application.Users.SetUpSecondFactor;
using OrgChart.Domain.Users;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Accounts;

/// <summary>A user and a client from beginning to end; then every table is searched for what was secret.</summary>
public sealed class SecretsAtRestTests(ITestDatabase database) : AccountTest(database)
{
    private const string First = "canary one sings at dawn";
    private const string Second = "canary two sleeps at noon";

    [Test]
    public async Task No_secret_is_in_any_table()
    {
        var user = await Accounts.SendAsync(new CreateUserCommand(new("canary@example.org", "Canary", First), [new RoleGrant("reader")]));
        var access = await SignInAsync(First);
        var renewed = await Accounts.SendAsync(new RefreshSessionCommand(null, access.RefreshToken!, Time.Now));
        var account = new CallerAccount(AccountKind.User, user.Id, access.SessionId, access.AccessVersion, access.Scope.ToList());
        var key = (await AsAsync(account, new SetUpSecondFactorCommand(First))).Key;
        var totp = Totp.CodeOf(key);
        var recovery = (await AsAsync(account, new ConfirmSecondFactorCommand(totp))).RecoveryCodes;
        var reset = (await Accounts.SendAsync(new ResetPasswordCommand(user.Id))).Code;
        var pending = await Tables.TextsAsync(Accounts);
        await Accounts.SendAsync(new RedeemPasswordResetCommand("canary@example.org", reset, Second));
        var again = await SignInAsync(Second, recovery[0]);
        var client = await Accounts.SendAsync(new CreateClientCommand(new("Canary", ["directory:read"], null, false)));
        var replaced = await Accounts.SendAsync(new ReplaceClientSecretCommand(client.Id));
        await Accounts.SendAsync(new SignInClientQuery(new(replaced.ClientId, replaced.ClientSecret), null));

        var cells = await Tables.TextsAsync(Accounts);
        string[] secrets =
        [
            First, Second, access.RefreshToken!, renewed.RefreshToken!, again.RefreshToken!, key, reset, client.ClientSecret, replaced.ClientSecret, .. recovery, .. recovery.Select(code => code.Replace("-", "", StringComparison.Ordinal)),
        ];
        // Six digits stand in many a digest by chance.
        Assert.That(cells.Concat(pending).Where(cell => Regex.IsMatch(cell, $"(?<![0-9a-f]){totp}(?![0-9a-f])", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5))), Is.Empty, "the code of the second factor");
        foreach (var secret in secrets)
            Assert.That(cells.Concat(pending).Where(cell => cell.Contains(secret, StringComparison.OrdinalIgnoreCase)), Is.Empty, secret);
        Assert.That(cells.Concat(pending).Count(cell => cell.Contains(Secrets.Digest(reset), StringComparison.Ordinal)), Is.EqualTo(1), "the search finds what is there: the digest, until the code was used");
        Assert.That(cells.Where(cell => cell.StartsWith("audit_", StringComparison.Ordinal) && (cell.Contains("canary@", StringComparison.OrdinalIgnoreCase) || cell.Contains("hash", StringComparison.OrdinalIgnoreCase))), Is.Empty);
        Assert.That(cells.Where(cell => cell.StartsWith("security_events", StringComparison.Ordinal) && cell.Contains("canary", StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }

    [Test]
    public async Task A_right_password_begins_a_session_and_rights_that_were_lost_meanwhile_are_not_in_it()
    {
        var user = await Accounts.SendAsync(new CreateUserCommand(new("canary@example.org", "Canary", First), [new RoleGrant("reader")]));

        var access = await SignInAsync(First);

        Assert.That((access.Subject, access.AccessVersion), Is.EqualTo(($"u{user.Id}", 2)));
        Assert.That(access.Scope, Is.EqualTo(Roles.All["reader"]));
        Assert.That(await Accounts.RowsAsync("SELECT failures, locks, locked_until FROM sign_in_attempts ORDER BY network"), Is.EqualTo(new[] { "0|0|null", "0|0|null" }), "settled, also among strangers");
    }

    // Whoever fails waits for a clock that stands still.
    private Task<IssuedAccess> SignInAsync(string password, string? otp = null) => Accounts.SendAsync(new SignInCommand(null, "canary@example.org", password, otp, null)).WaitAsync(Patience.Limit);
}
