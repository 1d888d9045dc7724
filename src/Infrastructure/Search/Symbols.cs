namespace OrgChart.Infrastructure.Search;

/// <summary>Folded letters as small numbers, so that three of them make an index into an array.</summary>
internal static class Symbols
{
    /// <summary>Stands before and after a word.</summary>
    public const byte Pad = 0;

    /// <summary>How many there are: the pad, 26 letters, 10 digits, and one for everything else.</summary>
    public const int Count = 38;

    /// <summary>How many different trigrams there are.</summary>
    public const int TrigramCount = Count * Count * Count;

    private const byte FirstDigit = 27;
    private const byte Other = 37;

    /// <summary>The symbol of a folded letter.</summary>
    public static byte Of(char letter) => letter switch
    {
        >= 'a' and <= 'z' => (byte)(letter - 'a' + 1),
        >= '0' and <= '9' => (byte)(letter - '0' + FirstDigit),
        _ => Other,
    };

    /// <summary>The set of the symbols of a word, as bits.</summary>
    public static ulong Set(ReadOnlySpan<byte> word)
    {
        var set = 0UL;
        foreach (var symbol in word) set |= 1UL << symbol;
        return set;
    }

    /// <summary>
    /// The different trigrams of a word with two pads before and one after it, as in PostgreSQL's pg_trgm: a word of n letters has up to n + 1.
    /// </summary>
    public static ReadOnlySpan<int> DistinctTrigrams(ReadOnlySpan<byte> word, Span<int> buffer)
    {
        int first = Pad, second = Pad, count = 0;
        for (var i = 0; i <= word.Length; i++)
        {
            var third = i < word.Length ? word[i] : Pad;
            var trigram = (((first * Count) + second) * Count) + third;
            if (!buffer[..count].Contains(trigram)) buffer[count++] = trigram;
            (first, second) = (second, third);
        }

        return buffer[..count];
    }
}
