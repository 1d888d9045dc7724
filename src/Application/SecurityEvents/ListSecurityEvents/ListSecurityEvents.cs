using MediatR;
using OrgChart.Application.Common;

namespace OrgChart.Application.SecurityEvents.ListSecurityEvents;

/// <summary>The security events, newest first.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Page">Which part of the list.</param>
public sealed record ListSecurityEventsQuery(SecurityEventFilter Filter, PageRequest Page) : IRequest<Page<SecurityEventAnswer>>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.AuditRead;
}

internal sealed class ListSecurityEventsHandler(ISecurityEventList events) : IRequestHandler<ListSecurityEventsQuery, Page<SecurityEventAnswer>>
{
    public async Task<Page<SecurityEventAnswer>> Handle(ListSecurityEventsQuery query, CancellationToken cancellationToken)
    {
        var (items, total) = await events.ListAsync(query.Filter, query.Page, cancellationToken);
        return new([.. items.Select(SecurityEventAnswer.Of)], total);
    }
}
