using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Users;
using OrgChart.Domain.Sessions;

namespace OrgChart.Application.Sessions.EndSessions;

/// <summary>Ends a session of a user, or all of them.</summary>
/// <param name="UserId">The user; null for the caller himself.</param>
/// <param name="SessionId">The session; null for all.</param>
public sealed record EndSessionsCommand(int? UserId, int? SessionId) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => UserId is null ? Permissions.Account : Permissions.UsersAdmin;
}

internal sealed class EndSessionsHandler(LiveSessions sessions, UserPower power, OwnAccount own, IUnitOfWork work) : IRequestHandler<EndSessionsCommand, Written>
{
    public async Task<Written> Handle(EndSessionsCommand command, CancellationToken cancellationToken)
    {
        await work.BeginAsync(cancellationToken);
        var user = command.UserId is { } id ? await power.GetAsync(id, expectedVersion: null, cancellationToken) : await own.GetAsync(expectedVersion: null, cancellationToken);
        await sessions.EndAsync(user.Id, command.SessionId, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return new(user.Id.Value, user.Version);
    }
}

/// <summary>Finds the sessions of a user that go on, and ends them.</summary>
public sealed class LiveSessions(ISessionRepository sessions, SessionKeeper keeper, TimeProvider time)
{
    /// <summary>Ends a session, or all, with the next commit.</summary>
    /// <exception cref="Domain.SharedKernel.NotFoundException"><c>session.not_found</c></exception>
    public async Task EndAsync(Domain.Users.UserId user, int? sessionId, CancellationToken cancellationToken)
    {
        var live = await sessions.ListLiveAsync(user, time.GetUtcNow().UtcDateTime, cancellationToken);
        var ending = live.Where(session => sessionId is null || session.Id.Value == sessionId).ToList();
        if (sessionId is { } id && ending.Count == 0) throw SessionRules.NotFound(new SessionId(id));
        foreach (var session in ending) await keeper.EndAsync(session, cancellationToken);
    }
}
