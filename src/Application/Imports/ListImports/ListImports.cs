using MediatR;
using OrgChart.Application.Common;

namespace OrgChart.Application.Imports.ListImports;

/// <summary>The history of loads, newest first.</summary>
public sealed record ListImportsQuery(PageRequest Page) : IRequest<Page<ImportAnswer>>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.ImportsRun;
}

internal sealed class ListImportsHandler(IImportHistory history) : IRequestHandler<ListImportsQuery, Page<ImportAnswer>>
{
    public async Task<Page<ImportAnswer>> Handle(ListImportsQuery query, CancellationToken cancellationToken)
    {
        var page = await history.ListAsync(query.Page, cancellationToken);
        return new([.. page.Items.Select(ImportAnswer.Of)], page.Total);
    }
}
