using MediatR;
using OrgChart.Application.Directory;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Departments.GetDepartmentChart;

/// <summary>The tree of a department.</summary>
public sealed record GetDepartmentChartQuery(int DepartmentId, int? Depth, Language Language) : IRequest<ChartDocument>;

internal sealed class GetDepartmentChartHandler(IDirectory directory) : IRequestHandler<GetDepartmentChartQuery, ChartDocument>
{
    public Task<ChartDocument> Handle(GetDepartmentChartQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(directory.Current.DepartmentChart(new OrgUnitId(query.DepartmentId), query.Depth, query.Language));
}
