using FluentValidation;
using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Auth.AskForPasswordReset;

/// <summary>Somebody has forgotten his password: a code is sent to his address, if it is a user's. The answer never says whether it is.</summary>
/// <param name="Email">The address.</param>
public sealed record AskForPasswordResetCommand(string Email) : IRequest<bool>, IOpenToAll;

internal sealed class AskForPasswordResetValidator : AbstractValidator<AskForPasswordResetCommand>
{
    public AskForPasswordResetValidator() => RuleFor(command => command.Email).NotEmpty().MaximumLength(User.MaxEmailLength).OverridePropertyName("email");
}

internal sealed class AskForPasswordResetHandler(IUserRepository users, PasswordResets resets, IUnitOfWork work)
    : IRequestHandler<AskForPasswordResetCommand, bool>
{
    public async Task<bool> Handle(AskForPasswordResetCommand command, CancellationToken cancellationToken)
    {
        if (!resets.CanBeSent) return false;
        await work.BeginAsync(cancellationToken);
        var user = await users.FindByEmailAsync(command.Email, cancellationToken);
        var code = user is { IsDisabled: false } ? await resets.AllowAsync(user, cancellationToken) : await resets.RefuseAsync(cancellationToken);
        if (code is not null) await resets.SendAsync(user!, code.Code, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return true;
    }
}
