using OrgChart.Application.Access;
using OrgChart.Application.Auth;
using OrgChart.Application.Common;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users;

/// <summary>The account of the user who sent the request.</summary>
public sealed class OwnAccount(ICaller caller, CallerRights rights, IUserRepository users, PasswordCheck passwords)
{
    /// <summary>His id.</summary>
    /// <exception cref="ForbiddenException">A client sent it, or nobody known.</exception>
    public UserId Id => caller.Account is { Kind: AccountKind.User, Id: var id } ? new(id) : throw new ForbiddenException(Permissions.Account);

    /// <summary>His session.</summary>
    public int? SessionId => caller.Account?.SessionId;

    /// <summary>The account, if the session that the request came from goes on.</summary>
    /// <exception cref="AccessEndedException">It does not.</exception>
    public async Task<User> GetAsync(long? expectedVersion, CancellationToken cancellationToken)
    {
        await rights.BranchesAsync(Permissions.Account, cancellationToken);
        return await users.GetAsync(Id, expectedVersion, cancellationToken);
    }

    /// <summary>Makes sure, before a transaction, that it is he who asks for a sensitive change.</summary>
    /// <param name="currentPassword">The password he has given, or null.</param>
    /// <exception cref="RuleBrokenException"><c>user.current_password_wrong</c></exception>
    public async Task ConfirmAsync(string? currentPassword, CancellationToken cancellationToken)
    {
        var user = await GetAsync(expectedVersion: null, cancellationToken);
        if (string.IsNullOrEmpty(currentPassword) || !await passwords.PassAsync(user.Email, user, currentPassword, cancellationToken)) throw UserRules.CurrentPasswordWrong();
    }

    /// <summary>Makes sure, before a transaction, that the user's authenticator app has the key.</summary>
    /// <exception cref="RuleBrokenException"><c>user.second_factor_missing</c>, <c>user.second_factor_exists</c>, <c>user.second_factor_wrong</c></exception>
    public async Task ConfirmCodeAsync(ISecondFactor secondFactor, string code, CancellationToken cancellationToken)
    {
        var user = await GetAsync(expectedVersion: null, cancellationToken);
        if (user.HasSecondFactor) throw UserRules.SecondFactorThere();
        if (user.SecondFactorKey is null) throw UserRules.NoSecondFactor();
        if (!await passwords.TryAsync(user.Email, user, () => secondFactor.VerifyAsync(user, code, cancellationToken), cancellationToken)) throw UserRules.SecondFactorWrong();
    }
}
