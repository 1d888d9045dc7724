using System.Net;
using System.Net.Sockets;
using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;
using OrgChart.Domain.Security;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Auth;

/// <summary>
/// The one way in which a password, or a code in its place, is looked at, whichever door it comes through: counted before, written down after,
/// and answered alike in content and time whether the user exists, is locked, is disabled or gave the wrong one.
/// </summary>
public sealed class PasswordCheck(ISignInAttempts attempts, IPasswords passwords, ISecurityLog log, IUnitOfWork work, ICaller caller, TimeProvider time)
{
    // Failures are answered at the next multiple of this, so that what was done before cannot be told from the time it took.
    private static readonly TimeSpan Grid = TimeSpan.FromMilliseconds(400);

    /// <summary>Looks at a password.</summary>
    /// <param name="email">The address that was given.</param>
    /// <param name="user">The user with this address, if there is one.</param>
    /// <param name="password">The password.</param>
    /// <param name="andAlso">What must be right besides; asked only when the password is.</param>
    public Task<bool> PassAsync(string email, User? user, string password, CancellationToken cancellationToken, Func<Task<bool>>? andAlso = null) =>
        TryAsync(email, user, async () => await passwords.VerifyAsync(user, password, cancellationToken) && (andAlso is null || await andAlso()), cancellationToken);

    /// <summary>Looks at something else that must not be guessed, in the same way.</summary>
    /// <param name="email">The address that was given.</param>
    /// <param name="user">The user with this address, if there is one.</param>
    /// <param name="isRight">Whether it is right.</param>
    public async Task<bool> TryAsync(string email, User? user, Func<Task<bool>> isRight, CancellationToken cancellationToken)
    {
        // Within others' transaction a wrong attempt would be taken back with it.
        if (work.IsTogether) throw new InvalidOperationException("Passwords are not looked at within a batch.");
        var began = time.GetTimestamp();
        var (account, network) = (AccountOf(email), NetworkOf(caller.Address));
        var subject = user is null ? null : CallerAccount.SubjectOf(AccountKind.User, user.Id.Value);
        await work.BeginAsync(cancellationToken);
        var attempt = await attempts.ReserveAsync(account, network, time.GetUtcNow().UtcDateTime, cancellationToken);
        if (attempt is null) await log.NoteAsync(SecurityEventKind.SignInLocked, subject, detail: null, cancellationToken);
        await work.CommitAsync(cancellationToken);
        if (attempt is { } number && await isRight())
        {
            await work.BeginAsync(cancellationToken);
            await attempts.SucceedAsync(account, network, number, time.GetUtcNow().UtcDateTime, cancellationToken);
            await work.CommitAsync(cancellationToken);
            return true;
        }

        if (attempt is null)
        {
            await passwords.PauseAsync(cancellationToken);
        }
        else
        {
            await work.BeginAsync(cancellationToken);
            await log.NoteAsync(SecurityEventKind.SignInFailed, subject, detail: null, cancellationToken);
            await work.CommitAsync(cancellationToken);
        }

        await Task.Delay(Grid - TimeSpan.FromTicks(time.GetElapsedTime(began).Ticks % Grid.Ticks), time, cancellationToken);
        return false;
    }

    /// <summary>What attempts on an address are counted under, whether it is a user's or not.</summary>
    internal static string AccountOf(string email) => Secrets.Digest(User.Normalize(email));

    /// <summary>The network that an address belongs to: its first 24 bits, of IPv6 its first 64.</summary>
    internal static string NetworkOf(string? address)
    {
        if (!IPAddress.TryParse(address, out var ip)) return "-";
        if (ip.IsIPv4MappedToIPv6) ip = ip.MapToIPv4();
        var length = ip.AddressFamily == AddressFamily.InterNetwork ? 24 : 64;
        var bytes = ip.GetAddressBytes();
        bytes.AsSpan(length / 8).Clear();
        return $"{new IPAddress(bytes)}/{length}";
    }
}
