using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrgChart.Infrastructure.Persistence.Access;

namespace OrgChart.Infrastructure.Directory;

/// <summary>Whether there is a directory to answer from, and who may not ask any more is known.</summary>
internal sealed class DirectoryHealthCheck(DirectoryCache directory, EndedAccess ended) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
        !directory.IsLoaded ? HealthCheckResult.Unhealthy("The directory is not loaded yet.")
        : !ended.IsKnown ? HealthCheckResult.Unhealthy("It is not known yet whose access has ended.")
        : HealthCheckResult.Healthy());
}
