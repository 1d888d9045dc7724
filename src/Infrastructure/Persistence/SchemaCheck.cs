using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence;

/// <summary>Stops a host whose database it could not work with, before it answers anything.</summary>
internal sealed class SchemaCheck(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISchema>().EnsureReadyAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
