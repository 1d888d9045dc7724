namespace OrgChart.Application.Common;

/// <summary>A part of a list.</summary>
/// <param name="Items">The part asked for.</param>
/// <param name="Total">How many the whole list has.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Offset">How many to leave out, from 0.</param>
/// <param name="Limit">How many at most, 1 to 200.</param>
public readonly record struct PageRequest(int Offset, int Limit)
{
    /// <summary>The most that one answer carries.</summary>
    public const int MaxLimit = 200;

    /// <summary>How many an answer carries unless told otherwise.</summary>
    public const int DefaultLimit = 50;
}
