using MediatR;
using OrgChart.Application.Auth;
using OrgChart.Application.Common;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Users.ResetPassword;

/// <summary>Makes a one-time code that sets somebody's password, for handing it to him; it is also mailed where mail is set up.</summary>
/// <param name="Id">The user.</param>
public sealed record ResetPasswordCommand(int Id) : IRequest<ResetCodeAnswer>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.UsersAdmin;
}

internal sealed class ResetPasswordHandler(UserPower power, PasswordResets resets, IUnitOfWork work) : IRequestHandler<ResetPasswordCommand, ResetCodeAnswer>
{
    public async Task<ResetCodeAnswer> Handle(ResetPasswordCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var user = await power.GetAsync(command.Id, expectedVersion: null, cancellationToken);
        var (code, until) = (await resets.AllowAsync(user, cancellationToken))!;
        var mailed = await resets.SendAsync(user, code, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return new() { Code = code, ValidUntil = until, Mailed = mailed };
    }
}
