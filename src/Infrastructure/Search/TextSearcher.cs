namespace OrgChart.Infrastructure.Search;

/// <summary>A text that fits a query.</summary>
/// <param name="Text">The text's number in its index.</param>
/// <param name="Cost">How far it is from the query; smaller is better.</param>
internal readonly record struct TextHit(int Text, double Cost) : IComparable<TextHit>
{
    /// <summary>By cost, then as the texts stand in the index.</summary>
    public int CompareTo(TextHit other) => Cost.CompareTo(other.Cost) is not 0 and var byCost ? byCost : Text.CompareTo(other.Text);
}

/// <summary>
/// Finds the texts of an index that fit a query: first the words that are near the typed ones, then the texts that have the best of them,
/// then the exact cost of turning one into the other. Keeps its working memory from search to search; one per thread.
/// </summary>
internal sealed class TextSearcher
{
    [ThreadStatic]
    private static TextSearcher? ofThread;

    private readonly NearWords near = new();
    private readonly CandidateSelection selection = new();
    private readonly Scorer scorer = new();

    /// <summary>The one of this thread.</summary>
    public static TextSearcher OfThread => ofThread ??= new TextSearcher();

    /// <summary>Finds texts.</summary>
    /// <param name="query">What was typed.</param>
    /// <param name="index">Where to search.</param>
    /// <param name="costs">What differences cost.</param>
    /// <param name="accepts">Which texts count; null for all.</param>
    /// <param name="hits">Gets the hits, in no order.</param>
    /// <param name="most">Texts that cost more are of no interest.</param>
    public void Search(SearchQuery query, TextIndex index, Costs costs, Func<int, bool>? accepts, List<TextHit> hits, double most = double.PositiveInfinity)
    {
        if (query.Words.Length == 0 || index.Count == 0) return;
        near.Begin(query, index);
        Find(query, index, costs, accepts, hits, most);
        near.End();
        selection.End();
    }

    private void Find(SearchQuery query, TextIndex index, Costs costs, Func<int, bool>? accepts, List<TextHit> hits, double most)
    {
        var dearest = (query.Words.Length * Costs.Unmatched) - Costs.Similarity;
        var least = double.IsPositiveInfinity(most) ? 1 : dearest - (int)(most * Costs.Edit);
        selection.Begin(index);
        AddNear(query, index, costs, all: accepts is null);
        var best = Rank(query, index, costs, selection.Best(accepts, Math.Max(least, 1)), hits);
        if (best < Costs.Unmatched / Costs.Edit || !double.IsPositiveInfinity(most)) return;

        // Words typed as one, or one typed as several: not near by themselves, but they have much in common.
        hits.Clear();
        selection.Begin(index);
        selection.AddAll(near.Similar());
        Rank(query, index, costs, selection.Best(accepts, 1), hits);
    }

    /// <summary>The typed words that few texts have first: what only has one that many have is then passed over.</summary>
    private void AddNear(SearchQuery query, TextIndex index, Costs costs, bool all)
    {
        Span<(int Texts, int Typed)> order = stackalloc (int, int)[query.Words.Length];
        for (var typed = 0; typed < order.Length; typed++)
        {
            order[typed] = (0, typed);
            foreach (var (word, _) in near.Find(typed, costs.LeftOver)) order[typed].Texts += index.TextsWith(word).Length;
        }

        order.Sort();
        for (var i = 0; i < order.Length; i++)
        {
            // The best of all says nothing about the best of those that count.
            var toCome = all ? (order.Length - 1 - i) * (Costs.Unmatched + costs.LeftOver) : Costs.Never;
            selection.AddBest(near.Of(order[i].Typed), order[i].Typed, order.Length, toCome);
        }
    }

    private double Rank(SearchQuery query, TextIndex index, Costs costs, ReadOnlySpan<int> candidates, List<TextHit> hits)
    {
        var best = double.PositiveInfinity;
        foreach (var text in candidates)
        {
            var cost = scorer.Cost(query, index, text, near, costs);
            if (cost >= Costs.Never) continue;
            var hit = new TextHit(text, (cost - (Costs.Similarity * Similarity(query, index, text))) / Costs.Edit);
            hits.Add(hit);
            best = Math.Min(best, hit.Cost);
        }

        return best;
    }

    /// <summary>The share of the trigrams of a query and a text that both have.</summary>
    private double Similarity(SearchQuery query, TextIndex index, int text)
    {
        int common = 0, ofText = 0;
        foreach (var word in index.WordsOf(text))
        {
            common += near.Shared(word);
            ofText += index.Vocabulary.Length(word) + 1;
        }

        common = Math.Min(common, Math.Min(query.TrigramCount, ofText));
        return common / (double)(query.TrigramCount + ofText - common);
    }
}
