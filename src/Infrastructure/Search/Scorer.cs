namespace OrgChart.Infrastructure.Search;

/// <summary>What it costs when a query and a text differ. Measured with ../shared/tools/typo_queries.py; see docs/performance.md.</summary>
/// <param name="LeftOver">A word of the text that nobody typed.</param>
/// <param name="MostLeftOver">All of them together cost no more than this.</param>
internal sealed record Costs(double LeftOver, double MostLeftOver)
{
    /// <summary>Names of people: few words, all of them matter.</summary>
    public static Costs OfNames { get; } = new(LeftOver: 0.9, MostLeftOver: 9);

    /// <summary>Names of units and titles: many words, of which a few are typed.</summary>
    public static Costs OfPhrases { get; } = new(LeftOver: 0.12, MostLeftOver: 1.2);

    /// <summary>A typed word that the text does not have.</summary>
    public const double Unmatched = 2.2;

    /// <summary>A particle of the text that nobody typed.</summary>
    public const double LeftOverParticle = 0.2;

    /// <summary>A word in another place than typed.</summary>
    public const double OutOfOrder = 0.1;

    /// <summary>Another first letter: people seldom mistype it.</summary>
    public const double OtherFirstLetter = 0.25;

    /// <summary>A word of which only the beginning is typed.</summary>
    public const double Prefix = 0.5;

    /// <summary>Each letter missing then.</summary>
    public const double MissingLetter = 0.02;

    /// <summary>Words typed as one.</summary>
    public const double Glued = 0.3;

    /// <summary>What full similarity by trigrams takes off.</summary>
    public const double Similarity = 0.3;
}

/// <summary>Says how far a text is from a query: the best way to give the typed words to different words of the text. One per thread.</summary>
internal sealed class Scorer
{
    private const double Never = 1e9;
    private const int MaxTextWords = 32;

    private static readonly HashSet<string> Particles = new(
        "le la les de du des d l st ste el al ben abu abd da das dos del los di della lo dal van der den von vander ter mac mc fitz o of the and et a au aux for pour en".Split(' '),
        StringComparer.Ordinal);

    private static readonly HashSet<ulong> ParticleKeys = [.. Particles.Select(word => Key([.. word.Select(Symbols.Of)]))];

    private readonly double[] pair = new double[SearchQuery.MaxWords * MaxTextWords];
    private readonly double[] leftOver = new double[MaxTextWords];
    private SearchQuery query = new("");
    private int words;
    private double best;
    private int bestUnmatched;

    /// <summary>The cost of a text; infinite when it has too little to do with the query.</summary>
    /// <param name="typed">The query.</param>
    /// <param name="index">Where the text is.</param>
    /// <param name="text">The text.</param>
    /// <param name="costs">What differences cost.</param>
    public double Cost(SearchQuery typed, TextIndex index, int text, Costs costs)
    {
        query = typed;
        words = Math.Min(index.WordCount(text), MaxTextWords);
        var left = 0.0;
        for (var word = 0; word < words; word++)
        {
            leftOver[word] = IsParticle(index.Word(text, word)) ? Math.Min(Costs.LeftOverParticle, costs.LeftOver) : costs.LeftOver;
            left += leftOver[word];
        }

        FillPairs(index, text);
        (best, bestUnmatched) = (Never, typed.WordCount);
        Assign(0, 0, 0, 0, -1, left, costs.MostLeftOver, index, text);
        var glued = GluedCost(index, text);
        if (glued < best) (best, bestUnmatched) = (glued, 0);
        return bestUnmatched * 2 > typed.WordCount ? double.PositiveInfinity : best;
    }

    private static bool IsParticle(ReadOnlySpan<byte> word) => word.Length <= 6 && ParticleKeys.Contains(Key(word));

    private static ulong Key(ReadOnlySpan<byte> word)
    {
        ulong key = 0;
        foreach (var symbol in word) key = (key << 6) | symbol;
        return key;
    }

    /// <summary>The most effort that a word of so many letters is worth: 1, 2 or 3 edits.</summary>
    private static int Most(int length) => WordDistance.Edit * length switch
    {
        <= 3 => 1,
        <= 5 => 2,
        _ => 3,
    };

    /// <summary>Whether words typed as one are near enough: at most one edit in three letters.</summary>
    private static bool IsNear(int effort, int most, int length) => effort <= most && effort * 3 <= length * WordDistance.Edit;

    private static double InEdits(int effort) => effort / (double)WordDistance.Edit;

    private static double PairCost(ReadOnlySpan<byte> typed, ReadOnlySpan<byte> word)
    {
        var most = Most(typed.Length);
        var effort = WordDistance.Of(typed, word, most, out var prefixEffort, out var prefixLength);
        var cost = effort <= most && effort < WordDistance.Edit * Math.Max(typed.Length, word.Length) ? InEdits(effort) : Never;
        if (prefixEffort <= most && prefixEffort < WordDistance.Edit * typed.Length)
            cost = Math.Min(cost, Costs.Prefix + InEdits(prefixEffort) + (Costs.MissingLetter * (word.Length - prefixLength)));
        return cost >= Never || typed[0] == word[0] ? cost : cost + Costs.OtherFirstLetter;
    }

    private void FillPairs(TextIndex index, int text)
    {
        for (var i = 0; i < query.WordCount; i++)
            for (var j = 0; j < words; j++)
                pair[(i * MaxTextWords) + j] = PairCost(query.Word(i), index.Word(text, j));
    }

    private double GluedCost(TextIndex index, int text)
    {
        // One word against one word is no glueing.
        if (query.WordCount == 1 && words == 1) return Never;
        var typed = query.Glued;
        var whole = index.Words(text, 0, words);
        if (typed.Length > WordDistance.MaxLength || whole.Length > WordDistance.MaxLength) return Never;
        var most = Most(typed.Length);
        var effort = WordDistance.Of(typed, whole, most, out _, out _);
        return IsNear(effort, most, typed.Length) ? Costs.Glued + InEdits(effort) : Never;
    }

    /// <summary>Tries every way to go on from the words given away so far; <paramref name="used"/> marks them.</summary>
    private void Assign(int word, ulong used, double cost, int unmatched, int lastPlace, double left, double mostLeft, TextIndex index, int text)
    {
        if (cost >= best) return;
        if (word == query.WordCount)
        {
            var total = cost + Math.Min(left, mostLeft);
            if (total < best) (best, bestUnmatched) = (total, unmatched);
            return;
        }

        for (var place = 0; place < words; place++)
        {
            if ((used >> place & 1) != 0) continue;
            var order = place < lastPlace ? Costs.OutOfOrder : 0;
            if (pair[(word * MaxTextWords) + place] is < Never and var one)
                Assign(word + 1, used | (1UL << place), cost + one + order, unmatched, place, left - leftOver[place], mostLeft, index, text);
            TryGlued(word, place, used, cost + order, unmatched, left, mostLeft, index, text);
        }

        Assign(word + 1, used, cost + Costs.Unmatched, unmatched + 1, lastPlace, left, mostLeft, index, text);
    }

    /// <summary>A particle and what follows it may be typed as one word: delacruz, lemoullec.</summary>
    private void TryGlued(int word, int place, ulong used, double cost, int unmatched, double left, double mostLeft, TextIndex index, int text)
    {
        if (leftOver[place] > Costs.LeftOverParticle) return;
        var typed = query.Word(word);
        var marks = 1UL << place;
        var rest = left - leftOver[place];
        for (var end = place + 1; end < Math.Min(words, place + 3); end++)
        {
            if ((used >> end & 1) != 0) return;
            marks |= 1UL << end;
            rest -= leftOver[end];
            var glued = index.Words(text, place, end + 1);
            if (glued.Length > WordDistance.MaxLength) return;
            var most = Most(typed.Length);
            var effort = WordDistance.Of(typed, glued, most, out _, out _);
            if (IsNear(effort, most, typed.Length))
                Assign(word + 1, used | marks, cost + Costs.Glued + InEdits(effort), unmatched, end, rest, mostLeft, index, text);
            if (leftOver[end] > Costs.LeftOverParticle) return;
        }
    }
}
