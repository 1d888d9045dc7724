using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Units;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Departments.GetDepartment;

/// <summary>One department.</summary>
public sealed record GetDepartmentQuery(int DepartmentId, Translation Translation) : IRequest<UnitAnswer>;

internal sealed class GetDepartmentHandler(IDirectory directory) : IRequestHandler<GetDepartmentQuery, UnitAnswer>
{
    public Task<UnitAnswer> Handle(GetDepartmentQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(directory.Current.Department(new OrgUnitId(query.DepartmentId), query.Translation));
}
