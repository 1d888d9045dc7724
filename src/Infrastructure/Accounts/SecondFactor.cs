using Microsoft.AspNetCore.Identity;
using OrgChart.Application.Access;
using OrgChart.Application.Auth;
using OrgChart.Domain.Users;
using OrgChart.Infrastructure.Persistence;
using OrgChart.Infrastructure.Persistence.Access;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Accounts;

internal sealed class SecondFactor(UserManager<User> users, OrgChartContext context, IDatabaseStrategy database, TimeProvider time) : ISecondFactor
{
    /// <summary>The name of Identity's provider of TOTP codes.</summary>
    public const string Provider = "Authenticator";

    private const int RecoveryCodes = 10;
    private const int Digits = 6;

    public async Task<string> BeginAsync(User user)
    {
        await users.ResetAuthenticatorKeyAsync(user);
        return (await users.GetAuthenticatorKeyAsync(user))!;
    }

    public async Task<bool> VerifyAsync(User user, string code, CancellationToken cancellationToken)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        // Identity reads +123456 and 0123456 as 123456 too; what was used once could be used again in another dress.
        if (digits.Length != Digits || !digits.All(char.IsAsciiDigit)) return false;
        return user.SecondFactorKey is not null && await users.VerifyTwoFactorTokenAsync(user, Provider, digits) && await UseUpAsync(user, digits, cancellationToken);
    }

    public async Task<bool> RedeemAsync(User user, string code) => (await users.RedeemTwoFactorRecoveryCodeAsync(user, code)).Succeeded;

    public async Task<IReadOnlyList<string>> MakeRecoveryCodesAsync(User user) => [.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes))!];

    /// <summary>Identity takes a code for as long as it is about right; here it is good once (RFC 6238, 5.2). Of several at the same time the key of the table lets one through.</summary>
    private async Task<bool> UseUpAsync(User user, string code, CancellationToken cancellationToken)
    {
        var row = new UsedCodeRow { UserId = user.Id.Value, CodeHash = Secrets.Digest(code), At = time.GetUtcNow().UtcDateTime };
        using var turn = await database.TakeWriteTurnAsync(cancellationToken);
        return await context.TryInsertAsync(row, database, cancellationToken);
    }
}
