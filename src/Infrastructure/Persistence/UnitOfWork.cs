using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OrgChart.Application.Common;
using OrgChart.Application.Operations;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;
using OrgChart.Infrastructure.Persistence.Access;
using OrgChart.Infrastructure.Persistence.Audit;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Persistence;

internal sealed class UnitOfWork(
    OrgChartContext context, IDatabaseStrategy database, DirectoryCache directory, AccessGuard access, AccessEndings endings, AuditWriter audit) : IUnitOfWork, IAsyncDisposable
{
    private IDisposable? turn;
    private IDbContextTransaction? transaction;
    private long? revisionToShow;

    public bool IsTogether { get; private set; }

    public int Commits { get; private set; }

    public bool ChangesDirectory => context.ChangesDirectory;

    public async Task<long> BeginStructuralChangeAsync(CancellationToken cancellationToken)
    {
        if (transaction is null)
        {
            await OpenAsync(cancellationToken);
            await database.LockStructureAsync(context, cancellationToken);
        }
        else if (!IsTogether)
        {
            throw new InvalidOperationException("A structural change has begun already.");
        }

        return await ReadRevisionAsync(cancellationToken);
    }

    public Task BeginAsync(CancellationToken cancellationToken) => transaction switch
    {
        null => OpenAsync(cancellationToken),
        _ when IsTogether => Task.CompletedTask,
        _ => throw new InvalidOperationException("A change has begun already."),
    };

    public async Task BeginTogetherAsync(CancellationToken cancellationToken)
    {
        await BeginStructuralChangeAsync(cancellationToken);
        IsTogether = true;
    }

    public async Task<long> CommitAsync(CancellationToken cancellationToken)
    {
        if (transaction is null) await OpenAsync(cancellationToken);
        var revision = await WriteAsync(cancellationToken);
        if (!IsTogether) await MakeLastingAsync();
        return revision;
    }

    public async Task CompleteTogetherAsync(CancellationToken cancellationToken)
    {
        if (!IsTogether) throw new InvalidOperationException("Nothing was begun together.");
        await MakeLastingAsync();
    }

    public async Task RollBackAsync()
    {
        await EndAsync();
        context.ChangeTracker.Clear();
        context.Capture.Forget();
        endings.Forget();
    }

    public async ValueTask DisposeAsync() => await EndAsync();

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        turn = await database.TakeWriteTurnAsync(cancellationToken);
        transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        context.HoldsTransaction = true;
    }

    /// <summary>Writes the changes, if the caller may make them, the directory's next revision and the audit entry, all within the transaction.</summary>
    private async Task<long> WriteAsync(CancellationToken cancellationToken)
    {
        var branches = await access.BranchesAsync(cancellationToken);
        // Whoever writes to the directory does so in one order: this lock, the records, the revision. In another order two writers could wait for each other.
        if (context.ChangesAudited) await database.LockStructureAsync(context, cancellationToken);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ConflictException("version.stale", "A record was changed by somebody else in the meantime. Read it again and repeat the change.");
        }

        // Afterwards: whoever ends the same at the same moment has met the account's version by now.
        await endings.WriteAsync(cancellationToken);

        await access.EnsureWithinAsync(branches, cancellationToken);
        var changed = context.Capture.TouchesDirectory;
        if (changed)
            await context.Database.ExecuteSqlRawAsync("UPDATE directory_revision SET revision = revision + 1", cancellationToken);
        var revision = await ReadRevisionAsync(cancellationToken);
        await audit.WriteAsync(revision, cancellationToken);
        if (changed)
        {
            await database.AnnounceAsync(context, revision, cancellationToken);
            revisionToShow = revision;
        }

        return revision;
    }

    private async Task MakeLastingAsync()
    {
        context.ConnectionInTransaction();
        try
        {
            // Not to be cancelled: half way nobody would know what it came to.
            await transaction!.CommitAsync(CancellationToken.None);
        }
        catch (Exception exception) when (database.Diagnose(exception) is DatabaseFault.Unavailable or DatabaseFault.Busy)
        {
            throw new OutcomeUnknownException(exception);
        }

        Commits++;

        var show = revisionToShow;
        endings.Publish();
        await EndAsync();
        // What is lasting is not reported as cancelled.
        if (show is not { } revision) return;
        try
        {
            await directory.CatchUpAsync(revision, CancellationToken.None);
        }
        catch (Exception exception) when (database.Diagnose(exception) is not DatabaseFault.None)
        {
            // It is lasting all the same, and must not look as if it were not: the look once a second catches up.
        }
    }

    private async Task EndAsync()
    {
        context.HoldsTransaction = false;
        try
        {
            if (transaction is not null) await transaction.DisposeAsync();
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            // The connection is gone, and with it whatever was not lasting. What matters is the error that came before.
        }

        (transaction, revisionToShow, IsTogether) = (null, null, false);
        turn?.Dispose();
        turn = null;
    }

    private Task<long> ReadRevisionAsync(CancellationToken cancellationToken) =>
        context.Revisions.AsNoTracking().Select(row => row.Revision).SingleAsync(cancellationToken);
}
