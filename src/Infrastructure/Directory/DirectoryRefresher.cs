using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrgChart.Infrastructure.Directory;

/// <summary>Loads the directory before the first request, and afterwards looks once a second whether another process has changed it.</summary>
internal sealed class DirectoryRefresher(DirectoryCache directory, TimeProvider time, ILogger<DirectoryRefresher> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        await directory.LoadAsync(cancellationToken);
        LogLoaded(time.GetElapsedTime(start));
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var before = directory.Snapshot;
                var start = time.GetTimestamp();
                await directory.PollAsync(stoppingToken);
                if (directory.Snapshot != before) LogLoaded(time.GetElapsedTime(start));
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The old directory keeps serving; the next tick tries again.
                log.LogWarning(exception, "The directory could not be refreshed.");
            }
        }
    }

    private void LogLoaded(TimeSpan took) => log.LogInformation(
        "Directory of revision {Revision} loaded in {Milliseconds} ms: {Units} units, {Employees} employees.",
        directory.Snapshot.Revision, (long)took.TotalMilliseconds, directory.Snapshot.UnitCount, directory.Snapshot.EmployeeCount);
}
