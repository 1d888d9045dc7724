using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.Access;

/// <summary>Reads every few seconds what other instances have ended.</summary>
internal sealed class EndedAccessRefresher(IServiceScopeFactory scopes, IDatabaseFaults database, EndedAccess ended, TimeProvider time, ILogger<EndedAccessRefresher> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Longer than any access token lives.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromHours(2);

    /// <summary>Reads what has ended of late.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var since = time.GetUtcNow().UtcDateTime - Remembered;
        ended.Set(await scope.ServiceProvider.GetRequiredService<OrgChartContext>().Set<AccessEndingRow>().AsNoTracking().Where(row => row.At > since).ToListAsync(cancellationToken));
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first request: what was ended before this instance started stays ended.
        try
        {
            await RunAsync(cancellationToken);
        }
        catch (Exception exception) when (database.Diagnose(exception) is DatabaseFault.Unavailable)
        {
            // The instance is not ready before it is known.
            log.LogWarning(exception, "What access has ended could not be read; it is tried again.");
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!ended.IsKnown)
        {
            await Task.Delay(LooksAgainAfter, time, stoppingToken);
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogDebug(exception, "What access has ended could not be read; it is tried again.");
            }
        }

        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(exception, "What access has ended could not be read; it is tried again.");
            }
        }
    }
}
