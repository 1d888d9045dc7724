using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence;

/// <summary>Rows that several may want to insert at the same moment: the table's key lets one through, and nobody fails.</summary>
internal static class FirstInsert
{
    /// <summary>Inserts a row unless one with its key is there, and whatever else the context has to save with it.</summary>
    /// <returns>Whether this call inserted it.</returns>
    public static async Task<bool> TryInsertAsync(this OrgChartContext context, object row, IDatabaseFaults database, CancellationToken cancellationToken)
    {
        var entry = context.Entry(row);
        // Mostly it is there already; a refused INSERT costs more than a look.
        if (await entry.GetDatabaseValuesAsync(cancellationToken) is not null) return false;
        entry.State = EntityState.Added;
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (database.Diagnose(exception) is DatabaseFault.UniqueViolation)
        {
            // Another one at the same moment made it; EF Core has gone back to its savepoint, and the transaction goes on.
            return false;
        }
        finally
        {
            entry.State = EntityState.Detached;
        }
    }
}
