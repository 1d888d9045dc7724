using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Employees;

namespace OrgChart.Application.Employees.EndReportingLine;

/// <summary>Ends the line between two people, of whatever kind it is.</summary>
/// <param name="EmployeeId">Who reports.</param>
/// <param name="ManagerId">To whom.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever it has.</param>
public sealed record EndReportingLineCommand(int EmployeeId, int ManagerId, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

internal sealed class EndReportingLineHandler(IEmployeeRepository employees, IUnitOfWork work, TimeProvider time) : IRequestHandler<EndReportingLineCommand, Written>
{
    public async Task<Written> Handle(EndReportingLineCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var employee = await employees.GetAsync(new EmployeeId(command.EmployeeId), command.ExpectedVersion, cancellationToken);

        employee.StopReportingTo(new EmployeeId(command.ManagerId), time.GetUtcNow().UtcDateTime);

        await work.CommitAsync(cancellationToken);
        return new(command.EmployeeId, employee.Version);
    }
}
