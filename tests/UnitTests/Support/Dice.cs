#pragma warning disable RS0030 // System.Random with a fixed seed: the same examples in every run, and nothing here is a secret

namespace OrgChart.UnitTests;

/// <summary>Throws the same numbers in every run.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>A number from 0, smaller than the limit.</summary>
    public int Below(int limit) => random.Next(limit);

    /// <summary>True once in so many throws.</summary>
    public bool OneIn(int throws) => random.Next(throws) == 0;

    /// <summary>One of these.</summary>
    public T OneOf<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    /// <summary>These in another order.</summary>
    public T[] Shuffle<T>(IEnumerable<T> values)
    {
        T[] shuffled = [.. values];
        random.Shuffle(shuffled);
        return shuffled;
    }
}
