namespace OrgChart.SystemTests.Support;

/// <summary>Numbers that look random and are the same in every run (SplitMix64).</summary>
internal sealed class Dice(int seed)
{
    private ulong state = (ulong)seed * 0x9E3779B97F4A7C15;

    /// <summary>A number from 0 to below a limit.</summary>
    public int Below(int limit)
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)limit);
    }

    /// <summary>One of several.</summary>
    public T OneOf<T>(IReadOnlyList<T> several) => several[Below(several.Count)];
}
