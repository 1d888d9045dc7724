using Microsoft.EntityFrameworkCore;
using OrgChart.Domain.Units;

namespace OrgChart.Infrastructure.Persistence.Units;

internal sealed class OrgUnitRepository(OrgChartContext context, BulkWriter bulk) : IOrgUnitRepository
{
    public Task<OrgUnit?> FindAsync(OrgUnitId id, CancellationToken cancellationToken) =>
        context.Units.FirstOrDefaultAsync(unit => unit.Id == id, cancellationToken);

    public async Task<OrgUnit> GetAsync(OrgUnitId id, long expectedVersion, CancellationToken cancellationToken)
    {
        var unit = await FindAsync(id, cancellationToken) ?? throw UnitRules.NotFound(id);
        return unit.Version == expectedVersion ? unit : throw UnitRules.Changed(id);
    }

    public async Task<Lineage> GetLineageAsync(OrgUnitId id, CancellationToken cancellationToken)
    {
        var lineage = new List<OrgUnitId>();
        for (OrgUnitId? at = id; at is { } current;)
        {
            var row = await context.Units.Where(unit => unit.Id == current).Select(unit => new { unit.ParentId }).FirstOrDefaultAsync(cancellationToken)
                ?? throw UnitRules.NotFound(current);
            lineage.Add(current);
            at = row.ParentId;
        }

        return new Lineage(lineage);
    }

    public async Task<IReadOnlyList<OrgUnit>> ListAsync(CancellationToken cancellationToken) =>
        await context.Units.ToListAsync(cancellationToken);

    public void Add(OrgUnit unit) => context.Units.Add(unit);

    public async Task AddManyAsync(IEnumerable<OrgUnit> units, CancellationToken cancellationToken) =>
        context.WroteDirectoryDirectly |= await bulk.InsertAsync(units, cancellationToken);

    public void Remove(OrgUnit unit) => context.Units.Remove(unit);
}
