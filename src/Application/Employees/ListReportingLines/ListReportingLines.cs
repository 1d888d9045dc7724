using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Domain.Employees;

namespace OrgChart.Application.Employees.ListReportingLines;

/// <summary>Whom an employee reports to, by lines of every kind.</summary>
public sealed record ListReportingLinesQuery(int EmployeeId, Translation Translation) : IRequest<IReadOnlyList<ReportingLineAnswer>>;

internal sealed class ListReportingLinesHandler(IDirectory directory, ICaller caller) : IRequestHandler<ListReportingLinesQuery, IReadOnlyList<ReportingLineAnswer>>
{
    public Task<IReadOnlyList<ReportingLineAnswer>> Handle(ListReportingLinesQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(directory.Current.ReportingLines(new EmployeeId(query.EmployeeId), new(query.Translation, caller.MaySeeContactData)));
}
