using MediatR;
using OrgChart.Application.Common;

namespace OrgChart.Application.Audit.ListAuditEntries;

/// <summary>Who changed what, newest first.</summary>
public sealed record ListAuditEntriesQuery(AuditFilter Filter, PageRequest Page) : IRequest<Page<AuditEntryAnswer>>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.AuditRead;
}

internal sealed class ListAuditEntriesHandler(IAuditTrail trail) : IRequestHandler<ListAuditEntriesQuery, Page<AuditEntryAnswer>>
{
    public async Task<Page<AuditEntryAnswer>> Handle(ListAuditEntriesQuery query, CancellationToken cancellationToken)
    {
        var (entries, total) = await trail.ListAsync(query.Filter, query.Page, cancellationToken);
        return new([.. entries.Select(entry => AuditEntryAnswer.Of(entry))], total);
    }
}
