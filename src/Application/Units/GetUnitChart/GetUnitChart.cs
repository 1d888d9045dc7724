using MediatR;
using OrgChart.Application.Directory;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Units.GetUnitChart;

/// <summary>The tree beneath a unit.</summary>
public sealed record GetUnitChartQuery(int UnitId, int? Depth, Language Language) : IRequest<ChartDocument>;

internal sealed class GetUnitChartHandler(IDirectory directory) : IRequestHandler<GetUnitChartQuery, ChartDocument>
{
    public Task<ChartDocument> Handle(GetUnitChartQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(directory.Current.Chart(new OrgUnitId(query.UnitId), query.Depth, query.Language));
}
