using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Persistence.Imports;

namespace OrgChart.Infrastructure.Imports.Schedule;

/// <summary>Loads the directory from its source when it is time; of several instances on one database, one does. What goes wrong leaves the directory as it was.</summary>
internal sealed class ScheduledLoad(IServiceScopeFactory scopes, ScheduledAttempt attempt, IOptions<ScheduleOptions> options, TimeProvider time, ILogger<ScheduledLoad> log) : BackgroundService
{
    /// <summary>How late it may be.</summary>
    public static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(5);

    // What an attempt came to is written down also when the database is busy for a while.
    private const int NotesAtMost = 3;

    private static readonly TimeSpan NotesAgainAfter = TimeSpan.FromSeconds(2);

    // How long a person's load is waited for until it is looked at again.
    private static readonly TimeSpan WaitsForOthers = TimeSpan.FromMinutes(1);

    // Often enough that a pause of the machine does not look like its end.
    private static readonly TimeSpan SaysSoEvery = LoadSchedule.Silence / 5;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private TimeSpan Interval => options.Value.Interval;

    /// <summary>Loads, if it is time and no other instance has the turn.</summary>
    /// <param name="isStart">Whether this instance has just started.</param>
    /// <param name="cancellationToken">Stops it; another instance may then go on.</param>
    /// <returns>Whether nothing is left to do for a start; otherwise another instance was at it with other settings, and these are to be loaded after it.</returns>
    public async Task<bool> RunIfDueAsync(bool isStart, CancellationToken cancellationToken)
    {
        if (!options.Value.IsOn) return true;
        var source = attempt.Source();
        if (await InScopeAsync(store => store.TryTakeAsync(source, Interval, isStart, cancellationToken)) is { } turn)
        {
            await RunAsync(turn, cancellationToken);
            return true;
        }

        return !isStart || await InScopeAsync(store => store.FindAsync(cancellationToken)) is not { IsRunning: true } other || other.Source == source;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsOn) return;
        var (isStart, isKnown) = (true, true);
        using var timer = new PeriodicTimer(LooksEvery, time);
        do
        {
            try
            {
                isStart &= !await RunIfDueAsync(isStart, stoppingToken);
                isKnown = true;
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // Once, not at every look while the database is away.
                if (isKnown) log.LogWarning(exception, "Nobody knows whether it is time for loading the directory from its source.");
                isKnown = false;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunAsync(LoadTurn turn, CancellationToken cancellationToken)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var through = new CancellationTokenSource();
        var keeping = KeepAsync(turn, lost, through.Token);
        AttemptResult result;
        try
        {
            result = await attempt.RunAsync(turn.Tag, lost.Token);
        }
        catch (Exception) when (lost.IsCancellationRequested)
        {
            result = new AttemptResult.Stopped();
        }
        finally
        {
            await through.CancelAsync();
            await keeping;
        }

        await NoteAsync(turn, result);
    }

    /// <summary>Writes down what it came to, also while the server stops.</summary>
    private async Task NoteAsync(LoadTurn turn, AttemptResult result)
    {
        for (var attempts = 1; attempts <= NotesAtMost; attempts++)
        {
            try
            {
                if (attempts > 1) await Task.Delay(NotesAgainAfter, time, CancellationToken.None);
                await TryNoteAsync(turn, result);
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogWarning(exception, "The database was not told how loading the directory from its source ended.");
            }
        }
    }

    private async Task TryNoteAsync(LoadTurn turn, AttemptResult result)
    {
        var (failures, next) = (0, DateTime.UnixEpoch);
        var isNoted = await InScopeAsync(store => store.TryChangeAsync(
            turn,
            schedule =>
            {
                Note(schedule, result);
                (failures, next) = (schedule.Failures, schedule.NextAt);
            },
            CancellationToken.None));
        if (!isNoted)
            log.LogWarning("Another instance has taken over loading the directory from its source: this one was not heard of for {Minutes} minutes.", LoadSchedule.Silence.TotalMinutes);
        else if (result is AttemptResult.Failed failed)
            log.LogWarning(
                "Loading the directory from its source failed ({Code}), the {Count}. time in a row: {Reason} It is tried again at {Next:u}.", failed.Code, failures, failed.Message, next);
    }

    /// <summary>Says from time to time that this instance is at it. When another one has taken over, this one stops.</summary>
    private async Task KeepAsync(LoadTurn turn, CancellationTokenSource lost, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(SaysSoEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (await IsKeptAsync(turn)) continue;
                await lost.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It is through.
        }
    }

    private async Task<bool> IsKeptAsync(LoadTurn turn)
    {
        try
        {
            return await InScopeAsync(store => store.TryChangeAsync(turn, schedule => schedule.GoOn(Now), CancellationToken.None));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogWarning(exception, "The database was not told that loading the directory from its source goes on.");
            return true;
        }
    }

    private void Note(LoadSchedule schedule, AttemptResult result)
    {
        switch (result)
        {
            case AttemptResult.Loaded loaded:
                schedule.NoteLoaded(loaded.Tag, loaded.Import, Interval, Now);
                break;
            case AttemptResult.Unchanged:
                schedule.NoteUnchanged(Interval, Now);
                break;
            case AttemptResult.Cancelled:
                schedule.NoteCancelled(Interval, Now);
                break;
            case AttemptResult.Failed failed:
                schedule.NoteFailure(failed.Code, failed.Message, Interval, Now);
                break;
            case AttemptResult.Busy:
                schedule.LetGo(Now + WaitsForOthers);
                break;
            default:
                schedule.LetGo(Now);
                break;
        }
    }

    private async Task<T> InScopeAsync<T>(Func<ScheduleStore, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<ScheduleStore>());
    }
}
