using Microsoft.EntityFrameworkCore;
using OrgChart.Domain.Audit;

namespace OrgChart.Infrastructure.Persistence.Audit;

internal sealed class AuditRepository(OrgChartContext context) : IAuditRepository
{
    public async Task<AuditEntry> GetAsync(int id, CancellationToken cancellationToken) =>
        await context.AuditEntries.Include(entry => entry.Changes.OrderBy(change => change.Ordinal)).FirstOrDefaultAsync(entry => entry.Id == id, cancellationToken)
        ?? throw AuditRules.NotFound(id);
}
