using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Units.ListUnitChildren;

/// <summary>The units directly beneath a unit.</summary>
public sealed record ListUnitChildrenQuery(int UnitId, PageRequest Page, Translation Translation) : IRequest<Page<UnitItem>>;

internal sealed class ListUnitChildrenHandler(IDirectory directory) : IRequestHandler<ListUnitChildrenQuery, Page<UnitItem>>
{
    public Task<Page<UnitItem>> Handle(ListUnitChildrenQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(directory.Current.Children(new OrgUnitId(query.UnitId), query.Page, query.Translation));
}
