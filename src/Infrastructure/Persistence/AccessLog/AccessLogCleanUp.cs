using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrgChart.Application.AccessLog;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.AccessLog;

/// <summary>Removes entries of the access log that are older than the configuration says.</summary>
internal sealed class AccessLogCleanUp(OrgChartContext context, IOptions<AccessLogOptions> options) : ICleanUp
{
    public string Name => "entries of the access log";

    public async Task<int> RunAsync(DateTime now, CancellationToken cancellationToken)
    {
        var moment = now.AddDays(-options.Value.KeptDays);
        var last = await context.Set<AccessLogRow>().Where(row => row.At < moment).OrderBy(row => row.Id).Select(row => (long?)row.Id)
            .Skip(ICleanUp.MaxRows - 1).FirstOrDefaultAsync(cancellationToken) ?? long.MaxValue;
        return await context.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM access_log WHERE at < {moment} AND id <= {last}", cancellationToken);
    }
}
