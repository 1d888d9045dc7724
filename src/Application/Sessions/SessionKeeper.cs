using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;
using OrgChart.Domain.Security;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Sessions;

/// <summary>Begins and ends sessions, within the transaction that has begun.</summary>
public sealed class SessionKeeper(ISessionRepository sessions, IAccessEndings endings, IIdAllocator ids, ISecurityLog log, TimeProvider time)
{
    /// <summary>Begins a session.</summary>
    /// <returns>The session and its first refresh token.</returns>
    public async Task<(Session Session, string RefreshToken)> BeginAsync(User user, SessionOrigin origin, bool isStrong, CancellationToken cancellationToken)
    {
        var id = new SessionId(await ids.ReserveAsync(IdKind.Session, 1, cancellationToken));
        var session = Session.Begin(id, user.Id, origin, isStrong, time.GetUtcNow().UtcDateTime);
        var token = Secrets.Make();
        sessions.Add(session, Secrets.Digest(token));
        await log.NoteAsync(SecurityEventKind.SignedIn, SubjectOf(user.Id), origin.ClientId is { } client ? $"session {id} client c{client}" : $"session {id}", cancellationToken);
        return (session, token);
    }

    /// <summary>Ends a session.</summary>
    public async Task EndAsync(Session session, CancellationToken cancellationToken)
    {
        session.End(time.GetUtcNow().UtcDateTime);
        endings.NoteSession(session.Id.Value);
        await log.NoteAsync(SecurityEventKind.SessionEnded, SubjectOf(session.UserId), $"session {session.Id}", cancellationToken);
    }

    /// <summary>Ends all sessions of a user whose rights have a new version; access tokens of earlier versions are no longer accepted.</summary>
    public async Task EndAllAsync(User user, CancellationToken cancellationToken)
    {
        foreach (var session in await sessions.ListLiveAsync(user.Id, time.GetUtcNow().UtcDateTime, cancellationToken)) await EndAsync(session, cancellationToken);
        NoteRights(user);
    }

    /// <summary>The rights of a user have a new version; access tokens of earlier versions are no longer accepted.</summary>
    public void NoteRights(User user) => endings.NoteAccount(SubjectOf(user.Id), user.AccessVersion);

    private static string SubjectOf(UserId id) => CallerAccount.SubjectOf(AccountKind.User, id.Value);
}
