using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Users;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Auth.CreateFirstAdministrator;

/// <summary>Makes the first administrator with the code that the server printed at its start.</summary>
/// <param name="Code">The code.</param>
/// <param name="Account">The account.</param>
public sealed record CreateFirstAdministratorCommand(string Code, NewAccount Account) : IRequest<UserAnswer>, IOpenToAll;

internal sealed class CreateFirstAdministratorValidator : NewAccountValidator<CreateFirstAdministratorCommand>
{
    public CreateFirstAdministratorValidator()
        : base(command => command.Account, needsPassword: true)
    {
    }
}

internal sealed class CreateFirstAdministratorHandler(FirstAdministratorCode code, IUserRepository users, AccountOpening accounts, IUnitOfWork work)
    : IRequestHandler<CreateFirstAdministratorCommand, UserAnswer>
{
    public async Task<UserAnswer> Handle(CreateFirstAdministratorCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        if (!code.Matches(command.Code) || await users.CountOtherAdministratorsAsync(but: null, cancellationToken) > 0) throw UserRules.SetupClosed();

        var user = await accounts.OpenAsync(command.Account, [new RoleGrant(RoleGrant.Administrator)], cancellationToken);

        await work.CommitAsync(cancellationToken);
        code.Forget();
        return UserAnswer.Of(user);
    }
}
