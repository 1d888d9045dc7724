using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;
using OrgChart.Application.Sessions;
using OrgChart.Domain.Security;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users.ChangeUser;

/// <summary>Changes somebody's account: name, address, whether he is kept out.</summary>
/// <param name="Id">The user.</param>
/// <param name="Edit">Makes of the fields as they are those as they shall be.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever there is.</param>
public sealed record ChangeUserCommand(int Id, Func<ProfileFields, ProfileFields> Edit, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.UsersAdmin;
}

internal sealed class ChangeUserHandler(UserPower power, AccountChanges changes, ProfileEditing editing, IUnitOfWork work) : IRequestHandler<ChangeUserCommand, Written>
{
    public async Task<Written> Handle(ChangeUserCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var user = await power.GetAsync(command.Id, command.ExpectedVersion, cancellationToken);
        var fields = command.Edit(ProfileFields.Of(user));

        await editing.ApplyAsync(user, fields, cancellationToken);
        user.Disable(fields.Disabled, await power.OtherAdministratorsAsync(user, cancellationToken));

        await changes.NoteAsync(user, endsSessions: user.IsDisabled, fields.Disabled ? "disabled" : null, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return new(command.Id, user.Version);
    }
}

/// <summary>What goes with a change of somebody's account.</summary>
public sealed class AccountChanges(SessionKeeper sessions, ISecurityLog log)
{
    /// <summary>Ends his sessions, or only his access tokens, and writes down what happened, with the next commit.</summary>
    /// <param name="user">The user.</param>
    /// <param name="endsSessions">Whether the sessions end too.</param>
    /// <param name="detail">What happened, in codes.</param>
    /// <param name="kind">What kind of event it is.</param>
    public async Task NoteAsync(User user, bool endsSessions, string? detail, CancellationToken cancellationToken, SecurityEventKind kind = SecurityEventKind.AccountChanged)
    {
        if (endsSessions) await sessions.EndAllAsync(user, cancellationToken);
        else sessions.NoteRights(user);
        await log.NoteAsync(kind, CallerAccount.SubjectOf(AccountKind.User, user.Id.Value), detail, cancellationToken);
    }
}
