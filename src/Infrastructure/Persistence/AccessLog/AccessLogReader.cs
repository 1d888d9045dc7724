using Microsoft.EntityFrameworkCore;
using OrgChart.Application.AccessLog;
using OrgChart.Application.Common;

namespace OrgChart.Infrastructure.Persistence.AccessLog;

internal sealed class AccessLogReader(OrgChartContext context) : IAccessLog
{
    public async Task<Page<AccessEntryAnswer>> ListAsync(AccessFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var rows = context.Set<AccessLogRow>().AsNoTracking();
        if (filter.Caller is { } caller) rows = rows.Where(row => row.Caller == caller);
        if (filter.Address is { } address) rows = rows.Where(row => row.Address == address);
        if (filter.Method is { } method) rows = rows.Where(row => row.Method == method);
        if (filter.Route is { } route) rows = rows.Where(row => row.Route == route);
        if (filter.Status is { } status) rows = rows.Where(row => row.Status == status);
        if (filter.From is { } from) rows = rows.Where(row => row.At >= from);
        if (filter.To is { } to) rows = rows.Where(row => row.At < to);
        var items = await rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Skip(page.Offset).Take(page.Limit).ToListAsync(cancellationToken);
        return new([.. items.Select(Show)], await rows.CountAsync(cancellationToken));
    }

    public Task ForgetAddressesAsync(string caller, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlInterpolatedAsync($"UPDATE access_log SET address = '-' WHERE caller = {caller}", cancellationToken);

    private static AccessEntryAnswer Show(AccessLogRow row) => new()
    {
        Id = row.Id, At = row.At, Caller = row.Caller, Address = row.Address, Method = row.Method, Route = row.Route, Status = row.Status, Count = row.Count,
        DurationMs = row.DurationMs, LongestMs = row.LongestMs,
    };
}
