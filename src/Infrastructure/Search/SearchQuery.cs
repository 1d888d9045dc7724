using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Search;

/// <summary>What somebody typed, taken apart.</summary>
internal sealed class SearchQuery
{
    /// <summary>More words are left out; nobody's name has more.</summary>
    public const int MaxWords = 8;

    private readonly byte[] letters;
    private readonly int[] wordStart;

    /// <summary>Takes a query apart.</summary>
    public SearchQuery(string text)
    {
        var words = TextFolding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MaxWords)
            .Select(word => word.Length > WordDistance.MaxLength ? word[..WordDistance.MaxLength] : word).ToArray();
        WordCount = words.Length;
        letters = [.. words.SelectMany(word => word).Select(Symbols.Of)];
        wordStart = new int[WordCount + 1];
        for (var word = 0; word < WordCount; word++) wordStart[word + 1] = wordStart[word] + words[word].Length;

        var trigrams = new int[letters.Length + WordCount];
        var length = 0;
        for (var word = 0; word < WordCount; word++) length += Symbols.Trigrams(Word(word), trigrams.AsSpan(length));
        Trigrams = [.. trigrams.Distinct()];
    }

    /// <summary>How many words it has; 0 when there is nothing to search for.</summary>
    public int WordCount { get; }

    /// <summary>The different trigrams of all words.</summary>
    public int[] Trigrams { get; }

    /// <summary>All words glued together.</summary>
    public ReadOnlySpan<byte> Glued => letters;

    /// <summary>One word.</summary>
    public ReadOnlySpan<byte> Word(int word) => letters.AsSpan(wordStart[word]..wordStart[word + 1]);
}
