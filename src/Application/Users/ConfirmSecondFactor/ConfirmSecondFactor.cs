using MediatR;
using OrgChart.Application.Auth;
using OrgChart.Application.Common;
using OrgChart.Application.Sessions;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users.ConfirmSecondFactor;

/// <summary>A user shows a code of his authenticator app; from now on one is asked for at sign-in. He gets recovery codes.</summary>
/// <param name="Code">The code.</param>
public sealed record ConfirmSecondFactorCommand(string Code) : IRequest<RecoveryCodesAnswer>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.Account;
}

internal sealed class ConfirmSecondFactorHandler(OwnAccount own, ISecondFactor secondFactor, SecondFactorNotes notes, IUnitOfWork work)
    : IRequestHandler<ConfirmSecondFactorCommand, RecoveryCodesAnswer>
{
    public async Task<RecoveryCodesAnswer> Handle(ConfirmSecondFactorCommand command, CancellationToken cancellationToken)
    {
        await own.ConfirmCodeAsync(secondFactor, command.Code, cancellationToken);

        await work.BeginAsync(cancellationToken);
        var user = await own.GetAsync(expectedVersion: null, cancellationToken);
        user.ConfirmSecondFactor();
        var codes = await secondFactor.MakeRecoveryCodesAsync(user);
        await notes.AddedAsync(user, own.SessionId, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return new() { RecoveryCodes = codes };
    }
}
