using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OrgChart.Application.Directory;
using OrgChart.Application.Rules;
using OrgChart.Infrastructure.Persistence;

namespace OrgChart.Infrastructure.Directory;

internal sealed class DirectoryWithin(OrgChartContext context, DirectoryCache directory, DirectoryReader reader) : IDirectoryWithin
{
    public async Task<IDirectorySnapshot> CurrentAsync(CancellationToken cancellationToken)
    {
        // Verbs of the command line keep no directory in memory.
        if (!directory.IsLoaded) await directory.LoadAsync(cancellationToken);
        var transaction = context.Database.CurrentTransaction ?? throw new InvalidOperationException("Nothing has begun.");
        var snapshot = directory.Snapshot;
        var (connection, within) = (context.ConnectionInTransaction(), transaction.GetDbTransaction());
        var changes = await reader.ReadChangesAsync(connection, within, snapshot.Revision, cancellationToken);
        return changes is null ? await reader.ReadAsync(connection, within, cancellationToken) : changes.Revision == snapshot.Revision ? snapshot : snapshot.With(changes);
    }
}
