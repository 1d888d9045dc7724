using System.Data.Common;
using Microsoft.Extensions.Logging;
using OrgChart.Application.Directory;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Directory;

/// <summary>Holds the newest snapshot and replaces it, never in parts: readers take it without a lock and keep theirs as long as they need.</summary>
internal sealed class DirectoryCache(DirectoryReader reader, ServerMetrics metrics, TimeProvider time, ILogger<DirectoryCache> log) : IDirectory, IDisposable
{
    // Patches make searches and every further patch dearer; at full size reading everything takes one or two seconds.
    private const int MaxPatched = 2_000;

    private readonly SemaphoreSlim oneAtATime = new(1);
    private volatile DirectorySnapshot? current;
    private Task rebuilding = Task.CompletedTask;
    private long changedAt;
    private long lookedAt;

    /// <summary>Whether there is a snapshot to answer from.</summary>
    public bool IsLoaded => current is not null;

    /// <inheritdoc/>
    /// <exception cref="DirectoryNotLoadedException">Nothing is loaded yet.</exception>
    public IDirectorySnapshot Current => Snapshot;

    /// <summary>The same with what only the inside needs.</summary>
    public DirectorySnapshot Snapshot => current ?? throw new DirectoryNotLoadedException();

    /// <summary>What is known about the directory without looking into it; null while nothing is loaded.</summary>
    public DirectoryState? State => current is { } snapshot
        ? new(snapshot.Revision, snapshot.UnitCount, snapshot.EmployeeCount, time.GetElapsedTime(Interlocked.Read(ref changedAt)), time.GetElapsedTime(Interlocked.Read(ref lookedAt)))
        : null;

    /// <summary>Loads the directory, whatever was there before.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) =>
        InTurnAsync(async () => TakeOver(await ReadAllAsync(cancellationToken)), cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Does nothing where nobody reads, as in verbs of the command line. Whoever waits here while others catch up finds its work done with theirs.</remarks>
    public async Task CatchUpAsync(long revision, CancellationToken cancellationToken)
    {
        if (current is null || Snapshot.Revision >= revision) return;
        // Once is enough: what is read is what is lasting. A revision that is not there, after a failover or by a message of somebody else's, is not waited for.
        await InTurnAsync(() => Snapshot.Revision < revision ? RefreshAsync(cancellationToken) : Task.CompletedTask, cancellationToken);
    }

    /// <summary>Asks the database for its revision and catches up with it.</summary>
    public async Task PollAsync(CancellationToken cancellationToken)
    {
        // A database put back from a backup may have a lower revision.
        if (await reader.ReadRevisionAsync(cancellationToken) != Snapshot.Revision)
            await InTurnAsync(() => RefreshAsync(cancellationToken), cancellationToken);
        Interlocked.Exchange(ref lookedAt, time.GetTimestamp());
    }

    /// <inheritdoc/>
    public void Dispose() => oneAtATime.Dispose();

    /// <summary>Takes over what changed, or everything when that is too much or not known.</summary>
    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        TakeOver(await LaterThanAsync(Snapshot, cancellationToken));
        if (Snapshot.Patched > MaxPatched && rebuilding.IsCompleted) rebuilding = Task.Run(RebuildAsync, CancellationToken.None);
    }

    private void TakeOver(DirectorySnapshot snapshot)
    {
        var now = time.GetTimestamp();
        Interlocked.Exchange(ref lookedAt, now);
        if (snapshot.Revision != current?.Revision) Interlocked.Exchange(ref changedAt, now);
        current = snapshot;
    }

    private async Task<DirectorySnapshot> LaterThanAsync(DirectorySnapshot snapshot, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        if (await reader.ReadChangesAsync(snapshot.Revision, cancellationToken) is { } changes)
        {
            if (changes.Revision == snapshot.Revision) return snapshot;
            try
            {
                var later = snapshot.With(changes);
                metrics.Rebuilt(RebuildKind.Patched, time.GetElapsedTime(start));
                return later;
            }
            catch (Exception exception) when (exception is KeyNotFoundException or InvalidDataException or IndexOutOfRangeException)
            {
                // What changed does not fit what was there: somebody changed the tables past OrgChart. The tables are right.
                log.LogWarning(exception, "The changes up to revision {Revision} do not fit the directory in memory; it is read anew.", changes.Revision);
            }
        }

        return await MeasuredAsync(reader.ReadAsync, cancellationToken);
    }

    private async Task<DirectorySnapshot> MeasuredAsync(Func<CancellationToken, Task<DirectorySnapshot>> readAll, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var snapshot = await readAll(cancellationToken);
        metrics.Rebuilt(RebuildKind.Whole, time.GetElapsedTime(start));
        return snapshot;
    }

    /// <summary>Reads everything, from the replica if there is one, and then from the database what the replica lacked.</summary>
    private async Task<DirectorySnapshot> ReadAllAsync(CancellationToken cancellationToken)
    {
        DirectorySnapshot first;
        try
        {
            first = await MeasuredAsync(reader.ReadReplicaAsync, cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or OperationRefusedException)
        {
            log.LogWarning(exception, "The replica cannot be read; the directory is read from the database.");
            return await MeasuredAsync(reader.ReadAsync, cancellationToken);
        }

        return await LaterThanAsync(first, cancellationToken);
    }

    /// <summary>Reads everything while the old snapshot serves, then takes over what changed meanwhile.</summary>
    private async Task RebuildAsync()
    {
        try
        {
            var fresh = await ReadAllAsync(CancellationToken.None);
            await InTurnAsync(async () => TakeOver(await LaterThanAsync(fresh, CancellationToken.None)), CancellationToken.None);
        }
        catch (Exception exception)
        {
            // The patched snapshot is right as it is; the next change tries again.
            log.LogWarning(exception, "The directory could not be rebuilt in the background.");
        }
    }

    private async Task InTurnAsync(Func<Task> action, CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await action();
        }
        finally
        {
            oneAtATime.Release();
        }
    }
}
