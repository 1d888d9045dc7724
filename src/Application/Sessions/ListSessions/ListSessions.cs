using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Users;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Sessions.ListSessions;

/// <summary>Where a user has signed in.</summary>
/// <param name="UserId">The user; null for the caller himself.</param>
public sealed record ListSessionsQuery(int? UserId) : IRequest<IReadOnlyList<SessionAnswer>>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => UserId is null ? Permissions.Account : Permissions.UsersAdmin;
}

internal sealed class ListSessionsHandler(SessionView sessions, IUserRepository users, OwnAccount own) : IRequestHandler<ListSessionsQuery, IReadOnlyList<SessionAnswer>>
{
    public async Task<IReadOnlyList<SessionAnswer>> Handle(ListSessionsQuery query, CancellationToken cancellationToken)
    {
        var user = await users.GetAsync(query.UserId is { } id ? new UserId(id) : own.Id, expectedVersion: null, cancellationToken);
        return await sessions.OfAsync(user.Id, cancellationToken);
    }
}
