using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Units.MergeUnits;

/// <summary>Merges a unit into another one: what is in it moves there, then it is removed.</summary>
/// <param name="UnitId">The unit that goes.</param>
/// <param name="IntoId">The unit that stays.</param>
/// <param name="Details">What the unit that stays is called from now on; null when it keeps its names.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever it has.</param>
public sealed record MergeUnitsCommand(int UnitId, int IntoId, UnitDetails? Details, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

internal sealed class MergeUnitsHandler(IOrgUnitRepository units, UnitContents contents, IUnitOfWork work, TimeProvider time) : IRequestHandler<MergeUnitsCommand, Written>
{
    public async Task<Written> Handle(MergeUnitsCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var unit = await units.GetAsync(new OrgUnitId(command.UnitId), command.ExpectedVersion, cancellationToken);
        var into = await units.GetAsync(new OrgUnitId(command.IntoId), expectedVersion: null, cancellationToken);

        await contents.MoveAsync(unit, into.Id, cancellationToken);
        if (command.Details is { } details) into.Change(details, time.GetUtcNow().UtcDateTime);
        units.Remove(unit);

        await work.CommitAsync(cancellationToken);
        return new(command.IntoId, into.Version);
    }
}
