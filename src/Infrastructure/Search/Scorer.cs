namespace OrgChart.Infrastructure.Search;

/// <summary>Says how far a text is from a query: the best way to give the typed words to different words of the text. One per thread.</summary>
internal sealed class Scorer
{
    private const int MaxTextWords = 32;

    // The text that is being looked at: what each typed word costs with each of its words, its letters without the blanks.
    private readonly int[] pair = new int[SearchQuery.MaxWords * MaxTextWords];
    private readonly int[] leftOver = new int[MaxTextWords];
    private readonly byte[] letters = new byte[MaxTextWords * WordDistance.MaxLength];
    private readonly int[] start = new int[MaxTextWords + 1];

    // The least that the typed words from each one on cost.
    private readonly int[] rest = new int[SearchQuery.MaxWords + 1];
    private SearchQuery query = new("");
    private int words;
    private int mostLeftOver;
    private int best;
    private int bestUnmatched;

    /// <summary>The cost of a text; <see cref="Costs.Never"/> when it has too little to do with the query.</summary>
    /// <param name="typed">The query.</param>
    /// <param name="index">Where the text is.</param>
    /// <param name="text">The text.</param>
    /// <param name="near">How near the words of the index are to the query's.</param>
    /// <param name="costs">What differences cost.</param>
    public int Cost(SearchQuery typed, TextIndex index, int text, NearWords near, Costs costs)
    {
        query = typed;
        mostLeftOver = costs.MostLeftOver;
        var ofText = index.WordsOf(text);
        words = Math.Min(ofText.Length, MaxTextWords);
        var left = 0;
        for (var place = 0; place < words; place++)
        {
            var word = index.Vocabulary[ofText[place]];
            word.CopyTo(letters.AsSpan(start[place]));
            start[place + 1] = start[place] + word.Length;
            leftOver[place] = index.Vocabulary.IsParticle(ofText[place]) ? Math.Min(Costs.LeftOverParticle, costs.LeftOver) : costs.LeftOver;
            left += leftOver[place];
        }

        FillPairs(near, ofText);
        (best, bestUnmatched) = (Costs.Never, query.Words.Length);
        // One word against one word is no glueing.
        if (query.Glued is { } glued && query.Words.Length + words > 2 && glued.CostOfGlued(Letters(0, words)) is < Costs.Never and var cost)
            (best, bestUnmatched) = (cost, 0);
        Assign(0, 0, 0, 0, -1, left);
        return bestUnmatched * 2 > query.Words.Length ? Costs.Never : best;
    }

    private ReadOnlySpan<byte> Letters(int first, int end) => letters.AsSpan(start[first]..start[end]);

    private void FillPairs(NearWords near, ReadOnlySpan<int> ofText)
    {
        rest[query.Words.Length] = 0;
        for (var word = query.Words.Length - 1; word >= 0; word--)
        {
            var least = Costs.Unmatched;
            for (var place = 0; place < words; place++)
            {
                var cost = near.Cost(word, ofText[place]);
                pair[(word * MaxTextWords) + place] = cost;
                least = Math.Min(least, cost);
            }

            // Glued words may cost less than either.
            rest[word] = rest[word + 1] + (words > 1 ? Math.Min(least, Costs.Glued) : least);
        }
    }

    /// <summary>Tries every way to go on from the words given away so far; <paramref name="used"/> marks them.</summary>
    private void Assign(int word, ulong used, int cost, int unmatched, int lastPlace, int left)
    {
        if (cost + rest[word] >= best) return;
        if (word == query.Words.Length)
        {
            var total = cost + Math.Min(left, mostLeftOver);
            if (total < best) (best, bestUnmatched) = (total, unmatched);
            return;
        }

        for (var place = 0; place < words; place++)
        {
            if ((used >> place & 1) != 0) continue;
            var order = place < lastPlace ? Costs.OutOfOrder : 0;
            if (pair[(word * MaxTextWords) + place] is < Costs.Never and var one)
                Assign(word + 1, used | (1UL << place), cost + one + order, unmatched, place, left - leftOver[place]);
            if (leftOver[place] <= Costs.LeftOverParticle) TryGlued(word, place, used, cost + order, unmatched, left);
        }

        Assign(word + 1, used, cost + Costs.Unmatched, unmatched + 1, lastPlace, left);
    }

    /// <summary>A particle and what follows it may be typed as one word: delacruz, lemoullec.</summary>
    private void TryGlued(int word, int place, ulong used, int cost, int unmatched, int left)
    {
        var typed = query.Words[word];
        var marks = 1UL << place;
        left -= leftOver[place];
        for (var last = place + 1; last < Math.Min(words, place + TextIndex.MostGlued); last++)
        {
            if ((used >> last & 1) != 0) return;
            marks |= 1UL << last;
            left -= leftOver[last];
            if (typed.CostOfGlued(Letters(place, last + 1)) is < Costs.Never and var glued)
                Assign(word + 1, used | marks, cost + glued, unmatched, last, left);
            if (leftOver[last] > Costs.LeftOverParticle) return;
        }
    }
}
