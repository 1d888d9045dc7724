using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.Application.Operations;
using OrgChart.Domain.Imports;
using OrgChart.Infrastructure.Persistence.Imports;

namespace OrgChart.Infrastructure.Persistence.CleanUp;

/// <summary>Tells of scheduled work.</summary>
internal sealed class Jobs(OrgChartContext context, ISchema schema, IEnumerable<ICleanUp> cleanUps, ScheduleStore loads, IOptions<ScheduleOptions> options, TimeProvider time) : IJobs
{
    public async Task<IReadOnlyList<ScheduledJob>> ListAsync(CancellationToken cancellationToken)
    {
        await schema.EnsureReadableAsync(cancellationToken);
        var rows = await context.Set<ScheduledWork>().AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        IEnumerable<ScheduledJob> jobs =
        [
            .. rows.Select(row => new ScheduledJob
            {
                Name = row.Name, NextAt = row.NextAt == DateTime.UnixEpoch ? null : row.NextAt, IsDue = row.NextAt <= now,
                Does = row.Name == ScheduledWork.CleanUp ? [.. cleanUps.Select(cleanUp => $"removes old {cleanUp.Name}")] : [],
            }),
        ];
        if (await FindLoadAsync(cancellationToken) is { } load) jobs = jobs.Append(load);
        return [.. jobs.OrderBy(job => job.Name, StringComparer.Ordinal)];
    }

    public async Task<ScheduledJob?> FindLoadAsync(CancellationToken cancellationToken) =>
        options.Value.IsOn ? LoadOf(await loads.FindAsync(cancellationToken) ?? LoadSchedule.New(), options.Value, time.GetUtcNow().UtcDateTime) : null;

    private static ScheduledJob LoadOf(LoadSchedule schedule, ScheduleOptions settings, DateTime now) => new()
    {
        Name = ScheduledJob.Load, NextAt = schedule.NextAt == DateTime.UnixEpoch ? null : schedule.NextAt, IsDue = schedule.NextAt <= now,
        Does = [string.Create(CultureInfo.InvariantCulture, $"loads {settings.Format} from {SourcePolicy.HostOf(settings.Address())} every {settings.IntervalHours:0.##} h")],
        LastAt = schedule.EndedAt, Last = schedule.IsRunning && schedule.NextAt > now ? "A server is at it." : LastOf(schedule), Failures = schedule.Failures,
    };

    private static string? LastOf(LoadSchedule schedule) => schedule.Outcome switch
    {
        null => null,
        LoadSchedule.Loaded => $"Loaded (load {schedule.ImportId}).",
        LoadSchedule.Unchanged => "The source still had the file that was loaded last.",
        LoadSchedule.Cancelled => "Somebody cancelled the load.",
        var code => $"{schedule.Message} ({code})",
    };
}
