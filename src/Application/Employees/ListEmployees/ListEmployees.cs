using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;

namespace OrgChart.Application.Employees.ListEmployees;

/// <summary>The employees who meet all conditions of a filter.</summary>
public sealed record ListEmployeesQuery(EmployeeFilter Filter, EmployeeSort Sort, PageRequest Page, Translation Translation) : IRequest<Page<EmployeeItem>>;

internal sealed class ListEmployeesHandler(IDirectory directory, ICaller caller) : IRequestHandler<ListEmployeesQuery, Page<EmployeeItem>>
{
    public Task<Page<EmployeeItem>> Handle(ListEmployeesQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(directory.Current.Employees(query.Filter, query.Sort, query.Page, new(query.Translation, caller.MaySeeContactData)));
}
