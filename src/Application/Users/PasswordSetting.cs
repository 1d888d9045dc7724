using OrgChart.Application.Auth;
using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;
using OrgChart.Application.Sessions;
using OrgChart.Domain.Security;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users;

/// <summary>Sets passwords, with all that goes with it: sessions end, and it is written down.</summary>
public sealed class PasswordSetting(IUserRepository users, IPasswords passwords, PasswordResets resets, SessionKeeper sessions, ISecurityLog log, IUnitOfWork work)
{
    private const int MaxAttempts = 3;

    /// <summary>Sets a password with the next commit.</summary>
    public async Task SetAsync(User user, string password, CancellationToken cancellationToken)
    {
        await passwords.SetAsync(user, password, nameof(password));
        await sessions.EndAllAsync(user, cancellationToken);
        await log.NoteAsync(SecurityEventKind.PasswordChanged, CallerAccount.SubjectOf(AccountKind.User, user.Id.Value), detail: null, cancellationToken);
    }

    /// <summary>Sets a password with a code that was found right, unless another request has used it up since.</summary>
    public async Task<bool> RedeemAsync(User user, string code, string password, CancellationToken cancellationToken)
    {
        await work.BeginAsync(cancellationToken);
        if (!await users.ReadAgainAsync(user, cancellationToken)) return false;
        for (var attempt = 1; resets.IsRight(user, code); attempt++)
        {
            await SetAsync(user, password, cancellationToken);
            try
            {
                await work.CommitAsync(cancellationToken);
                return true;
            }
            catch (ConflictException) when (attempt < MaxAttempts)
            {
                // Somebody else wrote to the account at the same moment, maybe with the same code.
                await work.RollBackAsync();
                await work.BeginAsync(cancellationToken);
                if (await users.FindAsync(user.Id, cancellationToken) is not { } again) return false;
                user = again;
            }
        }

        return false;
    }
}
