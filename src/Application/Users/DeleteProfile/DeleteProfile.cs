using MediatR;
using OrgChart.Application.Common;

namespace OrgChart.Application.Users.DeleteProfile;

/// <summary>A user has his own account erased.</summary>
/// <param name="CurrentPassword">His password.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever there is.</param>
public sealed record DeleteProfileCommand(string? CurrentPassword, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.Account;
}

internal sealed class DeleteProfileHandler(OwnAccount own, Erasure erasure, IUnitOfWork work) : IRequestHandler<DeleteProfileCommand, Written>
{
    public async Task<Written> Handle(DeleteProfileCommand command, CancellationToken cancellationToken)
    {
        await own.GetAsync(command.ExpectedVersion, cancellationToken);
        await own.ConfirmAsync(command.CurrentPassword, cancellationToken);

        await work.BeginStructuralChangeAsync(cancellationToken);
        var user = await own.GetAsync(command.ExpectedVersion, cancellationToken);
        await erasure.EraseAsync(user, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return new(user.Id.Value, user.Version);
    }
}
