using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Audit;

namespace OrgChart.Application.Audit.ListHistory;

/// <summary>What became of one record, newest first; also of one that is gone.</summary>
/// <param name="Resource">The kind of record.</param>
/// <param name="ResourceId">The record's id.</param>
/// <param name="Page">Which part of the list.</param>
public sealed record ListHistoryQuery(AuditedResource Resource, int ResourceId, PageRequest Page) : IRequest<Page<AuditEntryAnswer>>, INeedPermission
{
    // Whoever edits a record needs to know what it was before, and may undo it.
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

internal sealed class ListHistoryHandler(IAuditTrail trail) : IRequestHandler<ListHistoryQuery, Page<AuditEntryAnswer>>
{
    public async Task<Page<AuditEntryAnswer>> Handle(ListHistoryQuery query, CancellationToken cancellationToken)
    {
        var (entries, total) = await trail.ListAsync(new AuditFilter(query.Resource, query.ResourceId), query.Page, cancellationToken);
        return new([.. entries.Select(entry => AuditEntryAnswer.Of(entry, change => change.Resource == query.Resource && change.ResourceId == query.ResourceId))], total);
    }
}
