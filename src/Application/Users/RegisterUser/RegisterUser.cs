using MediatR;
using Microsoft.Extensions.Options;
using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users.RegisterUser;

/// <summary>Somebody makes an account for himself, where that is allowed.</summary>
/// <param name="Account">The account.</param>
public sealed record RegisterUserCommand(NewAccount Account) : IRequest<UserAnswer>, IOpenToAll;

internal sealed class RegisterUserValidator : NewAccountValidator<RegisterUserCommand>
{
    public RegisterUserValidator()
        : base(command => command.Account, needsPassword: true)
    {
    }
}

internal sealed class RegisterUserHandler(AccountOpening accounts, IUnitOfWork work, IOptions<AccountOptions> options) : IRequestHandler<RegisterUserCommand, UserAnswer>
{
    public async Task<UserAnswer> Handle(RegisterUserCommand command, CancellationToken cancellationToken)
    {
        if (!options.Value.Registration) throw UserRules.RegistrationClosed();
        await work.BeginAsync(cancellationToken);
        IReadOnlyList<RoleGrant> roles = options.Value.RegistrationRole is { Length: > 0 } role ? [new(role)] : [];

        var user = await accounts.OpenAsync(command.Account, roles, cancellationToken);

        await work.CommitAsync(cancellationToken);
        return UserAnswer.Of(user);
    }
}
