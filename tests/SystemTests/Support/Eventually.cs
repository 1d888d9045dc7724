using System.Diagnostics;

namespace OrgChart.SystemTests.Support;

/// <summary>Waits for what must come, not longer than it takes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // What takes seconds on an idle machine takes longer on one with much to do; who waits for what comes loses nothing by it.
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    /// <summary>Asks again and again until it is so.</summary>
    /// <param name="condition">What must come.</param>
    /// <param name="limit">How long it may take; a minute when this is less.</param>
    /// <param name="what">What it is, in words.</param>
    public static async Task IsTrueAsync(Func<Task<bool>> condition, TimeSpan limit, string what)
    {
        var (watch, longest) = (Stopwatch.StartNew(), limit < Least ? Least : limit);
        while (!await condition())
        {
            Assert.That(watch.Elapsed, Is.LessThan(longest), $"still not so: {what}");
            await Task.Delay(Pause);
        }
    }
}
