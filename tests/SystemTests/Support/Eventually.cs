using System.Diagnostics;

namespace OrgChart.SystemTests.Support;

/// <summary>Waits for what must come, not longer than it takes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks again and again until it is so.</summary>
    public static async Task IsTrueAsync(Func<Task<bool>> condition, TimeSpan limit, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.That(watch.Elapsed, Is.LessThan(limit), $"still not so: {what}");
            await Task.Delay(Pause);
        }
    }
}
