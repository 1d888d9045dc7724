#pragma warning disable RS0030 // System.Random with a fixed seed: the same examples in every run, and nothing here is a secret

namespace OrgChart.IntegrationTests.Support;

/// <summary>Throws the same numbers in every run.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>A number from 0, smaller than the limit.</summary>
    public int Below(int limit) => random.Next(limit);
}
