using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrgChart.Infrastructure.Directory;

/// <summary>Whether there is a directory to answer from.</summary>
internal sealed class DirectoryHealthCheck(DirectoryCache directory) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(directory.IsLoaded ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The directory is not loaded yet."));
}
