using MediatR;
using OrgChart.Application.Auth;
using OrgChart.Application.Common;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users.SetUpSecondFactor;

/// <summary>A user begins to set up a second factor (TOTP, RFC 6238): he gets the key for his authenticator app.</summary>
/// <param name="CurrentPassword">His password.</param>
public sealed record SetUpSecondFactorCommand(string? CurrentPassword) : IRequest<SecondFactorKeyAnswer>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.Account;
}

internal sealed class SetUpSecondFactorHandler(OwnAccount own, ISecondFactor secondFactor, IUnitOfWork work) : IRequestHandler<SetUpSecondFactorCommand, SecondFactorKeyAnswer>
{
    public async Task<SecondFactorKeyAnswer> Handle(SetUpSecondFactorCommand command, CancellationToken cancellationToken)
    {
        await own.ConfirmAsync(command.CurrentPassword, cancellationToken);

        await work.BeginAsync(cancellationToken);
        var user = await own.GetAsync(expectedVersion: null, cancellationToken);
        if (user.HasSecondFactor) throw UserRules.SecondFactorThere();
        var key = await secondFactor.BeginAsync(user);
        await work.CommitAsync(cancellationToken);
        return new() { Key = key, Uri = $"otpauth://totp/OrgChart:{Uri.EscapeDataString(user.Email)}?secret={key}&issuer=OrgChart&digits=6" };
    }
}
