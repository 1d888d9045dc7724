using MediatR;
using Microsoft.Extensions.Options;
using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Application.Sessions;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Auth.SignIn;

/// <summary>A user signs in with his password (RFC 6749, 4.3).</summary>
/// <param name="Client">The client he does it through; null for the server's own pages.</param>
/// <param name="Email">His e-mail address.</param>
/// <param name="Password">His password.</param>
/// <param name="Otp">A code of his second factor, or a recovery code; null when none was given.</param>
/// <param name="Scope">The permissions asked for; null for all that he has.</param>
public sealed record SignInCommand(ClientCredentials? Client, string Email, string Password, string? Otp, IReadOnlyList<string>? Scope) : IRequest<IssuedAccess>, IOpenToAll;

internal sealed class SignInHandler(UserSignIn signIn, ClientCheck clients, SessionKeeper sessions, IUnitOfWork work) : IRequestHandler<SignInCommand, IssuedAccess>
{
    public async Task<IssuedAccess> Handle(SignInCommand command, CancellationToken cancellationToken)
    {
        var client = command.Client is null ? null : await clients.AuthenticateAsync(command.Client, cancellationToken);
        if (client is { IsFirstParty: false }) throw TokenRefusedException.NotFirstParty();
        var origin = signIn.OriginOf(client, command.Scope);
        var (user, isStrong) = await signIn.CheckAsync(command.Email, command.Password, command.Otp, cancellationToken);

        await work.BeginAsync(cancellationToken);
        await signIn.ReadAgainAsync(user, cancellationToken);
        var access = signIn.RightsOf(user, origin.Scope, isStrong);
        var (session, token) = await sessions.BeginAsync(user, origin, isStrong, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return new(CallerAccount.SubjectOf(AccountKind.User, user.Id.Value), session.Id.Value, user.AccessVersion, access, token);
    }
}

/// <summary>What a sign-in looks at.</summary>
public sealed class UserSignIn(IUserRepository users, PasswordCheck passwords, ISecondFactor secondFactor, ICaller caller, IOptions<AccountOptions> options)
{
    /// <summary>Where a session comes from, and the permissions that were asked for.</summary>
    /// <exception cref="TokenRefusedException"><c>invalid_scope</c></exception>
    public SessionOrigin OriginOf(Domain.Clients.Client? client, IReadOnlyList<string>? scope)
    {
        if (scope?.All(Permissions.All.Contains) == false) throw TokenRefusedException.ScopeUnknown();
        IEnumerable<string>? wanted = (scope, client) switch
        {
            (null, null) => null,
            (null, _) => client.Scopes,
            (_, null) => scope,
            _ => scope.Intersect(client.Scopes),
        };
        return new(client?.Id, wanted is null ? null : string.Join(' ', wanted), caller.Address, caller.UserAgent);
    }

    /// <summary>Looks at password and second factor.</summary>
    /// <returns>The user, and whether he showed a second factor.</returns>
    /// <exception cref="TokenRefusedException"><c>invalid_grant</c>, <c>mfa_required</c></exception>
    public async Task<(User User, bool IsStrong)> CheckAsync(string email, string password, string? otp, CancellationToken cancellationToken)
    {
        var user = await users.FindByEmailAsync(email, cancellationToken);
        var needsCode = false;
        bool passed;
        try
        {
            // The right password alone is not a right attempt where a code is needed, else codes could be guessed without end.
            passed = await passwords.PassAsync(email, user, password, cancellationToken, async () =>
            {
                if (!user!.HasSecondFactor) return true;
                needsCode = otp is null;
                return otp is not null && (await secondFactor.VerifyAsync(user, otp, cancellationToken) || await secondFactor.RedeemAsync(user, otp));
            });
        }
        catch (ConflictException)
        {
            // Somebody else was first with the same recovery code.
            throw TokenRefusedException.SignInFailed();
        }

        return passed ? (user!, user!.HasSecondFactor) : throw (needsCode ? TokenRefusedException.SecondFactorNeeded() : TokenRefusedException.SignInFailed());
    }

    /// <summary>Makes sure, within the transaction, that the user is still the one whose password was looked at: he may have been disabled, or have got another password, while his was being looked at.</summary>
    /// <exception cref="TokenRefusedException"><c>invalid_grant</c></exception>
    public async Task ReadAgainAsync(User user, CancellationToken cancellationToken)
    {
        var version = user.AccessVersion;
        if (!await users.ReadAgainAsync(user, cancellationToken) || user.IsDisabled || user.AccessVersion != version) throw TokenRefusedException.SignInFailed();
    }

    /// <summary>The permissions that the user gets.</summary>
    public IReadOnlyList<string> RightsOf(User user, string? scope, bool isStrong) => [.. SessionRights.Of(user, isStrong, scope, options.Value).All];
}
