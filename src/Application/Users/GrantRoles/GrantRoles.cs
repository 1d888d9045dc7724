using FluentValidation;
using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Users.ChangeUser;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users.GrantRoles;

/// <summary>Gives somebody exactly these roles.</summary>
/// <param name="Id">The user.</param>
/// <param name="Roles">The roles.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever there is.</param>
public sealed record GrantRolesCommand(int Id, IReadOnlyList<RoleGrant> Roles, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.UsersAdmin;
}

internal sealed class GrantRolesValidator : AbstractValidator<GrantRolesCommand>
{
    public GrantRolesValidator() => RuleFor(command => command.Roles).MustBeKnown();
}

internal sealed class GrantRolesHandler(UserPower power, AccountChanges changes, IUnitOfWork work) : IRequestHandler<GrantRolesCommand, Written>
{
    public async Task<Written> Handle(GrantRolesCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var user = await power.GetAsync(command.Id, command.ExpectedVersion, cancellationToken);
        await power.EnsureAsync(command.Roles, cancellationToken);

        user.GrantRoles(command.Roles, await power.OtherAdministratorsAsync(user, cancellationToken));

        await changes.NoteAsync(user, endsSessions: false, "roles: " + string.Join(' ', user.Roles), cancellationToken);
        await work.CommitAsync(cancellationToken);
        return new(command.Id, user.Version);
    }
}
