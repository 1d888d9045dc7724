namespace OrgChart.Application.Auth;

/// <summary>
/// Counts attempts to guess a password, before they are looked at: of any number at the same time at most <see cref="MaxFailures"/> are.
/// Counted by account and network, so that strangers elsewhere do not lock anybody out, and by account for a day over all networks that it never signed in from.
/// </summary>
public interface ISignInAttempts
{
    /// <summary>So many wrong ones lock.</summary>
    const int MaxFailures = 5;

    /// <summary>So many in a day from networks that the account never signed in from are the last of that day.</summary>
    const int MaxFailuresOfStrangers = 100;

    /// <summary>How long is locked, in minutes: the first time, the second, and so on.</summary>
    static readonly IReadOnlyList<int> LockMinutes = [1, 2, 4, 8, 15];

    /// <summary>Reserves an attempt, within a transaction and in one statement.</summary>
    /// <param name="account">A digest of the e-mail address, whether there is such a user or not.</param>
    /// <param name="network">The network it comes from.</param>
    /// <param name="now">Now, UTC.</param>
    /// <returns>The attempt's number; null when it must not be looked at.</returns>
    Task<int?> ReserveAsync(string account, string network, DateTime now, CancellationToken cancellationToken);

    /// <summary>Notes that an attempt was right: the counting begins anew, unless others have tried since.</summary>
    Task SucceedAsync(string account, string network, int number, DateTime now, CancellationToken cancellationToken);

    /// <summary>Forgets, within the transaction, all attempts on an account.</summary>
    Task ForgetAsync(string account, CancellationToken cancellationToken);
}
