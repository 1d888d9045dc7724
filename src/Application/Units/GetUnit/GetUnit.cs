using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Units.GetUnit;

/// <summary>One unit.</summary>
public sealed record GetUnitQuery(int UnitId, Translation Translation) : IRequest<UnitAnswer>;

internal sealed class GetUnitHandler(IDirectory directory) : IRequestHandler<GetUnitQuery, UnitAnswer>
{
    public Task<UnitAnswer> Handle(GetUnitQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(directory.Current.Unit(new OrgUnitId(query.UnitId), query.Translation));
}
