using FluentValidation;
using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users.CreateUser;

/// <summary>Makes an account for somebody.</summary>
/// <param name="Account">The account; without a password, a code of <c>ResetPassword</c> sets the first one.</param>
/// <param name="Roles">The roles.</param>
public sealed record CreateUserCommand(NewAccount Account, IReadOnlyList<RoleGrant> Roles) : IRequest<UserAnswer>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.UsersAdmin;
}

internal sealed class CreateUserValidator : NewAccountValidator<CreateUserCommand>
{
    public CreateUserValidator()
        : base(command => command.Account, needsPassword: false) => RuleFor(command => command.Roles).MustBeKnown();
}

internal sealed class CreateUserHandler(AccountOpening accounts, UserPower power, IUnitOfWork work) : IRequestHandler<CreateUserCommand, UserAnswer>
{
    public async Task<UserAnswer> Handle(CreateUserCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        await power.EnsureAsync(command.Roles, cancellationToken);

        var user = await accounts.OpenAsync(command.Account, command.Roles, cancellationToken);

        await work.CommitAsync(cancellationToken);
        return UserAnswer.Of(user);
    }
}
