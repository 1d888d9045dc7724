namespace OrgChart.Infrastructure.Search;

/// <summary>
/// How many edits part two words: insert, delete, substitute, or transpose two neighbours, no place edited twice
/// (optimal string alignment, Boytsov 2011, section 2.2).
/// </summary>
internal static class WordDistance
{
    /// <summary>Longer words are cut; glued names have up to 40 letters.</summary>
    public const int MaxLength = 63;

    /// <summary>The distance of a typed word from a word, and from the best beginning of it.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="word">The word.</param>
    /// <param name="most">More edits need not be told apart.</param>
    /// <param name="prefixEdits">Edits against the best beginning of the word; more than <paramref name="most"/> when none is near.</param>
    /// <param name="prefixLength">How long that beginning is.</param>
    /// <returns>Edits against the whole word; more than <paramref name="most"/> when it is not near.</returns>
    public static int Of(ReadOnlySpan<byte> typed, ReadOnlySpan<byte> word, int most, out int prefixEdits, out int prefixLength)
    {
        if (typed.Length > MaxLength) typed = typed[..MaxLength];
        if (word.Length > MaxLength) word = word[..MaxLength];
        prefixEdits = most + 1;
        prefixLength = 0;
        if (typed.Length > word.Length + most) return most + 1;

        // Rows go through the word, columns through what was typed: the last column is the distance from each beginning of the word.
        Span<byte> beforeLast = stackalloc byte[MaxLength + 1];
        Span<byte> last = stackalloc byte[MaxLength + 1];
        Span<byte> current = stackalloc byte[MaxLength + 1];
        for (var j = 0; j <= typed.Length; j++) last[j] = (byte)j;
        var rows = Math.Min(word.Length, typed.Length + most);
        for (var i = 1; i <= rows; i++)
        {
            current[0] = (byte)i;
            var least = i;
            for (var j = 1; j <= typed.Length; j++)
            {
                var same = word[i - 1] == typed[j - 1];
                var cost = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (!same && i > 1 && j > 1 && word[i - 1] == typed[j - 2] && word[i - 2] == typed[j - 1]) cost = Math.Min(cost, beforeLast[j - 2] + 1);
                current[j] = (byte)cost;
                least = Math.Min(least, cost);
            }

            if (current[typed.Length] < prefixEdits && i < word.Length) (prefixEdits, prefixLength) = (current[typed.Length], i);
            if (least > most) return most + 1;
            var oldest = beforeLast;
            beforeLast = last;
            last = current;
            current = oldest;
        }

        return rows == word.Length ? last[typed.Length] : most + 1;
    }
}
