using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Domain.Imports;

namespace OrgChart.Application.Imports.GetImport;

/// <summary>One load: how far it is, or how it ended. Once it is said to have succeeded, readers see what it brought.</summary>
public sealed record GetImportQuery(int ImportId) : IRequest<ImportAnswer>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.ImportsRun;
}

internal sealed class GetImportHandler(IImportHistory history, IDirectory directory) : IRequestHandler<GetImportQuery, ImportAnswer>
{
    public async Task<ImportAnswer> Handle(GetImportQuery query, CancellationToken cancellationToken)
    {
        var import = await history.GetAsync(new ImportId(query.ImportId), cancellationToken);
        if (import.Revision is { } revision) await directory.CatchUpAsync(revision, cancellationToken);
        return ImportAnswer.Of(import);
    }
}
