using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Sessions;

namespace OrgChart.Application.Users.ExportProfile;

/// <summary>All that is kept of the caller (Privacy Act; GDPR, article 15).</summary>
public sealed record ExportProfileQuery : IRequest<UserExport>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.Account;
}

internal sealed class ExportProfileHandler(OwnAccount own, SessionView sessions, Traces traces) : IRequestHandler<ExportProfileQuery, UserExport>
{
    public async Task<UserExport> Handle(ExportProfileQuery query, CancellationToken cancellationToken)
    {
        var user = await own.GetAsync(expectedVersion: null, cancellationToken);
        var subject = CallerAccount.SubjectOf(AccountKind.User, user.Id.Value);
        return new()
        {
            User = UserAnswer.Of(user), Sessions = await sessions.OfAsync(user.Id, cancellationToken), SecurityEvents = await traces.EventsAsync(subject, cancellationToken),
            Requests = await traces.RequestsAsync(subject, cancellationToken), Changes = await traces.ChangesAsync(subject, cancellationToken),
        };
    }
}
