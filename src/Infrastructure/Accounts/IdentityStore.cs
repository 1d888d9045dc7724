using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using OrgChart.Application.Access;
using OrgChart.Domain.Users;

namespace OrgChart.Infrastructure.Accounts;

/// <summary>
/// What ASP.NET Core Identity's <see cref="UserManager{TUser}"/> needs to know of our users. It writes nothing: what it changes becomes lasting with the commit of the
/// use case that asked for it.
/// </summary>
internal sealed class IdentityStore(IUserRepository users, IDataProtectionProvider protection)
    : IUserPasswordStore<User>, IUserEmailStore<User>, IUserAuthenticatorKeyStore<User>, IUserTwoFactorRecoveryCodeStore<User>
{
    private readonly IDataProtector keys = protection.CreateProtector("OrgChart.SecondFactor");

    public Task<string> GetUserIdAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task<string?> GetEmailAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedEmailAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task<bool> GetEmailConfirmedAsync(User user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<string?> GetPasswordHashAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(User user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.SetPasswordHash(passwordHash);
        return Task.CompletedTask;
    }

    public Task<string?> GetAuthenticatorKeyAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult(user.SecondFactorKey is { } key ? keys.Unprotect(key) : null);

    public Task SetAuthenticatorKeyAsync(User user, string key, CancellationToken cancellationToken)
    {
        user.BeginSecondFactor(keys.Protect(key));
        return Task.CompletedTask;
    }

    public Task ReplaceCodesAsync(User user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        user.SetRecoveryCodes(recoveryCodes.Select(Secrets.Digest));
        return Task.CompletedTask;
    }

    public Task<bool> RedeemCodeAsync(User user, string code, CancellationToken cancellationToken)
    {
        var digest = Secrets.Digest(code.Trim().ToUpperInvariant());
        if (!user.RecoveryCodes.Contains(digest)) return Task.FromResult(false);
        user.SetRecoveryCodes(user.RecoveryCodes.Where(other => other != digest));
        return Task.FromResult(true);
    }

    public Task<int> CountCodesAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.RecoveryCodes.Count);

    public Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        users.FindAsync(new UserId(int.Parse(userId, System.Globalization.CultureInfo.InvariantCulture)), cancellationToken);

    public Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => users.FindByEmailAsync(normalizedUserName, cancellationToken);

    public Task<User?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) => users.FindByEmailAsync(normalizedEmail, cancellationToken);

    public Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken)
    {
        users.Add(user);
        return Task.FromResult(IdentityResult.Success);
    }

    public Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken) => Task.FromResult(IdentityResult.Success);

    public Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken)
    {
        users.Remove(user);
        return Task.FromResult(IdentityResult.Success);
    }

    // Names, addresses and their normal forms are the user's own business; the manager sets them to what they are.
    public Task SetUserNameAsync(User user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetEmailAsync(User user, string? email, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetEmailConfirmedAsync(User user, bool confirmed, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetNormalizedEmailAsync(User user, string? normalizedEmail, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }
}
