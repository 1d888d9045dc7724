using OrgChart.Application.Access;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users;

/// <summary>Finds users to be administered, for those who may.</summary>
public sealed class UserPower(IUserRepository users, CallerRights caller)
{
    /// <summary>A user whom the caller has power over: one who has no rights that the caller lacks. Else a reset of a password would be a way to more rights.</summary>
    /// <exception cref="ForbiddenException"><c>access.more_than_own</c></exception>
    /// <exception cref="NotFoundException"><c>user.not_found</c></exception>
    /// <exception cref="ConflictException"><c>user.version_stale</c></exception>
    public async Task<User> GetAsync(int id, long? expectedVersion, CancellationToken cancellationToken)
    {
        var user = await users.GetAsync(new UserId(id), expectedVersion, cancellationToken);
        await EnsureAsync(user.Roles, cancellationToken);
        return user;
    }

    /// <summary>Makes sure that the caller has himself what he gives.</summary>
    /// <exception cref="ForbiddenException"><c>access.more_than_own</c></exception>
    public Task EnsureAsync(IEnumerable<RoleGrant> roles, CancellationToken cancellationToken) => caller.EnsureIncludeAsync(Rights.Of(roles), cancellationToken);

    /// <summary>How many users but this one administer everything and are not disabled.</summary>
    public Task<int> OtherAdministratorsAsync(User user, CancellationToken cancellationToken) => users.CountOtherAdministratorsAsync(user.Id, cancellationToken);
}
