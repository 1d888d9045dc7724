using Microsoft.Extensions.Options;
using OrgChart.Application.Directory;
using OrgChart.Application.Employees.CreateEmployee;
using OrgChart.Application.Employees.DeleteEmployee;
using OrgChart.Application.Employees.DrawReportingLine;
using OrgChart.Application.Employees.SetManager;
using OrgChart.Domain.Employees;

namespace OrgChart.Application.Rules;

/// <summary>Nobody leads more people directly than <see cref="RuleOptions.MaxDirectReports"/> (span of control).</summary>
public sealed class WidestSpan(IOptions<RuleOptions> options) : IBusinessRule<SetManagerCommand>, IBusinessRule<CreateEmployeeCommand>, IBusinessRule<DrawReportingLineCommand>,
        IBusinessRule<DeleteEmployeeCommand>
{
    /// <inheritdoc/>
    public bool IsInForce => options.Value.MaxDirectReports is not null;

    /// <inheritdoc/>
    public Task<Refusal?> CheckAsync(SetManagerCommand command, IDirectorySnapshot directory, CancellationToken cancellationToken) =>
        Check(command.EmployeeId, command.ManagerId, directory);

    /// <inheritdoc/>
    public Task<Refusal?> CheckAsync(CreateEmployeeCommand command, IDirectorySnapshot directory, CancellationToken cancellationToken) =>
        command.ManagerId is { } manager ? Check(employee: null, manager, directory) : Task.FromResult<Refusal?>(null);

    /// <inheritdoc/>
    public Task<Refusal?> CheckAsync(DrawReportingLineCommand command, IDirectorySnapshot directory, CancellationToken cancellationToken) =>
        command.Kind == ReportingLineKind.Line ? Check(command.EmployeeId, command.ManagerId, directory) : Task.FromResult<Refusal?>(null);

    /// <inheritdoc/>
    public Task<Refusal?> CheckAsync(DeleteEmployeeCommand command, IDirectorySnapshot directory, CancellationToken cancellationToken)
    {
        if (options.Value.MaxDirectReports is not { } most || command.ReassignReportsTo is not { } heir) return Task.FromResult<Refusal?>(null);
        // Of the leaver's reports the heir takes all but himself.
        var taken = directory.ReportCount(new EmployeeId(command.EmployeeId)) - (directory.ManagerIdOf(heir) == command.EmployeeId ? 1 : 0);
        return Task.FromResult(Refuse(heir, directory.ReportCount(new EmployeeId(heir)) + taken, most));
    }

    private static Refusal? Refuse(int manager, int reports, int most) => reports <= most
        ? null
        : new Refusal("rules.span_too_wide", $"Employee {manager} would have {reports} direct reports; at most {most} are allowed here.");

    private Task<Refusal?> Check(int? employee, int manager, IDirectorySnapshot directory)
    {
        if (options.Value.MaxDirectReports is not { } most || directory.ManagerIdOf(employee ?? 0) == manager) return Task.FromResult<Refusal?>(null);
        return Task.FromResult(Refuse(manager, directory.ReportCount(new EmployeeId(manager)) + 1, most));
    }
}
