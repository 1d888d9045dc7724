using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Units.ChangeUnit;

/// <summary>Gives a unit another name or acronym.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Change">What becomes of what is known of it.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever it has.</param>
public sealed record ChangeUnitCommand(int UnitId, Func<UnitDetails, UnitDetails> Change, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

internal sealed class ChangeUnitHandler(IOrgUnitRepository units, IUnitOfWork work, TimeProvider time) : IRequestHandler<ChangeUnitCommand, Written>
{
    public async Task<Written> Handle(ChangeUnitCommand command, CancellationToken cancellationToken)
    {
        var unit = await units.GetAsync(new OrgUnitId(command.UnitId), command.ExpectedVersion, cancellationToken);

        unit.Change(command.Change(unit.Details), time.GetUtcNow().UtcDateTime);

        await work.CommitAsync(cancellationToken);
        return new(command.UnitId, unit.Version);
    }
}
