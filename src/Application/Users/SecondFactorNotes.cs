using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;
using OrgChart.Application.Sessions;
using OrgChart.Domain.Security;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users;

/// <summary>What goes with setting up a second factor and taking it away, within the transaction that has begun.</summary>
public sealed class SecondFactorNotes(ISessionRepository sessions, SessionKeeper keeper, ISecurityLog log)
{
    /// <summary>The session in which it was set up counts as one with a second factor: the user has just shown it.</summary>
    public async Task AddedAsync(User user, int? sessionId, CancellationToken cancellationToken)
    {
        if (sessionId is { } id && await sessions.FindAsync(new SessionId(id), cancellationToken) is { } session) session.Strengthen();
        await NoteAsync(user, "added", cancellationToken);
    }

    /// <summary>No session counts as one with a second factor any more: all of them end.</summary>
    public async Task RemovedAsync(User user, CancellationToken cancellationToken)
    {
        await keeper.EndAllAsync(user, cancellationToken);
        await NoteAsync(user, "removed", cancellationToken);
    }

    private Task NoteAsync(User user, string detail, CancellationToken cancellationToken) =>
        log.NoteAsync(SecurityEventKind.SecondFactorChanged, CallerAccount.SubjectOf(AccountKind.User, user.Id.Value), detail, cancellationToken);
}
