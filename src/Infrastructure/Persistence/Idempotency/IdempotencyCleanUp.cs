using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrgChart.Application.Idempotency;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Persistence.Idempotency;

/// <summary>Forgets once an hour what requests with an <c>Idempotency-Key</c> came to more than 24 hours ago. Several instances may do so at once.</summary>
internal sealed class IdempotencyCleanUp(IServiceScopeFactory scopes, IDatabaseStrategy database, TimeProvider time, ILogger<IdempotencyCleanUp> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Forgets what is old enough.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var turn = await database.TakeWriteTurnAsync(cancellationToken);
        var forgotten = await scope.ServiceProvider.GetRequiredService<IIdempotencyStore>().ForgetBeforeAsync(time.GetUtcNow().UtcDateTime - Kept, cancellationToken);
        if (forgotten > 0) log.LogInformation("{Count} idempotency keys forgotten.", forgotten);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(exception, "Old idempotency keys could not be forgotten.");
            }
        }
    }
}
