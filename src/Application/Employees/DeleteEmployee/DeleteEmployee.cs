using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Employees;

namespace OrgChart.Application.Employees.DeleteEmployee;

/// <summary>Removes a person.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="ReassignReportsTo">To whom his reports report from now on; null when he has none.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever it has.</param>
public sealed record DeleteEmployeeCommand(int EmployeeId, int? ReassignReportsTo, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

internal sealed class DeleteEmployeeHandler(IEmployeeRepository employees, Departures departures, IUnitOfWork work) : IRequestHandler<DeleteEmployeeCommand, Written>
{
    public async Task<Written> Handle(DeleteEmployeeCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var employee = await employees.GetAsync(new EmployeeId(command.EmployeeId), command.ExpectedVersion, cancellationToken);

        await departures.EnsureNoTeamIsLeftAloneAsync(employee.Id, cancellationToken);
        if (command.ReassignReportsTo is { } heir) await departures.ReassignReportsAsync(employee, new EmployeeId(heir), cancellationToken);
        else await departures.EnsureNoReportsAsync(employee.Id, cancellationToken);
        await departures.PrepareAsync([employee.Id], cancellationToken);
        employees.Remove(employee);

        await work.CommitAsync(cancellationToken);
        return new(command.EmployeeId, employee.Version);
    }
}
