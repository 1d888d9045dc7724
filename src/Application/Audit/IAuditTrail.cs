using OrgChart.Application.Common;
using OrgChart.Domain.Audit;

namespace OrgChart.Application.Audit;

/// <summary>The audit trail for reading.</summary>
public interface IAuditTrail
{
    /// <summary>The entries that meet all conditions, newest first.</summary>
    Task<Page<AuditEntry>> ListAsync(AuditFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Changes of units and employees after a place in the trail, oldest first.</summary>
    /// <param name="after">The place.</param>
    /// <param name="untilRevision">Nothing later than this revision.</param>
    /// <param name="limit">How many at most.</param>
    Task<IReadOnlyList<RecordedChange>> ListChangesAsync(TrailPlace after, long untilRevision, int limit, CancellationToken cancellationToken);

    /// <summary>The last entry whose changes are in a revision of the directory; 0 when there is none.</summary>
    Task<int> LastEntryAsync(long revision, CancellationToken cancellationToken);

    /// <summary>Whether everything that happened to units and employees after an entry is listed one by one.</summary>
    Task<bool> IsWholeAfterAsync(int entryId, CancellationToken cancellationToken);
}

/// <summary>Conditions that audit entries in a list all meet; null means no condition.</summary>
/// <param name="Resource">Touched a record of this kind.</param>
/// <param name="ResourceId">Touched the record with this id; only together with <paramref name="Resource"/>.</param>
/// <param name="Actor">Was made by this one.</param>
/// <param name="Action">Is of this use case.</param>
/// <param name="ImportId">Was made by this load.</param>
/// <param name="From">Not before this moment, UTC.</param>
/// <param name="To">Before this moment, UTC.</param>
public sealed record AuditFilter(
    AuditedResource? Resource = null, int? ResourceId = null, string? Actor = null, string? Action = null, int? ImportId = null, DateTime? From = null, DateTime? To = null);

/// <summary>A place between two changes of the trail: after this one.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="Ordinal">The change's place in it, from 0.</param>
public readonly record struct TrailPlace(int EntryId, int Ordinal);

/// <summary>A change with what its entry knows of it.</summary>
/// <param name="Change">The change.</param>
/// <param name="Action">The use case that made it.</param>
/// <param name="At">When, UTC.</param>
public sealed record RecordedChange(AuditChange Change, string Action, DateTime At);
