namespace OrgChart.Infrastructure.Search;

/// <summary>
/// How much effort parts two words: insert, delete, substitute, or transpose two neighbours, no place edited twice (optimal string
/// alignment, Boytsov 2011, section 2.2). Slips that fingers make more often cost a little less, which decides between words that are
/// equally many edits away.
/// </summary>
internal static class WordDistance
{
    /// <summary>Longer words are cut; glued names have up to 40 letters.</summary>
    public const int MaxLength = 63;

    /// <summary>What one edit costs.</summary>
    public const int Edit = 20;

    private const int NeighbouringKey = 18;
    private const int Transposition = 17;
    private const int DoubledLetter = 16;
    private const int MissingLetter = 19;

    // Which letters lie next to each other on a QWERTY keyboard, as bits.
    private static readonly ulong[] Neighbours = KeysAround("qwertyuiop", "asdfghjkl", "zxcvbnm");

    /// <summary>The effort from a word to what was typed, and from the best beginning of it.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="word">The word.</param>
    /// <param name="most">More need not be told apart.</param>
    /// <param name="prefixCost">The effort from the best beginning of the word; more than <paramref name="most"/> when none is near.</param>
    /// <param name="prefixLength">How long that beginning is.</param>
    /// <returns>The effort from the whole word, in parts of <see cref="Edit"/>; more than <paramref name="most"/> when it is not near.</returns>
    public static int Of(ReadOnlySpan<byte> typed, ReadOnlySpan<byte> word, int most, out int prefixCost, out int prefixLength)
    {
        if (typed.Length > MaxLength) typed = typed[..MaxLength];
        if (word.Length > MaxLength) word = word[..MaxLength];
        prefixCost = most + 1;
        prefixLength = 0;
        var mostLetters = most / DoubledLetter;
        if (typed.Length > word.Length + mostLetters) return most + 1;

        // Rows go through the word, columns through what was typed: the last column is the effort from each beginning of the word.
        Span<int> beforeLast = stackalloc int[MaxLength + 1];
        Span<int> last = stackalloc int[MaxLength + 1];
        Span<int> current = stackalloc int[MaxLength + 1];
        last[0] = 0;
        for (var j = 1; j <= typed.Length; j++) last[j] = last[j - 1] + Inserted(typed, j - 1);
        var rows = Math.Min(word.Length, typed.Length + mostLetters);
        for (var i = 1; i <= rows; i++)
        {
            var letter = word[i - 1];
            var missing = i > 1 && letter == word[i - 2] ? DoubledLetter : MissingLetter;
            current[0] = last[0] + missing;
            var least = current[0];
            for (var j = 1; j <= typed.Length; j++)
            {
                var key = typed[j - 1];
                var cost = last[j - 1] + (letter == key ? 0 : (Neighbours[letter] >> key & 1) != 0 ? NeighbouringKey : Edit);
                // Also where the letters are equal: of a doubled letter, either one may be the missing one.
                cost = Math.Min(cost, Math.Min(current[j - 1] + Inserted(typed, j - 1), last[j] + missing));
                if (letter != key && i > 1 && j > 1 && letter == typed[j - 2] && word[i - 2] == key) cost = Math.Min(cost, beforeLast[j - 2] + Transposition);
                current[j] = cost;
                least = Math.Min(least, cost);
            }

            if (current[typed.Length] < prefixCost && i < word.Length) (prefixCost, prefixLength) = (current[typed.Length], i);
            if (least > most) return most + 1;
            var oldest = beforeLast;
            beforeLast = last;
            last = current;
            current = oldest;
        }

        return rows == word.Length ? last[typed.Length] : most + 1;
    }

    private static int Inserted(ReadOnlySpan<byte> typed, int place) => place > 0 && typed[place] == typed[place - 1] ? DoubledLetter : Edit;

    private static ulong[] KeysAround(params string[] rows)
    {
        var neighbours = new ulong[Symbols.Count];
        for (var row = 0; row < rows.Length; row++)
            for (var column = 0; column < rows[row].Length; column++)
            {
                Join(row, column, row, column + 1);
                // The next row is shifted by half a key.
                Join(row, column, row + 1, column - 1);
                Join(row, column, row + 1, column);
            }

        return neighbours;

        void Join(int row, int column, int otherRow, int otherColumn)
        {
            if (otherRow >= rows.Length || otherColumn < 0 || otherColumn >= rows[otherRow].Length) return;
            var (a, b) = (Symbols.Of(rows[row][column]), Symbols.Of(rows[otherRow][otherColumn]));
            neighbours[a] |= 1UL << b;
            neighbours[b] |= 1UL << a;
        }
    }
}
