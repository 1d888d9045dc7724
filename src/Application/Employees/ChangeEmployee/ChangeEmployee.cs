using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Employees;

namespace OrgChart.Application.Employees.ChangeEmployee;

/// <summary>Changes what is known of a person.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="Change">What becomes of what is known of him.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever it has.</param>
public sealed record ChangeEmployeeCommand(int EmployeeId, Func<EmployeeDetails, EmployeeDetails> Change, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

internal sealed class ChangeEmployeeHandler(IEmployeeRepository employees, IUnitOfWork work, TimeProvider time) : IRequestHandler<ChangeEmployeeCommand, Written>
{
    public async Task<Written> Handle(ChangeEmployeeCommand command, CancellationToken cancellationToken)
    {
        var employee = await employees.GetAsync(new EmployeeId(command.EmployeeId), command.ExpectedVersion, cancellationToken);

        employee.Change(command.Change(employee.Details), time.GetUtcNow().UtcDateTime);

        await work.CommitAsync(cancellationToken);
        return new(command.EmployeeId, employee.Version);
    }
}
