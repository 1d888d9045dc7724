using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.CleanUp;

/// <summary>Removes rows of a table that are older than they are kept.</summary>
/// <param name="context">The tables.</param>
/// <param name="name">What they are, for the log.</param>
/// <param name="table">The table.</param>
/// <param name="column">The column with the moment that counts; it has an index.</param>
/// <param name="moment">The same as a property.</param>
/// <param name="kept">How long they are kept.</param>
internal abstract class OldRows<T>(OrgChartContext context, string name, string table, string column, Expression<Func<T, DateTime>> moment, TimeSpan kept) : ICleanUp
    where T : class
{
    public string Name => name;

    public async Task<int> RunAsync(DateTime now, CancellationToken cancellationToken)
    {
        var limit = now - kept;
        var last = await context.Set<T>().Select(moment).Where(at => at < limit).OrderBy(at => at).Select(at => (DateTime?)at)
            .Skip(ICleanUp.MaxRows - 1).FirstOrDefaultAsync(cancellationToken) ?? limit;
        return await context.Database.ExecuteSqlRawAsync($"DELETE FROM {table} WHERE {column} < {{0}} AND {column} <= {{1}}", [limit, last], cancellationToken);
    }
}
