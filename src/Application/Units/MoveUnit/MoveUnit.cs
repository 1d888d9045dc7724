using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Units.MoveUnit;

/// <summary>Hangs a unit beneath another one; what is beneath it comes along.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="ParentId">The unit above it from now on.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever it has.</param>
public sealed record MoveUnitCommand(int UnitId, int ParentId, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

internal sealed class MoveUnitHandler(IOrgUnitRepository units, IUnitOfWork work, TimeProvider time) : IRequestHandler<MoveUnitCommand, Written>
{
    public async Task<Written> Handle(MoveUnitCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var unit = await units.GetAsync(new OrgUnitId(command.UnitId), command.ExpectedVersion, cancellationToken);
        var destination = await units.GetLineageAsync(new OrgUnitId(command.ParentId), cancellationToken);

        unit.MoveBeneath(destination, time.GetUtcNow().UtcDateTime);

        await work.CommitAsync(cancellationToken);
        return new(command.UnitId, unit.Version);
    }
}
