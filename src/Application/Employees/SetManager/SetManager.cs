using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Employees;

namespace OrgChart.Application.Employees.SetManager;

/// <summary>Makes a person report to somebody.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="ManagerId">The manager from now on.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever it has.</param>
public sealed record SetManagerCommand(int EmployeeId, int ManagerId, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

internal sealed class SetManagerHandler(IEmployeeRepository employees, IUnitOfWork work, TimeProvider time) : IRequestHandler<SetManagerCommand, Written>
{
    public async Task<Written> Handle(SetManagerCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var employee = await employees.GetAsync(new EmployeeId(command.EmployeeId), command.ExpectedVersion, cancellationToken);
        var chain = await employees.GetChainAsync(new EmployeeId(command.ManagerId), cancellationToken);

        employee.ReportTo(chain, time.GetUtcNow().UtcDateTime);

        await work.CommitAsync(cancellationToken);
        return new(command.EmployeeId, employee.Version);
    }
}
