using MediatR;
using OrgChart.Application.Common;

namespace OrgChart.Application.AccessLog.ListAccessEntries;

/// <summary>Who asked for what, newest first.</summary>
public sealed record ListAccessEntriesQuery(AccessFilter Filter, PageRequest Page) : IRequest<Page<AccessEntryAnswer>>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.AuditRead;
}

internal sealed class ListAccessEntriesHandler(IAccessLog log) : IRequestHandler<ListAccessEntriesQuery, Page<AccessEntryAnswer>>
{
    public Task<Page<AccessEntryAnswer>> Handle(ListAccessEntriesQuery query, CancellationToken cancellationToken) =>
        log.ListAsync(query.Filter, query.Page, cancellationToken);
}
