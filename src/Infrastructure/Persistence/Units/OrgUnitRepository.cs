using Microsoft.EntityFrameworkCore;
using OrgChart.Domain.Units;

namespace OrgChart.Infrastructure.Persistence.Units;

internal sealed class OrgUnitRepository(OrgChartContext context, BulkWriter bulk) : IOrgUnitRepository
{
    // What this transaction has made or changed counts already, written down or not.
    public async Task<OrgUnit?> FindAsync(OrgUnitId id, CancellationToken cancellationToken) =>
        await context.Units.FindAsync([id], cancellationToken) is { } unit && context.Entry(unit).State is not EntityState.Deleted ? unit : null;

    public async Task<OrgUnit> GetAsync(OrgUnitId id, long? expectedVersion, CancellationToken cancellationToken)
    {
        var unit = await FindAsync(id, cancellationToken) ?? throw UnitRules.NotFound(id);
        return expectedVersion is null || unit.Version == expectedVersion ? unit : throw UnitRules.Changed(id);
    }

    public async Task<Lineage> GetLineageAsync(OrgUnitId id, CancellationToken cancellationToken)
    {
        var lineage = new List<OrgUnitId>();
        for (OrgUnitId? at = id; at is { } current;)
        {
            var unit = await FindAsync(current, cancellationToken) ?? throw UnitRules.NotFound(current);
            lineage.Add(current);
            at = unit.ParentId;
        }

        return new Lineage(lineage);
    }

    public async Task<IReadOnlyList<OrgUnit>> ListChildrenAsync(OrgUnitId id, CancellationToken cancellationToken)
    {
        var found = await context.Units.Where(unit => unit.ParentId == id).OrderBy(unit => unit.Id).ToListAsync(cancellationToken);
        // What was moved away within this transaction is found in the database still.
        return [.. found.Where(unit => unit.ParentId == id)];
    }

    public async Task<IReadOnlyList<OrgUnit>> ListAsync(CancellationToken cancellationToken) =>
        await context.Units.ToListAsync(cancellationToken);

    public void Add(OrgUnit unit) => context.Units.Add(unit);

    public async Task AddManyAsync(IEnumerable<OrgUnit> units, CancellationToken cancellationToken) =>
        await bulk.InsertAsync(units.Select(Noted), cancellationToken);

    public void Remove(OrgUnit unit) => context.Units.Remove(unit);

    private OrgUnit Noted(OrgUnit unit)
    {
        context.Capture.NoteAdded(unit);
        return unit;
    }
}
