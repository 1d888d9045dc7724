namespace OrgChart.IntegrationTests.Support;

/// <summary>A clock that stands still until a test moves it; timers ring when their time has come.</summary>
internal sealed class ManualTime : TimeProvider
{
    /// <summary>The smallest step that every database keeps: a microsecond.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMicroseconds(1);

    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private readonly List<TimeSpan> timersMade = [];
    private TaskCompletionSource timerMade = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The moment as entities take it.</summary>
    public DateTime Now => GetUtcNow().UtcDateTime;

    /// <summary>How many timers were asked for so far.</summary>
    public int TimersMade
    {
        get
        {
            lock (gate) return timersMade.Count;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        lock (gate)
        {
            timersMade.Add(dueTime);
            timerMade.TrySetResult();
            timerMade = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return timer;
    }

    /// <summary>Moves the clock and rings what is due.</summary>
    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (gate)
        {
            now += by;
            due = [.. timers.Where(timer => timer.DueAt <= now)];
            foreach (var timer in due) timer.Next(now);
        }

        foreach (var timer in due) timer.Ring();
    }

    /// <summary>Waits until somebody waits for the clock: until so many timers were asked for.</summary>
    public Task UntilTimersMadeAsync(int count) => UntilAsync(made => made.Count >= count);

    /// <summary>The same, until there is one that rings after so long: of several who wait, that is the one who is meant.</summary>
    public Task UntilTimerMadeAsync(TimeSpan dueTime) => UntilAsync(made => made.Contains(dueTime));

    private async Task UntilAsync(Predicate<List<TimeSpan>> isSo)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (isSo(timersMade)) return;
                next = timerMade.Task;
            }

            await next.WaitAsync(Patience.Limit, System);
        }
    }

    private sealed class ManualTimer(ManualTime clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        public DateTimeOffset DueAt { get; private set; }

        public void Next(DateTimeOffset at)
        {
            if (period > TimeSpan.Zero) DueAt = at + period;
            else clock.timers.Remove(this);
        }

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                period = newPeriod;
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                DueAt = clock.now + dueTime;
                clock.timers.Add(this);
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.gate) clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>How long a test waits for what must happen before it fails.</summary>
internal static class Patience
{
    // Nobody waits longer than it takes, and a machine with much to do may take long.
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
}
