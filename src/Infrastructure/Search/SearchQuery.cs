using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Search;

/// <summary>What somebody typed, taken apart.</summary>
internal sealed class SearchQuery
{
    /// <summary>More words are left out; nobody's name has more.</summary>
    public const int MaxWords = 8;

    /// <summary>Takes a query apart.</summary>
    public SearchQuery(string text)
    {
        Span<byte> glued = stackalloc byte[MaxWords * WordDistance.MaxLength];
        var length = 0;
        var words = new List<TypedWord>(MaxWords);
        var folded = TextFolding.Fold(text).AsSpan();
        foreach (var range in folded.Split(' '))
        {
            var word = folded[range];
            if (word.IsEmpty) continue;
            if (words.Count == MaxWords) break;
            var start = length;
            foreach (var letter in word[..Math.Min(word.Length, WordDistance.MaxLength)]) glued[length++] = Symbols.Of(letter);
            words.Add(new(glued[start..length]));
            TrigramCount += words[^1].Trigrams.Length;
        }

        Words = [.. words];
        if (length is > 0 and <= WordDistance.MaxLength) Glued = words.Count == 1 ? words[0] : new(glued[..length]);
    }

    /// <summary>Its words; none when there is nothing to search for.</summary>
    public TypedWord[] Words { get; }

    /// <summary>All words typed as one; null when that is longer than words are compared.</summary>
    public TypedWord? Glued { get; }

    /// <summary>How many trigrams its words have.</summary>
    public int TrigramCount { get; }
}
