using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Employees;

namespace OrgChart.Application.Employees.ClearManager;

/// <summary>Notes that nobody is known whom a person reports to.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever it has.</param>
public sealed record ClearManagerCommand(int EmployeeId, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

internal sealed class ClearManagerHandler(IEmployeeRepository employees, IUnitOfWork work, TimeProvider time) : IRequestHandler<ClearManagerCommand, Written>
{
    public async Task<Written> Handle(ClearManagerCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var employee = await employees.GetAsync(new EmployeeId(command.EmployeeId), command.ExpectedVersion, cancellationToken);
        if (employee.ManagerId is null) throw EmployeeRules.ManagerNotFound(employee.Id);

        employee.LoseManager(time.GetUtcNow().UtcDateTime);

        await work.CommitAsync(cancellationToken);
        return new(command.EmployeeId, employee.Version);
    }
}
