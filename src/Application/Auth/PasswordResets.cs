using Microsoft.Extensions.Options;
using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;
using OrgChart.Domain.Security;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Auth;

/// <summary>One-time codes that set a new password.</summary>
public sealed class PasswordResets(ISecurityLog log, IMailer mailer, IOptions<AccountOptions> options, TimeProvider time)
{
    /// <summary>Gives a user a code, with the next commit.</summary>
    public async Task<ResetCode?> AllowAsync(User user, CancellationToken cancellationToken)
    {
        var code = Secrets.Make();
        var until = time.GetUtcNow().UtcDateTime.AddMinutes(options.Value.ResetCodeMinutes);
        user.AllowReset(Secrets.Digest(code), until);
        await log.NoteAsync(SecurityEventKind.PasswordResetAllowed, CallerAccount.SubjectOf(AccountKind.User, user.Id.Value), detail: null, cancellationToken);
        return new(code, until);
    }

    /// <summary>Gives nobody a code, and takes as long.</summary>
    public async Task<ResetCode?> RefuseAsync(CancellationToken cancellationToken)
    {
        await log.NoteAsync(SecurityEventKind.SignInFailed, subject: null, "password reset", cancellationToken);
        return null;
    }

    /// <summary>Whether codes can be sent by mail.</summary>
    public bool CanBeSent => mailer.IsConfigured;

    /// <summary>Whether a code sets the user's password now.</summary>
    public bool IsRight(User? user, string code) =>
        Secrets.Matches(code, user?.ResetCodeHash ?? Secrets.Digest("")) && user is { ResetCodeHash: not null, IsDisabled: false } && user.ResetCodeUntil > time.GetUtcNow().UtcDateTime;

    /// <summary>Sends a code to its user.</summary>
    /// <returns>Whether mail is configured.</returns>
    public async Task<bool> SendAsync(User user, string code, CancellationToken cancellationToken)
    {
        if (!mailer.IsConfigured) return false;
        var where = options.Value.PublicAddress is { Length: > 0 } address ? $"\n{address.TrimEnd('/')}/#reset={code}\n" : "";
        await mailer.SendAsync(
            new(user.Email, "OrgChart: a new password / un nouveau mot de passe", $"""
                Somebody, most likely you, asked for a new password for OrgChart. The code is good once, for {options.Value.ResetCodeMinutes} minutes:

                {code}

                If it was not you, do nothing: your password stays as it is.

                Quelqu'un, sans doute vous, a demandé un nouveau mot de passe pour OrgChart. Le code sert une fois, pendant {options.Value.ResetCodeMinutes} minutes :

                {code}

                Si ce n'était pas vous, ne faites rien : votre mot de passe reste le même.
                {where}
                """),
            cancellationToken);
        return true;
    }
}

/// <summary>A one-time code that sets a new password.</summary>
/// <param name="Code">The code.</param>
/// <param name="Until">Until when it is good, UTC.</param>
public sealed record ResetCode(string Code, DateTime Until);
