using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Common;

namespace OrgChart.Infrastructure.Persistence;

internal sealed class IdAllocator(OrgChartContext context) : IIdAllocator
{
    public async Task<int> ReserveAsync(IdKind kind, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (context.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Ids are only reserved within a transaction.");
        // The update comes first: it locks the row until the transaction ends.
        await context.Database.ExecuteSqlRawAsync(
            "UPDATE id_blocks SET next_id = next_id + {0} WHERE kind = {1}", [count, (int)kind], cancellationToken);
        var next = await context.IdBlocks.AsNoTracking().Where(block => block.Kind == (int)kind).Select(block => block.NextId).SingleAsync(cancellationToken);
        return next - count;
    }
}
