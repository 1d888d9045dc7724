using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;

using OrgChart.Application.Employees;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Units.ListUnitEmployees;

/// <summary>The people of a unit.</summary>
public sealed record ListUnitEmployeesQuery(int UnitId, bool Recursive, PageRequest Page, Translation Translation) : IRequest<Page<EmployeeItem>>;

internal sealed class ListUnitEmployeesHandler(IDirectory directory, ICaller caller) : IRequestHandler<ListUnitEmployeesQuery, Page<EmployeeItem>>
{
    public Task<Page<EmployeeItem>> Handle(ListUnitEmployeesQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(directory.Current.UnitEmployees(
            new OrgUnitId(query.UnitId), query.Recursive, query.Page, new(query.Translation, caller.MaySeeContactData)));
}
