using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Directory;

/// <summary>
/// Loads the directory before the first request, from a database with the tables of this version; afterwards hears of other instances' changes, and looks once a second
/// for those it did not hear of.
/// </summary>
internal sealed class DirectoryRefresher(
    DirectoryCache directory, IDatabaseStrategy database, IServiceScopeFactory scopes, TimeProvider time, ILogger<DirectoryRefresher> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LoadAsync(cancellationToken);
        }
        catch (Exception exception) when (database.Diagnose(exception) is DatabaseFault.Unavailable && !database.MigratesItself)
        {
            // A database server may be started after its users. Until then readiness tells, and whoever asks hears 503.
            log.LogWarning(exception, "The database does not answer yet; the directory is loaded as soon as it does.");
        }

        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(LookAsync(stoppingToken), ListenAsync(stoppingToken));

    /// <summary>Looks once a second; the net beneath what is announced.</summary>
    private async Task LookAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var failed = false;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (!directory.IsLoaded)
                {
                    await LoadAsync(stoppingToken);
                    continue;
                }

                var before = directory.Snapshot;
                var start = time.GetTimestamp();
                await directory.PollAsync(stoppingToken);
                if (failed) log.LogInformation("The database answers again.");
                failed = false;
                if (directory.Snapshot != before) LogLoaded(time.GetElapsedTime(start));
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The old directory keeps serving; the next tick tries again. Once is enough to be told, and not every second.
                log.Log(failed ? LogLevel.Debug : LogLevel.Warning, exception, "The directory could not be refreshed.");
                failed = true;
            }
        }
    }

    /// <summary>Hears what other instances announce, long before the next look.</summary>
    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await database.ListenAsync(revision => directory.CatchUpAsync(revision, stoppingToken), stoppingToken);
                return;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogDebug(exception, "Nothing is heard of other instances; looking once a second goes on.");
                await Task.Delay(Interval, time, stoppingToken);
            }
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        await using (var scope = scopes.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<ISchema>().EnsureReadyAsync(cancellationToken);
        await directory.LoadAsync(cancellationToken);
        LogLoaded(time.GetElapsedTime(start));
    }

    private void LogLoaded(TimeSpan took) => log.LogInformation(
        "Directory of revision {Revision} loaded in {Milliseconds} ms: {Units} units, {Employees} employees.",
        directory.Snapshot.Revision, (long)took.TotalMilliseconds, directory.Snapshot.UnitCount, directory.Snapshot.EmployeeCount);
}
