using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OrgChart.Application.Common;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Persistence;

internal sealed class UnitOfWork(OrgChartContext context, IDatabaseStrategy database, DirectoryCache directory) : IUnitOfWork, IAsyncDisposable
{
    private IDisposable? turn;
    private IDbContextTransaction? transaction;

    public async Task<long> BeginStructuralChangeAsync(CancellationToken cancellationToken)
    {
        if (transaction is not null) throw new InvalidOperationException("A structural change has begun already.");
        await BeginAsync(cancellationToken);
        await database.LockStructureAsync(context, cancellationToken);
        return await ReadRevisionAsync(cancellationToken);
    }

    public async Task<long> CommitAsync(CancellationToken cancellationToken)
    {
        if (transaction is null) await BeginAsync(cancellationToken);
        var changed = context.ChangesDirectory;
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ConflictException("version.stale", "A record was changed by somebody else in the meantime. Read it again and repeat the change.");
        }

        if (changed)
            await context.Database.ExecuteSqlRawAsync("UPDATE directory_revision SET revision = revision + 1", cancellationToken);
        var revision = await ReadRevisionAsync(cancellationToken);
        await transaction!.CommitAsync(cancellationToken);
        context.WroteDirectoryDirectly = false;
        await EndAsync();
        // What is lasting is not reported as cancelled.
        if (changed) await directory.CatchUpAsync(revision, CancellationToken.None);
        return revision;
    }

    public bool ChangesDirectory => context.ChangesDirectory;

    public async Task RollBackAsync()
    {
        await EndAsync();
        context.ChangeTracker.Clear();
        context.WroteDirectoryDirectly = false;
    }

    public async ValueTask DisposeAsync() => await EndAsync();

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        turn = await database.TakeWriteTurnAsync(cancellationToken);
        transaction = await context.Database.BeginTransactionAsync(cancellationToken);
    }

    private async Task EndAsync()
    {
        if (transaction is not null) await transaction.DisposeAsync();
        transaction = null;
        turn?.Dispose();
        turn = null;
    }

    private Task<long> ReadRevisionAsync(CancellationToken cancellationToken) =>
        context.Revisions.AsNoTracking().Select(row => row.Revision).SingleAsync(cancellationToken);
}
