using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users.GetUser;

/// <summary>One user.</summary>
/// <param name="Id">The user; null for the caller himself.</param>
public sealed record GetUserQuery(int? Id) : IRequest<UserAnswer>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Id is null ? Permissions.Account : Permissions.UsersAdmin;
}

internal sealed class GetUserHandler(IUserRepository users, OwnAccount own) : IRequestHandler<GetUserQuery, UserAnswer>
{
    public async Task<UserAnswer> Handle(GetUserQuery query, CancellationToken cancellationToken) =>
        UserAnswer.Of(await users.GetAsync(query.Id is { } id ? new UserId(id) : own.Id, expectedVersion: null, cancellationToken));
}
