using MediatR;
using OrgChart.Application.Common;

namespace OrgChart.Application.Users.ChangeProfile;

/// <summary>A user changes his own account. Another address or password needs the current password.</summary>
/// <param name="Edit">Makes of the fields as they are those as they shall be.</param>
/// <param name="CurrentPassword">The current password; null when none was given.</param>
/// <param name="NewPassword">The new password; null for the old one.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever there is.</param>
public sealed record ChangeProfileCommand(Func<ProfileFields, ProfileFields> Edit, string? CurrentPassword, string? NewPassword, long? ExpectedVersion)
    : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.Account;
}

internal sealed class ChangeProfileHandler(OwnAccount own, ProfileEditing editing, PasswordSetting passwords, IUnitOfWork work) : IRequestHandler<ChangeProfileCommand, Written>
{
    public async Task<Written> Handle(ChangeProfileCommand command, CancellationToken cancellationToken)
    {
        var before = ProfileFields.Of(await own.GetAsync(command.ExpectedVersion, cancellationToken));
        var isSensitive = command.NewPassword is not null || command.Edit(before).Email.Trim() != before.Email;
        if (isSensitive || command.CurrentPassword is not null) await own.ConfirmAsync(command.CurrentPassword, cancellationToken);

        await work.BeginAsync(cancellationToken);
        var user = await own.GetAsync(command.ExpectedVersion, cancellationToken);
        await editing.ApplyAsync(user, command.Edit(ProfileFields.Of(user)) with { Disabled = user.IsDisabled }, cancellationToken);
        if (command.NewPassword is { } password) await passwords.SetAsync(user, password, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return new(user.Id.Value, user.Version);
    }
}
