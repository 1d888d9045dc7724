using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Units.CreateUnit;

/// <summary>Makes a unit, or a department.</summary>
/// <param name="ParentId">The unit above; null for a department.</param>
/// <param name="Details">Its names and acronyms.</param>
public sealed record CreateUnitCommand(int? ParentId, UnitDetails Details) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

internal sealed class CreateUnitHandler(IOrgUnitRepository units, IIdAllocator ids, IUnitOfWork work) : IRequestHandler<CreateUnitCommand, Written>
{
    public async Task<Written> Handle(CreateUnitCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        OrgUnitId? parent = command.ParentId is { } parentId ? (await units.GetLineageAsync(new OrgUnitId(parentId), cancellationToken)).Tip : null;
        var id = new OrgUnitId(await ids.ReserveAsync(IdKind.Unit, 1, cancellationToken));

        var unit = OrgUnit.Create(id, parent, command.Details.Name, command.Details.Acronym);

        units.Add(unit);
        await work.CommitAsync(cancellationToken);
        return new(id.Value, unit.Version);
    }
}
