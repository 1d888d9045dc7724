using Microsoft.Extensions.Hosting;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Accounts;
using OrgChart.Infrastructure.Directory;
using OrgChart.Infrastructure.Persistence.AccessLog;
using OrgChart.Infrastructure.Persistence.SecurityEvents;

namespace OrgChart.Infrastructure.Operations;

/// <summary>Shows what can be read off at any moment: the directory in memory, and how long the queues are.</summary>
internal sealed class Gauges(ServerMetrics metrics, DirectoryCache directory, AccessQueue requests, RefusalQueue refusals, Mailer mail) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        metrics.ObserveDirectory(() => directory.State);
        metrics.ObserveQueue("access_log", () => requests.Length);
        metrics.ObserveQueue("refusals", () => refusals.Waiting.Count);
        metrics.ObserveQueue("mail", () => mail.Waiting);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
