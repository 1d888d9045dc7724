using Microsoft.Extensions.Options;
using OrgChart.Application.Directory;
using OrgChart.Application.Employees.CreateEmployee;
using OrgChart.Application.Employees.DrawReportingLine;
using OrgChart.Application.Employees.SetManager;
using OrgChart.Domain.Employees;

namespace OrgChart.Application.Rules;

/// <summary>Nobody leads more people directly than <see cref="RuleOptions.MaxDirectReports"/> (span of control).</summary>
public sealed class WidestSpan(IOptions<RuleOptions> options) : IBusinessRule<SetManagerCommand>, IBusinessRule<CreateEmployeeCommand>, IBusinessRule<DrawReportingLineCommand>
{
    /// <inheritdoc/>
    public Task<Refusal?> CheckAsync(SetManagerCommand command, IDirectorySnapshot directory, CancellationToken cancellationToken) =>
        Check(command.EmployeeId, command.ManagerId, directory);

    /// <inheritdoc/>
    public Task<Refusal?> CheckAsync(CreateEmployeeCommand command, IDirectorySnapshot directory, CancellationToken cancellationToken) =>
        command.ManagerId is { } manager ? Check(employee: null, manager, directory) : Task.FromResult<Refusal?>(null);

    /// <inheritdoc/>
    public Task<Refusal?> CheckAsync(DrawReportingLineCommand command, IDirectorySnapshot directory, CancellationToken cancellationToken) =>
        command.Kind == ReportingLineKind.Line ? Check(command.EmployeeId, command.ManagerId, directory) : Task.FromResult<Refusal?>(null);

    private Task<Refusal?> Check(int? employee, int manager, IDirectorySnapshot directory)
    {
        if (options.Value.MaxDirectReports is not { } most || directory.ManagerIdOf(employee ?? 0) == manager) return Task.FromResult<Refusal?>(null);
        var reports = directory.ReportCount(new EmployeeId(manager));
        return Task.FromResult(reports < most ? null : new Refusal("rules.span_too_wide", $"Employee {manager} has {reports} direct reports already; at most {most} are allowed here."));
    }
}
