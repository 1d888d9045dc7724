using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;

namespace OrgChart.Application.Departments.ListDepartments;

/// <summary>The departments by name.</summary>
public sealed record ListDepartmentsQuery(PageRequest Page, Translation Translation) : IRequest<Page<DepartmentItem>>;

internal sealed class ListDepartmentsHandler(IDirectory directory) : IRequestHandler<ListDepartmentsQuery, Page<DepartmentItem>>
{
    public Task<Page<DepartmentItem>> Handle(ListDepartmentsQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(directory.Current.Departments(query.Page, query.Translation));
}
