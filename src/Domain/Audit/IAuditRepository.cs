using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Audit;

/// <summary>The audit trail as it is written down. Entries come into being with the commit of the write they tell of.</summary>
public interface IAuditRepository
{
    /// <summary>An entry with its changes.</summary>
    /// <exception cref="NotFoundException"><c>audit.not_found</c></exception>
    Task<AuditEntry> GetAsync(int id, CancellationToken cancellationToken);
}
