using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrgChart.Application.Common;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Persistence.AccessLog;

/// <summary>Writes the access log: about once a second what was answered in the seconds before, and at the end what is left.</summary>
internal sealed class AccessLogWriter(
    AccessQueue queue, IServiceScopeFactory scopes, IDatabaseStrategy database, ServerMetrics metrics, TimeProvider time, ILogger<AccessLogWriter> log) : BackgroundService
{
    /// <summary>The most entries of one transaction.</summary>
    public const int MaxRows = 10_000;

    // Often enough that the queue does not fill up; a second that is over for so long is complete.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly AccessTally tally = new();
    private readonly List<AccessLogRow> unwritten = [];
    private readonly Lock gate = new();
    private Task writing = Task.CompletedTask;
    private Task? rest;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // A host may be stopped by two at once; both wait until the rest is written, once.
        Task all;
        lock (gate) all = rest ??= WriteRestAsync();
        await all;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // Before the queue is looked at: what comes into it afterwards belongs to a time that is not written yet.
            var until = (time.GetUtcNow() - Interval).UtcDateTime;
            queue.MoveTo(tally);
            // While others write for long, or the database is away, entries wait in the tally, which holds so many and no more.
            if (!writing.IsCompleted) continue;
            if (unwritten.Count == 0) unwritten.AddRange(tally.TakeUntil(until));
            if (unwritten.Count > 0) writing = Task.Run(WriteAsync, CancellationToken.None);
        }
    }

    private async Task WriteRestAsync()
    {
        await writing;
        queue.MoveTo(tally);
        unwritten.AddRange(tally.TakeUntil(DateTime.MaxValue));
        await WriteAsync();
    }

    /// <summary>Writes what is unwritten; what cannot be written stays.</summary>
    private async Task WriteAsync()
    {
        try
        {
            while (unwritten.Count > 0)
            {
                var part = unwritten.GetRange(0, Math.Min(MaxRows, unwritten.Count));
                await WriteAsync(part);
                unwritten.RemoveRange(0, part.Count);
            }
        }
        catch (Exception exception)
        {
            log.LogWarning(exception, "The access log cannot be written just now; {Count} entries wait.", unwritten.Count);
        }

        if (queue.TakeLost() + tally.TakeLost() is not (> 0 and var lost)) return;
        metrics.Unrecorded(lost);
        log.LogWarning("{Count} requests are missing in the access log: they came faster than it is written.", lost);
    }

    private async Task WriteAsync(List<AccessLogRow> rows)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<OrgChartContext>();
        using var turn = await database.TakeWriteTurnAsync(CancellationToken.None);
        await using var transaction = await context.Database.BeginTransactionAsync();
        var batch = await scope.ServiceProvider.GetRequiredService<IIdAllocator>().ReserveAsync(IdKind.AccessEntry, 1, CancellationToken.None);
        for (var i = 0; i < rows.Count; i++) rows[i].Id = ((long)batch * MaxRows) + i;
        await scope.ServiceProvider.GetRequiredService<BulkWriter>().InsertAsync(rows, CancellationToken.None);
        await transaction.CommitAsync();
    }
}
