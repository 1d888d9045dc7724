namespace OrgChart.Domain.Imports;

/// <summary>
/// When the directory is loaded from its source again, and how that went last. There is one of it, which all servers share; its version decides which of them has the turn.
/// </summary>
public sealed class LoadSchedule
{
    /// <summary>The key of the only one.</summary>
    public const int OnlyId = 1;

    /// <summary>The most characters of a <see cref="Tag"/>; a longer one is forgotten.</summary>
    public const int MaxTagLength = 500;

    /// <summary>The outcome of a turn that brought a file which was loaded.</summary>
    public const string Loaded = "loaded";

    /// <summary>The outcome of a turn in which the source still had the file that was loaded last.</summary>
    public const string Unchanged = "unchanged";

    /// <summary>The outcome of a turn whose load a person cancelled.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>A server that has the turn and has not said anything for this long is gone; another one takes over.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    // With the third server that falls silent it is likely that the file is to blame.
    private const int FailuresUntilItWaits = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    private LoadSchedule()
    {
    }

    /// <summary>The key.</summary>
    public int Id { get; private set; }

    /// <summary>A digest of the settings that say what is loaded; empty before the first turn.</summary>
    public string Source { get; private set; } = "";

    /// <summary>When the turn was due that began last, UTC; further turns are reckoned from it, so that they keep their time of day.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>When a server looks again, UTC: the next turn, the next attempt after a failure, or, while one is at it, when it would be taken for gone.</summary>
    public DateTime NextAt { get; private set; }

    /// <summary>Whether a server is at it, or was when it was last heard of.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>How many attempts have failed since one went well.</summary>
    public int Failures { get; private set; }

    /// <summary>What the source calls the file that was loaded last (entity tag, RFC 9110, 8.8.3); null when it does not say.</summary>
    public string? Tag { get; private set; }

    /// <summary>The load that brought this file; null when there was none of this source.</summary>
    public ImportId? ImportId { get; private set; }

    /// <summary>When the last attempt ended, UTC; null before.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>How it ended: <see cref="Loaded"/>, <see cref="Unchanged"/>, <see cref="Cancelled"/>, or the code of what went wrong; null before.</summary>
    public string? Outcome { get; private set; }

    /// <summary>What went wrong, as a sentence; null when nothing did.</summary>
    public string? Message { get; private set; }

    /// <summary>Raised with every change.</summary>
    public long Version { get; private set; }

    /// <summary>One that nobody has looked at yet: it is due.</summary>
    public static LoadSchedule New() => new() { Id = OnlyId, DueAt = DateTime.UnixEpoch, NextAt = DateTime.UnixEpoch };

    /// <summary>
    /// Whether it is time. What other settings ask for is loaded when a server starts with them, not in between: servers whose settings differ would load in turns. A start is also when an attempt
    /// is repeated that failed: its cause may be mended.
    /// </summary>
    /// <param name="source">The digest of the settings now.</param>
    /// <param name="interval">From one turn to the next.</param>
    /// <param name="isStart">Whether the server has just started.</param>
    /// <param name="now">The moment, UTC.</param>
    public bool IsDue(string source, TimeSpan interval, bool isStart, DateTime now) =>
        NextAt <= now
        // Nobody notes a moment as late as that, unless the interval was longer, or his clock wrong; clocks of servers may differ a little.
        || NextAt > now + (IsRunning ? Silence : interval) + Silence
        || (!IsRunning && isStart && (Source != source || Failures > 0));

    /// <summary>A server begins, or goes on with what another one left or failed at.</summary>
    public void Begin(string source, DateTime now)
    {
        if (Source != source) (Source, Tag, ImportId, Failures, DueAt) = (source, null, null, 0, now);
        else if (!IsRunning && Failures == 0 && EndedAt >= DueAt) DueAt = NextAt <= now ? NextAt : now;
        (IsRunning, NextAt) = (true, now + Silence);
    }

    /// <summary>The server that was at it fell silent, which counts as a failure: it was killed, perhaps by the file.</summary>
    /// <param name="interval">From one turn to the next.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <returns>Whether another one may begin at once; otherwise the next attempt is later, as after any failure.</returns>
    public bool NoteSilence(TimeSpan interval, DateTime now)
    {
        var reason = ImportRules.Interrupted();
        NoteFailure(reason.Code, reason.Message, interval, now);
        return Failures < FailuresUntilItWaits;
    }

    /// <summary>The server is still at it.</summary>
    public void GoOn(DateTime now) => NextAt = now + Silence;

    /// <summary>The server leaves the turn before it is through.</summary>
    /// <param name="until">When somebody may go on with it, UTC.</param>
    public void LetGo(DateTime until) => (IsRunning, NextAt) = (false, until);

    /// <summary>The file was loaded.</summary>
    /// <param name="tag">What the source calls it, or null.</param>
    /// <param name="import">The load.</param>
    /// <param name="interval">From one turn to the next.</param>
    /// <param name="now">The moment, UTC.</param>
    public void NoteLoaded(string? tag, ImportId import, TimeSpan interval, DateTime now)
    {
        EndTurn(Loaded, interval, now);
        (Tag, ImportId) = (tag is { Length: > MaxTagLength } ? null : tag, import);
    }

    /// <summary>There was nothing to do: the file is the one that was loaded last.</summary>
    public void NoteUnchanged(TimeSpan interval, DateTime now) => EndTurn(Unchanged, interval, now);

    /// <summary>A person cancelled the load, and shall not have it back in five minutes.</summary>
    public void NoteCancelled(TimeSpan interval, DateTime now) => EndTurn(Cancelled, interval, now);

    /// <summary>Something went wrong. The directory and <see cref="Tag"/> are as they were; the next attempt is later each time, but not later than the next turn would be.</summary>
    public void NoteFailure(string code, string message, TimeSpan interval, DateTime now)
    {
        Failures++;
        End(code, message, now);
        var pause = FirstPause * Math.Pow(2, Math.Min(Failures - 1, 10));
        NextAt = now + new[] { pause, LongestPause, interval }.Min();
    }

    private void EndTurn(string outcome, TimeSpan interval, DateTime now)
    {
        Failures = 0;
        End(outcome, message: null, now);
        NextAt = DueAt + (interval * (Math.Floor((now - DueAt) / interval) + 1));
    }

    private void End(string outcome, string? message, DateTime now) => (IsRunning, Outcome, Message, EndedAt) = (false, outcome, message, now);
}
