using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence;

/// <summary>
/// Keeps transactions whole. EF Core opens a connection that broke anew and goes on without the transaction and its locks: what is left of the change would be written on its own.
/// </summary>
internal sealed class WholeTransactions : DbConnectionInterceptor
{
    /// <summary>For all contexts.</summary>
    public static readonly WholeTransactions Instance = new();

    private WholeTransactions()
    {
    }

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Ensure(eventData);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Ensure(eventData);
        return ValueTask.FromResult(result);
    }

    private static void Ensure(ConnectionEventData eventData)
    {
        if (eventData.Context is OrgChartContext { HoldsTransaction: true }) throw new DatabaseLostException();
    }
}
