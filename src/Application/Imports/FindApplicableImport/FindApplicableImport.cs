using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Domain.Imports;

namespace OrgChart.Application.Imports.FindApplicableImport;

/// <summary>A dry run that went well, and since which the directory has not changed: what it said would still be done.</summary>
public sealed record FindApplicableImportQuery(int ImportId) : IRequest<ImportAnswer>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.ImportsRun;
}

internal sealed class FindApplicableImportHandler(IImportHistory history, IDirectory directory) : IRequestHandler<FindApplicableImportQuery, ImportAnswer>
{
    public async Task<ImportAnswer> Handle(FindApplicableImportQuery query, CancellationToken cancellationToken)
    {
        var id = new ImportId(query.ImportId);
        var import = await history.GetAsync(id, cancellationToken);
        if (import is not { DryRun: true, State: ImportState.Succeeded, Revision: { } revision }) throw ImportRules.NothingToApply(id);
        // A first look, so that the answer comes at once; the load looks again under the lock.
        await directory.CatchUpAsync(revision, cancellationToken);
        var now = directory.Current.Revision;
        return now == revision ? ImportAnswer.Of(import) : throw ImportRules.DirectoryMoved(revision, now);
    }
}
