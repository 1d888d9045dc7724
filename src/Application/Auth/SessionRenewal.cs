using Microsoft.Extensions.Options;
using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;
using OrgChart.Application.Sessions;
using OrgChart.Domain.Security;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Auth;

/// <summary>Decides what the use of a refresh token means.</summary>
public sealed class SessionRenewal(IUserRepository users, SessionKeeper sessions, ISecurityLog log, IOptions<AccountOptions> options, TimeProvider time)
{
    /// <summary>Now, UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Goes on with the session if this use was the one that counts. A token that had been used before the request came was stolen from somebody, so that the session
    /// ends (RFC 9700, 4.14.2). One that was used while the request was on its way is a client that asks twice, e.g. from two windows: it is told so, and nothing ends.
    /// </summary>
    /// <param name="use">What became of the token.</param>
    /// <param name="receivedAt">When the request came, UTC.</param>
    /// <param name="successor">The next refresh token.</param>
    /// <returns>What to hand out; null for nothing.</returns>
    /// <exception cref="TokenRefusedException"><see cref="TokenRefusedException.IsCrossed"/>: another request came first.</exception>
    public async Task<IssuedAccess?> ContinueAsync(TokenUse use, DateTime receivedAt, string successor, CancellationToken cancellationToken)
    {
        if (use.Session is not { } session) return null;
        var subject = CallerAccount.SubjectOf(AccountKind.User, session.UserId.Value);
        if (!use.IsUsed)
        {
            if (use.UsedBefore is not { } usedBefore || !session.IsLive(Now)) return null;
            if (usedBefore >= receivedAt) throw TokenRefusedException.RefreshCrossed();
            await log.NoteAsync(SecurityEventKind.TokenReused, subject, $"session {session.Id}", cancellationToken);
            await sessions.EndAsync(session, cancellationToken);
            return null;
        }

        if (await users.FindAsync(session.UserId, cancellationToken) is not { IsDisabled: false } user) return null;
        session.Use(Now);
        var scope = SessionRights.Of(user, session.IsStrong, session.Scope, options.Value).All;
        return new(subject, session.Id.Value, user.AccessVersion, [.. scope], successor);
    }
}
