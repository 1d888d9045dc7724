using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Common;
using OrgChart.Domain.Audit;

namespace OrgChart.Infrastructure.Persistence.Audit;

/// <summary>Writes the audit entry of what a transaction has done so far, within that transaction.</summary>
internal sealed class AuditWriter(OrgChartContext context, BulkWriter bulk, IIdAllocator ids, ICaller caller, Provenance provenance, TimeProvider time)
{
    /// <summary>Writes the entry, if there is anything to tell.</summary>
    /// <param name="revision">The directory's revision with the changes in it.</param>
    public async Task WriteAsync(long revision, CancellationToken cancellationToken)
    {
        if (!context.Capture.Any) return;
        var id = await ids.ReserveAsync(IdKind.AuditEntry, 1, cancellationToken);
        var entry = new AuditEntry(id, time.GetUtcNow().UtcDateTime, caller.Id, provenance.Action, revision)
        {
            RequestId = caller.RequestId, ImportId = provenance.ImportId, Undoes = provenance.Undoes,
        };
        if (context.Capture.IsTooMuch) entry.LeaveOut();
        context.AuditEntries.Add(entry);
        if (provenance.Undoes is { } undone) (await context.AuditEntries.SingleAsync(other => other.Id == undone, cancellationToken)).MarkUndone(id);
        await context.SaveChangesAsync(cancellationToken);
        context.Entry(entry).State = EntityState.Detached;
        await bulk.InsertAsync(context.Capture.Take(id, revision), cancellationToken);
    }
}
