using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.Employees;

namespace OrgChart.Application.Employees.DrawReportingLine;

/// <summary>Makes a person report to somebody by a line of some kind.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="ManagerId">Whom he reports to.</param>
/// <param name="Kind">The kind; a line replaces the one there is, dotted lines add up.</param>
/// <param name="ExpectedVersion">The version that the caller knows; null for whichever it has.</param>
public sealed record DrawReportingLineCommand(int EmployeeId, int ManagerId, ReportingLineKind Kind, long? ExpectedVersion) : IRequest<Written>, INeedPermission
{
    /// <inheritdoc/>
    public string Permission => Permissions.DirectoryWrite;
}

internal sealed class DrawReportingLineHandler(IEmployeeRepository employees, IUnitOfWork work, TimeProvider time) : IRequestHandler<DrawReportingLineCommand, Written>
{
    public async Task<Written> Handle(DrawReportingLineCommand command, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        var employee = await employees.GetAsync(new EmployeeId(command.EmployeeId), command.ExpectedVersion, cancellationToken);
        var chain = await employees.GetChainAsync(new EmployeeId(command.ManagerId), cancellationToken);

        if (command.Kind == ReportingLineKind.Line) employee.ReportTo(chain, time.GetUtcNow().UtcDateTime);
        else employee.ReportDottedTo(chain);

        await work.CommitAsync(cancellationToken);
        return new(command.EmployeeId, employee.Version);
    }
}
