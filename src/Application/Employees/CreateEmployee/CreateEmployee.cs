using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Employees.CreateEmployee;

/// <summary>Adds a person to a unit.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Details">What is known of him.</param>
/// <param name="ManagerId">Whom he reports to, or null.</param>
public sealed record CreateEmployeeCommand(int UnitId, EmployeeDetails Details, int? ManagerId) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

internal sealed class CreateEmployeeHandler(IOrgUnitRepository units, IEmployeeRepository employees, IIdAllocator ids, IUnitOfWork work) : IRequestHandler<CreateEmployeeCommand, Written>
{
    public async Task<Written> Handle(CreateEmployeeCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var unit = await units.GetAsync(new OrgUnitId(command.UnitId), expectedVersion: null, cancellationToken);
        EmployeeId? manager = command.ManagerId is { } managerId ? (await employees.GetAsync(new EmployeeId(managerId), expectedVersion: null, cancellationToken)).Id : null;
        var id = new EmployeeId(await ids.ReserveAsync(IdKind.Employee, 1, cancellationToken));

        var employee = Employee.Create(id, unit.Id, command.Details, manager);

        employees.Add(employee);
        await work.CommitAsync(cancellationToken);
        return new(id.Value, employee.Version);
    }
}
