using System.Runtime.InteropServices;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Directory;

/// <summary>Gives equal values the same number, so that a column of a table is an array of small numbers.</summary>
internal sealed class ValuePool<T>
    where T : notnull
{
    private readonly Dictionary<T, int> codes = [];
    private readonly List<T> values = [];

    /// <summary>The number of a value.</summary>
    public int CodeOf(T value)
    {
        ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(codes, value, out var exists);
        if (exists) return code;
        code = values.Count;
        values.Add(value);
        return code;
    }

    /// <summary>The values by their numbers.</summary>
    public T[] ToArray() => [.. values];
}

/// <summary>City, province and country: they go together, and there are few.</summary>
internal sealed record Locality(LocalizedText City, LocalizedText Province, LocalizedText Country);
