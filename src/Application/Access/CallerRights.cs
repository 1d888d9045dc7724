using OrgChart.Application.Common;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Access;

/// <summary>What the sender of the request that is being handled may do now.</summary>
public sealed class CallerRights(ICaller caller, IAccountRights accounts)
{
    /// <summary>The branches that a permission of the caller is limited to, or null for everywhere.</summary>
    /// <exception cref="ForbiddenException">The caller does not have the permission, any more.</exception>
    /// <exception cref="AccessEndedException">The caller's session or account has ended.</exception>
    public async Task<IReadOnlyCollection<int>?> BranchesAsync(string permission, CancellationToken cancellationToken)
    {
        if (caller.Account is not { } account) return caller.May(permission) ? caller.BranchesOf(permission) : throw new ForbiddenException(permission);
        var rights = await accounts.ReadAsync(account, cancellationToken);
        if (permission == Permissions.Account) return account.Kind == AccountKind.User ? null : throw new ForbiddenException(permission);
        return rights.Has(permission) ? rights.BranchesOf(permission) : throw new ForbiddenException(permission);
    }

    /// <summary>Makes sure that the caller has himself what he gives, or has power over.</summary>
    /// <exception cref="ForbiddenException"><c>access.more_than_own</c></exception>
    public async Task EnsureIncludeAsync(Rights others, CancellationToken cancellationToken)
    {
        // The command line's rights are those of whoever holds the database in his hands.
        if (caller.Account is not { } account)
        {
            if (!others.All.All(permission => caller.May(permission) && caller.BranchesOf(permission) is null)) throw ForbiddenException.MoreThanOwn();
            return;
        }

        if (!(await accounts.ReadAsync(account, cancellationToken)).Include(others)) throw ForbiddenException.MoreThanOwn();
    }
}
