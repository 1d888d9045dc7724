using MediatR;
using OrgChart.Application.Common;

namespace OrgChart.Application.Users.DeleteUser;

/// <summary>Erases somebody's account.</summary>
/// <param name="Id">The user.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever there is.</param>
public sealed record DeleteUserCommand(int Id, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.UsersAdmin;
}

internal sealed class DeleteUserHandler(UserPower power, Erasure erasure, IUnitOfWork work) : IRequestHandler<DeleteUserCommand, Written>
{
    public async Task<Written> Handle(DeleteUserCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var user = await power.GetAsync(command.Id, command.ExpectedVersion, cancellationToken);

        await erasure.EraseAsync(user, cancellationToken);

        await work.CommitAsync(cancellationToken);
        return new(command.Id, user.Version);
    }
}
