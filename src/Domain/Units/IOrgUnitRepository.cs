using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Units;

/// <summary>The units as they are written down.</summary>
public interface IOrgUnitRepository
{
    /// <summary>The unit with this id, or null.</summary>
    Task<OrgUnit?> FindAsync(OrgUnitId id, CancellationToken cancellationToken);

    /// <summary>The unit with this id in the version that the caller knows; null for whichever it has.</summary>
    /// <exception cref="NotFoundException"><c>unit.not_found</c></exception>
    /// <exception cref="ConflictException"><c>unit.version_stale</c></exception>
    Task<OrgUnit> GetAsync(OrgUnitId id, long? expectedVersion, CancellationToken cancellationToken);

    /// <summary>The unit and everything above it.</summary>
    /// <exception cref="NotFoundException"><c>unit.not_found</c></exception>
    Task<Lineage> GetLineageAsync(OrgUnitId id, CancellationToken cancellationToken);

    /// <summary>The units directly beneath one, for changing.</summary>
    Task<IReadOnlyList<OrgUnit>> ListChildrenAsync(OrgUnitId id, CancellationToken cancellationToken);

    /// <summary>All units there are, in no particular order; for loads, which look at everything.</summary>
    Task<IReadOnlyList<OrgUnit>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adds a unit with the next commit.</summary>
    void Add(OrgUnit unit);

    /// <summary>Adds many new units at once, each after its parent, before the next commit ends.</summary>
    Task AddManyAsync(IEnumerable<OrgUnit> units, CancellationToken cancellationToken);

    /// <summary>Removes a unit with the next commit.</summary>
    void Remove(OrgUnit unit);
}
