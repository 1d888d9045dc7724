using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Domain.Employees;

namespace OrgChart.Application.Employees.ListReports;

/// <summary>Who reports to an employee directly.</summary>
public sealed record ListReportsQuery(int EmployeeId, PageRequest Page, Translation Translation) : IRequest<Page<EmployeeItem>>;

internal sealed class ListReportsHandler(IDirectory directory, ICaller caller) : IRequestHandler<ListReportsQuery, Page<EmployeeItem>>
{
    public Task<Page<EmployeeItem>> Handle(ListReportsQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(directory.Current.Reports(new EmployeeId(query.EmployeeId), query.Page, new(query.Translation, caller.MaySeeContactData)));
}
