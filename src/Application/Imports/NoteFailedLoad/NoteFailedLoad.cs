using FluentValidation;
using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Imports.NoteFailedLoad;

/// <summary>Writes into the history that a load failed before there was a file to load: nobody would look for it elsewhere.</summary>
/// <param name="Format">The format that the file would have had.</param>
/// <param name="StartedBy">Who started it.</param>
/// <param name="Reason">Why it failed.</param>
public sealed record NoteFailedLoadCommand(string Format, string StartedBy, CodedException Reason) : IRequest<ImportId>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.ImportsRun;
}

internal sealed class NoteFailedLoadValidator : AbstractValidator<NoteFailedLoadCommand>
{
    public NoteFailedLoadValidator() => RuleFor(command => command.Format).NotEmpty().MaximumLength(SourceKey.MaxSourceLength);
}

internal sealed class NoteFailedLoadHandler(IImportRepository imports, IIdAllocator ids, IUnitOfWork work, TimeProvider time) : IRequestHandler<NoteFailedLoadCommand, ImportId>
{
    public async Task<ImportId> Handle(NoteFailedLoadCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var id = new ImportId(await ids.ReserveAsync(IdKind.Import, 1, cancellationToken));
        var now = time.GetUtcNow().UtcDateTime;
        var import = Import.Start(id, command.Format, dryRun: false, command.StartedBy, now);

        import.Fail(command.Reason, new ImportCounts(), now);

        imports.Add(import);
        await work.CommitAsync(cancellationToken);
        return id;
    }
}
