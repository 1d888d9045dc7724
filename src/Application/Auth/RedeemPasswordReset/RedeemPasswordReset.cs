using FluentValidation;
using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Users;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Auth.RedeemPasswordReset;

/// <summary>Sets a new password with a one-time code. All sessions of the user end.</summary>
/// <param name="Email">The user's address.</param>
/// <param name="Code">The code.</param>
/// <param name="Password">The new password.</param>
public sealed record RedeemPasswordResetCommand(string Email, string Code, string Password) : IRequest<bool>, IOpenToAll;

internal sealed class RedeemPasswordResetValidator : AbstractValidator<RedeemPasswordResetCommand>
{
    public RedeemPasswordResetValidator()
    {
        RuleFor(command => command.Email).NotEmpty().MaximumLength(User.MaxEmailLength).OverridePropertyName("email");
        RuleFor(command => command.Code).NotEmpty().MaximumLength(100).OverridePropertyName("code");
        RuleFor(command => command.Password).NotEmpty().OverridePropertyName("password");
    }
}

internal sealed class RedeemPasswordResetHandler(IUserRepository users, PasswordCheck check, PasswordResets resets, PasswordSetting passwords)
    : IRequestHandler<RedeemPasswordResetCommand, bool>
{
    public async Task<bool> Handle(RedeemPasswordResetCommand command, CancellationToken cancellationToken)
    {
        var user = await users.FindByEmailAsync(command.Email, cancellationToken);
        var isRight = await check.TryAsync(command.Email, user, () => Task.FromResult(resets.IsRight(user, command.Code)), cancellationToken);
        if (!isRight || !await passwords.RedeemAsync(user!, command.Code, command.Password, cancellationToken)) throw UserRules.ResetCodeWrong();
        return true;
    }
}
