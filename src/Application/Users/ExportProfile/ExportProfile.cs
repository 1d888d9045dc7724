using MediatR;
using OrgChart.Application.Audit;
using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;
using OrgChart.Application.Sessions;
using OrgChart.Application.Sessions.ListSessions;

namespace OrgChart.Application.Users.ExportProfile;

/// <summary>All that is kept of the caller (Privacy Act; GDPR, article 15).</summary>
public sealed record ExportProfileQuery : IRequest<UserExport>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.Account;
}

internal sealed class ExportProfileHandler(OwnAccount own, SessionView sessions, ISecurityEventList events, IAuditTrail trail) : IRequestHandler<ExportProfileQuery, UserExport>
{
    public async Task<UserExport> Handle(ExportProfileQuery query, CancellationToken cancellationToken)
    {
        var user = await own.GetAsync(expectedVersion: null, cancellationToken);
        var subject = CallerAccount.SubjectOf(AccountKind.User, user.Id.Value);
        var changes = await trail.ListAsync(new AuditFilter(Actor: subject), new PageRequest(0, PageRequest.MaxLimit), cancellationToken);
        return new()
        {
            User = UserAnswer.Of(user), Sessions = await sessions.OfAsync(user.Id, cancellationToken),
            SecurityEvents = [.. (await events.ListOfAsync(subject, cancellationToken)).Select(SecurityEventAnswer.Of)],
            Changes = [.. changes.Items.Select(entry => AuditEntryAnswer.Of(entry))],
        };
    }
}
