using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Employees.MoveEmployee;

/// <summary>Moves a person to another unit; whom he reports to stays.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="UnitId">The unit from now on.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever it has.</param>
public sealed record MoveEmployeeCommand(int EmployeeId, int UnitId, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

internal sealed class MoveEmployeeHandler(IOrgUnitRepository units, IEmployeeRepository employees, IUnitOfWork work, TimeProvider time) : IRequestHandler<MoveEmployeeCommand, Written>
{
    public async Task<Written> Handle(MoveEmployeeCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var employee = await employees.GetAsync(new EmployeeId(command.EmployeeId), command.ExpectedVersion, cancellationToken);
        var unit = await units.GetAsync(new OrgUnitId(command.UnitId), expectedVersion: null, cancellationToken);

        employee.MoveTo(unit.Id, time.GetUtcNow().UtcDateTime);

        await work.CommitAsync(cancellationToken);
        return new(command.EmployeeId, employee.Version);
    }
}
