using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Persistence.CleanUp;

/// <summary>Removes once an hour what is kept for a limited time; of several instances on one database, one does.</summary>
internal sealed class ScheduledCleanUp(IServiceScopeFactory scopes, IDatabaseStrategy database, TimeProvider time, ILogger<ScheduledCleanUp> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    // How late it may be: an instance that is restarted every half hour gets its turn too.
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMinutes(5);

    /// <summary>Removes what is too old, if it is time and no other instance has begun.</summary>
    public async Task RunIfDueAsync(CancellationToken cancellationToken)
    {
        if (!await ClaimAsync(cancellationToken)) return;
        // By number: each run has a scope of its own, so that nothing is left over from one that failed.
        var number = 0;
        while (await RunAsync(number, cancellationToken)) number++;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LooksEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunIfDueAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(exception, "Nobody knows whether it is time for cleaning up.");
            }
        }
    }

    /// <summary>One statement both asks and answers whose turn it is.</summary>
    private async Task<bool> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (now, next) = (time.GetUtcNow().UtcDateTime, time.GetUtcNow().UtcDateTime + Interval);
        using var turn = await database.TakeWriteTurnAsync(cancellationToken);
        return await scope.ServiceProvider.GetRequiredService<OrgChartContext>().Database.ExecuteSqlInterpolatedAsync(
            $"UPDATE scheduled_work SET next_at = {next} WHERE name = {ScheduledWork.CleanUp} AND next_at <= {now}", cancellationToken) == 1;
    }

    /// <summary>Runs one clean-up to its end.</summary>
    /// <returns>Whether there is one with this number.</returns>
    private async Task<bool> RunAsync(int number, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetServices<ICleanUp>().ElementAtOrDefault(number) is not { } cleanUp) return false;
        var removed = 0;
        try
        {
            int now;
            do
            {
                using var turn = await database.TakeWriteTurnAsync(cancellationToken);
                removed += now = await cleanUp.RunAsync(time.GetUtcNow().UtcDateTime, cancellationToken);
            }
            while (now >= ICleanUp.MaxRows);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogWarning(exception, "Cleaning up failed: {Name}.", cleanUp.Name);
        }

        if (removed > 0) log.LogInformation("Cleaned up: {Count} {Name}.", removed, cleanUp.Name);
        return true;
    }
}
