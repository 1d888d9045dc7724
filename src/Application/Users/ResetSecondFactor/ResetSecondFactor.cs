using MediatR;
using OrgChart.Application.Common;

namespace OrgChart.Application.Users.ResetSecondFactor;

/// <summary>Takes somebody's second factor away who has lost his device and his recovery codes. All his sessions end.</summary>
/// <param name="Id">The user.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever there is.</param>
public sealed record ResetSecondFactorCommand(int Id, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.UsersAdmin;
}

internal sealed class ResetSecondFactorHandler(UserPower power, SecondFactorNotes notes, IUnitOfWork work) : IRequestHandler<ResetSecondFactorCommand, Written>
{
    public async Task<Written> Handle(ResetSecondFactorCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var user = await power.GetAsync(command.Id, command.ExpectedVersion, cancellationToken);

        user.RemoveSecondFactor();

        await notes.RemovedAsync(user, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return new(command.Id, user.Version);
    }
}
