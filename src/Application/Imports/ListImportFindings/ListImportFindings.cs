using AutoMapper;
using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Imports;

namespace OrgChart.Application.Imports.ListImportFindings;

/// <summary>What a load found.</summary>
public sealed record ListImportFindingsQuery(int ImportId, PageRequest Page) : IRequest<Page<FindingAnswer>>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.ImportsRun;
}

internal sealed class ListImportFindingsHandler(IImportHistory history, IMapper mapper)
    : IRequestHandler<ListImportFindingsQuery, Page<FindingAnswer>>
{
    public async Task<Page<FindingAnswer>> Handle(ListImportFindingsQuery query, CancellationToken cancellationToken)
    {
        var page = await history.ListFindingsAsync(new ImportId(query.ImportId), query.Page, cancellationToken);
        return new(mapper.Map<List<FindingAnswer>>(page.Items), page.Total);
    }
}
