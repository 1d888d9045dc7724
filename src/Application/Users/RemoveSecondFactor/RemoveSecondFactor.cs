using MediatR;
using OrgChart.Application.Common;

namespace OrgChart.Application.Users.RemoveSecondFactor;

/// <summary>A user takes his second factor away. All his sessions end.</summary>
/// <param name="CurrentPassword">His password.</param>
public sealed record RemoveSecondFactorCommand(string? CurrentPassword) : IRequest<bool>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.Account;
}

internal sealed class RemoveSecondFactorHandler(OwnAccount own, SecondFactorNotes notes, IUnitOfWork work) : IRequestHandler<RemoveSecondFactorCommand, bool>
{
    public async Task<bool> Handle(RemoveSecondFactorCommand command, CancellationToken cancellationToken)
    {
        await own.ConfirmAsync(command.CurrentPassword, cancellationToken);

        await work.BeginAsync(cancellationToken);
        var user = await own.GetAsync(expectedVersion: null, cancellationToken);
        user.RemoveSecondFactor();
        await notes.RemovedAsync(user, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return true;
    }
}
