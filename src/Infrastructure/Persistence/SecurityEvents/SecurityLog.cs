using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OrgChart.Application.Common;
using OrgChart.Application.Operations;
using OrgChart.Application.SecurityEvents;
using OrgChart.Domain.Security;

namespace OrgChart.Infrastructure.Persistence.SecurityEvents;

internal sealed class SecurityLog(OrgChartContext context, IIdAllocator ids, ICaller caller, ServerMetrics metrics, TimeProvider time, ILogger<SecurityLog> log)
    : ISecurityLog, ISecurityEventList
{
    public async Task NoteAsync(SecurityEventKind kind, string? subject, string? detail, CancellationToken cancellationToken)
    {
        var id = await ids.ReserveAsync(IdKind.SecurityEvent, 1, cancellationToken);
        var shortened = detail is { Length: > SecurityEvent.MaxDetailLength } ? detail[..SecurityEvent.MaxDetailLength] : detail;
        context.Add(new SecurityEvent(id, time.GetUtcNow().UtcDateTime, kind, subject, caller.Id, caller.Address, shortened));
        metrics.Noted(kind);
        log.LogInformation("Security event {Kind} about {Subject} by {Actor}.", kind, subject, caller.Id);
    }

    public async Task<Page<SecurityEvent>> ListAsync(SecurityEventFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var events = context.Set<SecurityEvent>().AsNoTracking();
        if (filter.Kind is { } kind) events = events.Where(one => one.Kind == kind);
        if (filter.Subject is { } subject) events = events.Where(one => one.Subject == subject);
        if (filter.From is { } from) events = events.Where(one => one.At >= from);
        if (filter.To is { } to) events = events.Where(one => one.At < to);
        var items = await events.OrderByDescending(one => one.Id).Skip(page.Offset).Take(page.Limit).ToListAsync(cancellationToken);
        return new(items, await events.CountAsync(cancellationToken));
    }

    public async Task<IReadOnlyList<SecurityEvent>> ListOfAsync(string subject, CancellationToken cancellationToken) =>
        await context.Set<SecurityEvent>().AsNoTracking().Where(one => one.Subject == subject || one.Actor == subject).OrderByDescending(one => one.Id).ToListAsync(cancellationToken);

    public async Task ForgetAddressesAsync(string subject, CancellationToken cancellationToken)
    {
        foreach (var one in await context.Set<SecurityEvent>().Where(one => (one.Subject == subject || one.Actor == subject) && one.Address != null).ToListAsync(cancellationToken))
            one.ForgetAddress();
        // What he does while he erases himself is not in the table yet. What an administrator does comes from the administrator's address.
        foreach (var entry in context.ChangeTracker.Entries<SecurityEvent>().Where(entry => entry.Entity.Actor == subject)) entry.Entity.ForgetAddress();
    }
}
