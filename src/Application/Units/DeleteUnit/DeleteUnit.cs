using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Units.DeleteUnit;

/// <summary>Removes a unit.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="MoveContentsTo">Where the units beneath it and its people go; null when it is empty.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever it has.</param>
public sealed record DeleteUnitCommand(int UnitId, int? MoveContentsTo, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

internal sealed class DeleteUnitHandler(IOrgUnitRepository units, IEmployeeRepository employees, UnitContents contents, IUnitOfWork work) : IRequestHandler<DeleteUnitCommand, Written>
{
    public async Task<Written> Handle(DeleteUnitCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var unit = await units.GetAsync(new OrgUnitId(command.UnitId), command.ExpectedVersion, cancellationToken);
        if (command.MoveContentsTo is { } destination)
            await contents.MoveAsync(unit, new OrgUnitId(destination), cancellationToken);
        else
            unit.EnsureEmpty([.. (await units.ListChildrenAsync(unit.Id, cancellationToken)).Select(child => child.Id)], await employees.CountInUnitAsync(unit.Id, cancellationToken));

        units.Remove(unit);
        await work.CommitAsync(cancellationToken);
        return new(command.UnitId, unit.Version);
    }
}
