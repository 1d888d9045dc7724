using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Audit;

namespace OrgChart.Application.Audit.UndoChange;

/// <summary>Undoes one write, as long as nothing it touched has changed since.</summary>
/// <param name="EntryId">The audit entry of the write.</param>
public sealed record UndoChangeCommand(int EntryId) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

internal sealed class UndoChangeHandler(IAuditRepository audit, ChangeReversal reversal, Provenance provenance, IUnitOfWork work) : IRequestHandler<UndoChangeCommand, Written>
{
    public async Task<Written> Handle(UndoChangeCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var entry = await audit.GetAsync(command.EntryId, cancellationToken);

        await reversal.ApplyAsync(entry, cancellationToken);

        provenance.Undoes = entry.Id;
        var revision = await work.CommitAsync(cancellationToken);
        return new(entry.Id, revision);
    }
}
