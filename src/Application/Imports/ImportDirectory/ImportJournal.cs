using OrgChart.Application.Common;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Imports.ImportDirectory;

/// <summary>Keeps the history of loads while one runs: begun, alive, ended. Sees to it that only one runs at a time.</summary>
internal sealed class ImportJournal(IImportRepository imports, IUnitOfWork work, IIdAllocator ids, ICaller caller, TimeProvider time)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private ImportProgress latest;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Writes down that a load begins; one whose process was killed makes way.</summary>
    /// <exception cref="RuleBrokenException"><c>import.running</c></exception>
    public async Task<Import> StartAsync(string format, bool dryRun, CancellationToken cancellationToken)
    {
        await work.BeginStructuralChangeAsync(cancellationToken);
        foreach (var other in await imports.ListRunningAsync(cancellationToken)) other.MakeWay(Now);
        var id = new ImportId(await ids.ReserveAsync(IdKind.Import, 1, cancellationToken));
        var import = Import.Start(id, format, dryRun, caller.Id, Now);
        imports.Add(import);
        await work.CommitAsync(cancellationToken);
        return import;
    }

    /// <summary>Passes progress on and remembers it for <see cref="KeepAliveAsync"/>.</summary>
    public IProgress<ImportProgress> Watch(IProgress<ImportProgress> next) => new Watcher(this, next);

    /// <summary>Reads, and writes down once a second how far that is. Stops reading once somebody has cancelled the load.</summary>
    /// <exception cref="RuleBrokenException"><c>import.interrupted</c></exception>
    public async Task<SourceDirectory> KeepAliveAsync(Import import, Func<CancellationToken, Task<SourceDirectory>> read, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = read(stop.Token);
        try
        {
            while (await Task.WhenAny(reading, Task.Delay(Beat, time, CancellationToken.None)) != reading)
            {
                await EnsureAliveAsync(import, cancellationToken);
                await NoteProgressAsync(import, cancellationToken);
            }

            await NoteProgressAsync(import, cancellationToken);
            return await reading;
        }
        finally
        {
            // Nobody waits for it any more, and the file is to be let go.
            await stop.CancelAsync();
            await Task.WhenAny(reading);
        }
    }

    /// <summary>Sees to it, within the lock, that a load that was taken for dead does not come back.</summary>
    /// <exception cref="RuleBrokenException"><c>import.interrupted</c></exception>
    public async Task EnsureAliveAsync(Import import, CancellationToken cancellationToken)
    {
        if (!(await imports.ListRunningAsync(cancellationToken)).Contains(import)) throw ImportRules.Interrupted();
    }

    /// <summary>Notes within the load's own transaction that it ended well; lasting with the commit.</summary>
    public async Task SucceedAsync(ImportId id, LoadResult result, long revision, CancellationToken cancellationToken)
    {
        var import = await imports.GetAsync(id, cancellationToken);
        import.Succeed(result.Counts, revision, Now);
        await imports.AddFindingsAsync(id, result.FindingsToKeep, cancellationToken);
    }

    /// <summary>Undoes everything and writes down why.</summary>
    public async Task FailAsync(ImportId id, CodedException reason, LoadResult result)
    {
        await work.RollBackAsync();
        await work.BeginStructuralChangeAsync(CancellationToken.None);
        var import = await imports.GetAsync(id, CancellationToken.None);
        if (import.State != ImportState.Running)
        {
            // Another load took it for dead and said so already.
            await work.RollBackAsync();
            return;
        }

        import.Fail(reason, result.Counts, Now);
        await imports.AddFindingsAsync(id, result.FindingsToKeep, CancellationToken.None);
        await work.CommitAsync(CancellationToken.None);
    }

    /// <summary>The load as it stands in the history.</summary>
    public Task<Import> ReadAsync(ImportId id, CancellationToken cancellationToken) => imports.GetAsync(id, cancellationToken);

    /// <summary>Undoes everything and writes down that a person stopped it.</summary>
    public async Task CancelAsync(ImportId id)
    {
        await work.RollBackAsync();
        var import = await imports.GetAsync(id, CancellationToken.None);
        import.Cancel(Now);
        await work.CommitAsync(CancellationToken.None);
    }

    private Task<long> NoteProgressAsync(Import import, CancellationToken cancellationToken)
    {
        import.Progress(latest.Done, latest.Total, Now);
        return work.CommitAsync(cancellationToken);
    }

    private sealed class Watcher(ImportJournal journal, IProgress<ImportProgress> next) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            journal.latest = value;
            next.Report(value);
        }
    }
}
