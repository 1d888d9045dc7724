using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Audit;
using OrgChart.Application.Common;
using OrgChart.Domain.Audit;

namespace OrgChart.Infrastructure.Persistence.Audit;

internal sealed class AuditTrail(OrgChartContext context) : IAuditTrail
{
    private IQueryable<AuditEntry> Entries => context.AuditEntries.AsNoTracking();

    public async Task<Page<AuditEntry>> ListAsync(AuditFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var entries = Entries;
        if (filter.Resource is { } resource)
        {
            var touching = context.AuditChanges.Where(change => change.Resource == resource);
            if (filter.ResourceId is { } id) touching = touching.Where(change => change.ResourceId == id);
            entries = entries.Where(entry => touching.Any(change => change.EntryId == entry.Id));
        }

        if (filter.Actor is { } actor) entries = entries.Where(entry => entry.Actor == actor);
        if (filter.Action is { } action) entries = entries.Where(entry => entry.Action == action);
        if (filter.ImportId is { } import) entries = entries.Where(entry => entry.ImportId == import);
        if (filter.From is { } from) entries = entries.Where(entry => entry.At >= from);
        if (filter.To is { } to) entries = entries.Where(entry => entry.At < to);
        var items = await entries.OrderByDescending(entry => entry.Id).Skip(page.Offset).Take(page.Limit)
            .Include(entry => entry.Changes.OrderBy(change => change.Ordinal)).AsSplitQuery().ToListAsync(cancellationToken);
        return new(items, await entries.CountAsync(cancellationToken));
    }

    public async Task<IReadOnlyList<RecordedChange>> ListChangesAsync(TrailPlace after, long untilRevision, int limit, CancellationToken cancellationToken)
    {
        var (entryId, ordinal) = after;
        var rows = await (
            from change in context.AuditChanges.AsNoTracking()
            join entry in Entries on change.EntryId equals entry.Id
            where change.EntryId > entryId || (change.EntryId == entryId && change.Ordinal > ordinal)
            where change.Revision <= untilRevision && (change.Resource == AuditedResource.Unit || change.Resource == AuditedResource.Employee)
            orderby change.EntryId, change.Ordinal
            select new { change, entry.Action, entry.At }).Take(limit).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new RecordedChange(row.change, row.Action, row.At))];
    }

    public async Task<int> LastEntryAsync(long revision, CancellationToken cancellationToken) =>
        await Entries.Where(entry => entry.Revision <= revision).MaxAsync(entry => (int?)entry.Id, cancellationToken) ?? 0;

    public async Task<bool> IsWholeAfterAsync(int entryId, CancellationToken cancellationToken)
    {
        // An entry that is gone was cleaned away with all before it.
        if (entryId > 0 && !await Entries.AnyAsync(entry => entry.Id == entryId, cancellationToken)) return false;
        if (entryId == 0 && await Entries.AnyAsync(cancellationToken) && !await Entries.AnyAsync(entry => entry.Id == 1, cancellationToken)) return false;
        return !await Entries.AnyAsync(entry => entry.Id > entryId && !entry.IsComplete, cancellationToken);
    }
}
