using System.Numerics;

namespace OrgChart.Infrastructure.Search;

/// <summary>
/// A typed word, prepared for being compared with many: the number of edits in a few instructions for each letter (Hyyro 2003, bit-parallel
/// optimal string alignment), so that the dearer <see cref="WordDistance"/> is only asked about words that are near.
/// </summary>
internal sealed class TypedWord
{
    private readonly byte[] letters;
    private readonly ulong[] places = new ulong[Symbols.Count];
    private readonly ulong symbols;

    /// <summary>Prepares a word.</summary>
    /// <param name="word">At most <see cref="WordDistance.MaxLength"/> symbols, at least one.</param>
    public TypedWord(ReadOnlySpan<byte> word)
    {
        letters = word.ToArray();
        symbols = Symbols.Set(word);
        for (var i = 0; i < word.Length; i++) places[word[i]] |= 1UL << i;
        var trigrams = new int[word.Length + 1];
        Trigrams = Symbols.DistinctTrigrams(word, trigrams).ToArray();
        // One edit in a word of up to 3 letters, 2 in one of up to 5, else 3.
        MostEdits = word.Length switch
        {
            <= 3 => 1,
            <= 5 => 2,
            _ => 3,
        };
    }

    /// <summary>Its symbols.</summary>
    public ReadOnlySpan<byte> Letters => letters;

    /// <summary>Its different trigrams.</summary>
    public int[] Trigrams { get; }

    /// <summary>With more edits it is another word.</summary>
    public int MostEdits { get; }

    /// <summary>Whether a word is so near that it may cost less than none: two edits, or one when only its beginning is typed.</summary>
    /// <param name="vocabulary">Where the word is.</param>
    /// <param name="number">Its number.</param>
    public bool IsNear(Vocabulary vocabulary, int number)
    {
        if (!MayBe(vocabulary.Length(number), vocabulary.SymbolsOf(number), Math.Min(2, MostEdits), 1)) return false;
        var (edits, prefixEdits) = Edits(vocabulary[number], letters.Length + 2, 2);
        return edits <= Math.Min(2, MostEdits) || prefixEdits <= 1;
    }

    /// <summary>The cost in hundredths of an edit when a word of a text is meant, all of it or only its beginning; <see cref="Costs.Never"/> when it is too far.</summary>
    /// <param name="vocabulary">Where the word is.</param>
    /// <param name="number">Its number.</param>
    public int CostOf(Vocabulary vocabulary, int number)
    {
        if (!MayBe(vocabulary.Length(number), vocabulary.SymbolsOf(number), MostEdits, Math.Min(2, MostEdits))) return Costs.Never;
        var word = vocabulary[number];
        var most = MostEdits * WordDistance.Edit;
        var (edits, prefixEdits) = Edits(word, letters.Length + MostEdits, MostEdits);
        if (edits > MostEdits && prefixEdits > MostEdits) return Costs.Never;
        if (edits == 0) return 0;

        var effort = WordDistance.Of(letters, word, most, out var prefixEffort, out var prefixLength);
        var cost = effort <= most && effort < WordDistance.Edit * Math.Max(letters.Length, word.Length) ? Costs.OfEffort(effort) : Costs.Never;
        if (prefixEffort <= most && prefixEffort < WordDistance.Edit * letters.Length)
            cost = Math.Min(cost, Costs.Prefix + Costs.OfEffort(prefixEffort) + (Costs.MissingLetter * (word.Length - prefixLength)));
        return cost >= Costs.Never || letters[0] == word[0] ? cost : cost + Costs.OtherFirstLetter;
    }

    /// <summary>The cost when several words of a text are meant, typed as one.</summary>
    public int CostOfGlued(ReadOnlySpan<byte> words)
    {
        if (Math.Abs(words.Length - letters.Length) > MostEdits || words.Length > WordDistance.MaxLength) return Costs.Never;
        // At most one edit in three letters.
        var most = Math.Min(MostEdits, letters.Length / 3);
        if (Edits(words, words.Length, most).Whole > most) return Costs.Never;
        var effort = WordDistance.Of(letters, words, most * WordDistance.Edit, out _, out _);
        return effort <= MostEdits * WordDistance.Edit && effort * 3 <= letters.Length * WordDistance.Edit ? Costs.Glued + Costs.OfEffort(effort) : Costs.Never;
    }

    /// <summary>Whether a word of this length and of these letters can be so few edits away at all.</summary>
    private bool MayBe(int length, ulong symbolsOfWord, int edits, int prefixEdits)
    {
        // Each edit takes away at most one letter and brings in at most one.
        var gone = BitOperations.PopCount(symbols & ~symbolsOfWord);
        return (gone <= prefixEdits && letters.Length <= length + prefixEdits)
            || (gone <= edits && Math.Abs(letters.Length - length) <= edits && BitOperations.PopCount(symbolsOfWord & ~symbols) <= edits);
    }

    /// <summary>
    /// The least number of edits to a word, and to the best of its beginnings; looks at so many letters only, and no further when there
    /// are too many edits already.
    /// </summary>
    private (int Whole, int Prefix) Edits(ReadOnlySpan<byte> word, int mostLetters, int most)
    {
        // The bits of these numbers are a column of the matrix of distances: where it goes up, down or diagonally.
        ulong up = ~0UL, down = 0, diagonal = 0, before = 0;
        var last = letters.Length - 1;
        int edits = letters.Length, prefix = int.MaxValue;
        var length = Math.Min(word.Length, mostLetters);
        for (var i = 0; i < length; i++)
        {
            prefix = i > 0 && edits < prefix ? edits : prefix;
            var same = places[word[i]];
            var transposed = ((~diagonal & same) << 1) & before;
            diagonal = (((same & up) + up) ^ up) | same | down | transposed;
            var right = down | ~(diagonal | up);
            var left = diagonal & up;
            edits += (int)((right >> last) & 1) - (int)((left >> last) & 1);
            // With each letter to come there can be one less.
            if (edits > most + length - 1 - i) return (int.MaxValue, prefix);
            right = (right << 1) | 1;
            up = (left << 1) | ~(diagonal | right);
            down = right & diagonal;
            before = same;
        }

        return length == word.Length ? (edits, prefix) : (int.MaxValue, Math.Min(prefix, edits));
    }
}
