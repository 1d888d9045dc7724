using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;
using OrgChart.Application.Sessions;
using OrgChart.Domain.Security;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users;

/// <summary>Erases accounts: what is left of a user is his id, which tells nobody who he was.</summary>
public sealed class Erasure(IUserRepository users, SessionKeeper sessions, Traces traces, ISecurityLog log, Access.IAccessEndings endings)
{
    /// <summary>Erases an account with the next commit.</summary>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>user.last_administrator</c></exception>
    public async Task EraseAsync(User user, CancellationToken cancellationToken)
    {
        var subject = CallerAccount.SubjectOf(AccountKind.User, user.Id.Value);
        user.EnsureNotLast(await users.CountOtherAdministratorsAsync(user.Id, cancellationToken));
        await sessions.EndAllAsync(user, cancellationToken);
        endings.NoteAccount(subject, int.MaxValue);
        await log.NoteAsync(SecurityEventKind.AccountDeleted, subject, detail: null, cancellationToken);
        await traces.ForgetAsync(user, subject, cancellationToken);
        users.Remove(user);
    }
}
