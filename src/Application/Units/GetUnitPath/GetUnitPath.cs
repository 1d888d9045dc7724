using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Units.GetUnitPath;

/// <summary>The way from the department down to a unit.</summary>
public sealed record GetUnitPathQuery(int UnitId, Translation Translation) : IRequest<IReadOnlyList<UnitReference>>;

internal sealed class GetUnitPathHandler(IDirectory directory) : IRequestHandler<GetUnitPathQuery, IReadOnlyList<UnitReference>>
{
    public Task<IReadOnlyList<UnitReference>> Handle(GetUnitPathQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(directory.Current.PathTo(new OrgUnitId(query.UnitId), query.Translation));
}
