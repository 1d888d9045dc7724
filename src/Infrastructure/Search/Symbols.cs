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

    /// <summary>
    /// The trigrams of a word with two pads before and one after it, as in PostgreSQL's pg_trgm: a word of n letters has n + 1.
    /// </summary>
    /// <returns>How many were written.</returns>
    public static int Trigrams(ReadOnlySpan<byte> word, Span<int> trigrams)
    {
        int first = Pad, second = Pad;
        for (var i = 0; i <= word.Length; i++)
        {
            var third = i < word.Length ? word[i] : Pad;
            trigrams[i] = (((first * Count) + second) * Count) + third;
            (first, second) = (second, third);
        }

        return word.Length + 1;
    }
}
