using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrgChart.Application.Common;
using OrgChart.Application.Operations;
using OrgChart.Application.SecurityEvents;
using OrgChart.Domain.Security;

namespace OrgChart.Infrastructure.Persistence.SecurityEvents;

internal sealed class RefusalLog(RefusalQueue queue, ICaller caller, ServerMetrics metrics) : IRefusalLog
{
    public void Note(SecurityEventKind kind)
    {
        metrics.Noted(kind);
        queue.Add(kind, caller.Id, caller.Address);
    }
}

/// <summary>Refusals that wait to be written down.</summary>
internal sealed class RefusalQueue(TimeProvider time)
{
    private const int MaxWaiting = 1_000;
    private const int MaxRemembered = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(SecurityEventKind Kind, string Caller, string? Address), long> last = new();
    private readonly Channel<Refusal> waiting = Channel.CreateBounded<Refusal>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>What waits.</summary>
    public ChannelReader<Refusal> Waiting => waiting.Reader;

    /// <summary>Adds a refusal, unless one like it was added a short time ago.</summary>
    public void Add(SecurityEventKind kind, string caller, string? address)
    {
        var (key, now) = ((kind, caller, address), time.GetTimestamp());
        if (last.TryGetValue(key, out var before) && time.GetElapsedTime(before, now) < Pause) return;
        if (last.Count >= MaxRemembered) last.Clear();
        last[key] = now;
        waiting.Writer.TryWrite(new(time.GetUtcNow().UtcDateTime, kind, caller, address));
    }
}

/// <summary>A request that was refused.</summary>
internal sealed record Refusal(DateTime At, SecurityEventKind Kind, string Caller, string? Address);

/// <summary>Writes refusals down, those that wait together.</summary>
internal sealed class RefusalWriter(RefusalQueue queue, IServiceScopeFactory scopes, ILogger<RefusalWriter> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await queue.Waiting.WaitToReadAsync(stoppingToken))
        {
            try
            {
                await WriteAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(exception, "Refusals could not be written down.");
            }
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        var ids = scope.ServiceProvider.GetRequiredService<IIdAllocator>();
        var context = scope.ServiceProvider.GetRequiredService<OrgChartContext>();
        await work.BeginAsync(cancellationToken);
        while (queue.Waiting.TryRead(out var one))
        {
            var id = await ids.ReserveAsync(IdKind.SecurityEvent, 1, cancellationToken);
            context.Add(new SecurityEvent(id, one.At, one.Kind, one.Caller, one.Caller, one.Address, detail: null));
        }

        await work.CommitAsync(cancellationToken);
    }
}
