using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Imports;

namespace OrgChart.Application.Imports.CancelImport;

/// <summary>
/// Cancels a load, on whichever instance it runs: it looks at its own state before it writes. One that is writing already is waited for, and has ended then.
/// </summary>
public sealed record CancelImportCommand(int ImportId) : IRequest<ImportAnswer>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.ImportsRun;
}

internal sealed class CancelImportHandler(IImportRepository imports, IUnitOfWork work, TimeProvider time) : IRequestHandler<CancelImportCommand, ImportAnswer>
{
    public async Task<ImportAnswer> Handle(CancelImportCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var import = await imports.GetAsync(new ImportId(command.ImportId), cancellationToken);

        import.Cancel(time.GetUtcNow().UtcDateTime);

        await work.CommitAsync(cancellationToken);
        return ImportAnswer.Of(import);
    }
}
