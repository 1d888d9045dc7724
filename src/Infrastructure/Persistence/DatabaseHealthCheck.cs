using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.Infrastructure.Persistence;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseHealthCheck(DirectoryReader reader) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await reader.ReadRevisionAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is OperationRefusedException or System.Data.Common.DbException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }
}
