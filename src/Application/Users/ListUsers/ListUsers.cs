using MediatR;
using OrgChart.Application.Common;

namespace OrgChart.Application.Users.ListUsers;

/// <summary>The users by name.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Page">Which part of the list.</param>
public sealed record ListUsersQuery(UserFilter Filter, PageRequest Page) : IRequest<Page<UserAnswer>>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.UsersAdmin;
}

internal sealed class ListUsersHandler(IUserList users) : IRequestHandler<ListUsersQuery, Page<UserAnswer>>
{
    public async Task<Page<UserAnswer>> Handle(ListUsersQuery query, CancellationToken cancellationToken)
    {
        var (items, total) = await users.ListAsync(query.Filter, query.Page, cancellationToken);
        return new([.. items.Select(UserAnswer.Of)], total);
    }
}
