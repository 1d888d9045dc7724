using OrgChart.Domain.Users;

namespace OrgChart.Application.Auth;

/// <summary>The second factor: codes of an authenticator app (TOTP, RFC 6238), and recovery codes.</summary>
public interface ISecondFactor
{
    /// <summary>Gives a user a new key, to be confirmed with a code.</summary>
    /// <returns>The key in Base32, as apps take it.</returns>
    Task<string> BeginAsync(User user);

    /// <summary>Whether a code is one that the user's app shows about now, and is used for the first time.</summary>
    Task<bool> VerifyAsync(User user, string code, CancellationToken cancellationToken);

    /// <summary>Whether a code is one of the user's recovery codes; it is used up then, with the next commit.</summary>
    Task<bool> RedeemAsync(User user, string code);

    /// <summary>Gives the user new recovery codes.</summary>
    Task<IReadOnlyList<string>> MakeRecoveryCodesAsync(User user);
}
