namespace OrgChart.UnitTests;

/// <summary>A clock that jumps to whenever somebody waits for, so that nobody has to.</summary>
internal sealed class SkippingTime(DateTime start) : TimeProvider
{
    private DateTimeOffset now = new(start);

    /// <summary>How long others have waited, one after the other.</summary>
    public List<TimeSpan> Waits { get; } = [];

    /// <summary>The moment as entities take it.</summary>
    public DateTime Now => now.UtcDateTime;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public void Advance(TimeSpan by) => now += by;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        now += dueTime;
        callback(state);
        return new Rung();
    }

    private sealed class Rung : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
