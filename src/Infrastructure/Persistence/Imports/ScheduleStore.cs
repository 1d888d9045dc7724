using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Operations;
using OrgChart.Domain.Imports;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Persistence.Imports;

/// <summary>The one row that says when the directory is loaded from its source again. Whoever changes it first has the turn: its version tells the others that they were late.</summary>
internal sealed class ScheduleStore(OrgChartContext context, IDatabaseStrategy database, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The row; null before the first turn.</summary>
    public Task<LoadSchedule?> FindAsync(CancellationToken cancellationToken) =>
        context.Set<LoadSchedule>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == LoadSchedule.OnlyId, cancellationToken);

    /// <summary>Takes the turn, if it is time and no other server has it.</summary>
    /// <param name="source">The digest of the settings that say what is loaded.</param>
    /// <param name="interval">From one turn to the next.</param>
    /// <param name="isStart">Whether this server has just started.</param>
    /// <returns>The turn, or null.</returns>
    public async Task<LoadTurn?> TryTakeAsync(string source, TimeSpan interval, bool isStart, CancellationToken cancellationToken)
    {
        // Most looks find that it is not time: they keep no writer waiting.
        if (await FindAsync(cancellationToken) is { } looked && !looked.IsDue(source, interval, isStart, Now)) return null;
        using var turn = await database.TakeWriteTurnAsync(cancellationToken);
        await context.TryInsertAsync(LoadSchedule.New(), database, cancellationToken);
        context.ChangeTracker.Clear();
        var row = await context.Set<LoadSchedule>().SingleAsync(cancellationToken);
        if (!row.IsDue(source, interval, isStart, Now)) return null;

        // Other settings mean another file, which did nothing to anybody yet.
        var begins = !row.IsRunning || row.Source != source || row.NoteSilence(interval, Now);
        if (begins) row.Begin(source, Now);

        return await TrySaveAsync(cancellationToken) && begins ? new LoadTurn(row.Version, await IsStillLoadedAsync(row, cancellationToken) ? row.Tag : null) : null;
    }

    /// <summary>Changes the row on behalf of a server that has the turn.</summary>
    /// <returns>Whether it had it still; otherwise nothing was changed.</returns>
    public async Task<bool> TryChangeAsync(LoadTurn turn, Action<LoadSchedule> change, CancellationToken cancellationToken)
    {
        using var write = await database.TakeWriteTurnAsync(cancellationToken);
        context.ChangeTracker.Clear();
        var row = await context.Set<LoadSchedule>().SingleAsync(cancellationToken);
        if (row.Version != turn.Version) return false;

        change(row);

        if (!await TrySaveAsync(cancellationToken)) return false;
        turn.Version = row.Version;
        return true;
    }

    /// <summary>Whether the directory still is what the schedule brought: a file that somebody loaded since makes the source's own worth loading again.</summary>
    private async Task<bool> IsStillLoadedAsync(LoadSchedule row, CancellationToken cancellationToken)
    {
        var newest = await context.Imports.AsNoTracking().Where(import => import.State == ImportState.Succeeded && !import.DryRun)
            .OrderByDescending(import => import.Id).Select(import => import.Id).Take(1).ToListAsync(cancellationToken);
        return row.ImportId is { } mine && newest.Contains(mine);
    }

    private async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            context.ChangeTracker.Clear();
            return false;
        }
    }
}

/// <summary>The turn of a server to load the directory from its source.</summary>
/// <param name="version">The version of the row that says so.</param>
/// <param name="tag">What the source calls the file that the directory has; null when it has another one, or none.</param>
internal sealed class LoadTurn(long version, string? tag)
{
    /// <summary>The version of the row as this server left it.</summary>
    public long Version { get; set; } = version;

    /// <summary>What the source calls the file that the directory has; null when it has another one, or none.</summary>
    public string? Tag => tag;
}
