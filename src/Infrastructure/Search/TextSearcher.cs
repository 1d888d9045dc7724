namespace OrgChart.Infrastructure.Search;

/// <summary>A text that fits a query.</summary>
/// <param name="Text">The text's number in its index.</param>
/// <param name="Cost">How far it is from the query; smaller is better.</param>
internal readonly record struct TextHit(int Text, double Cost);

/// <summary>
/// Finds the texts of an index that fit a query: candidates by shared trigrams, rarest first, then the best of them by the cost of
/// turning one into the other. Keeps its working memory from search to search; one per thread.
/// </summary>
internal sealed class TextSearcher
{
    // Reading more finds hardly more, and takes longer: docs/performance.md.
    private const int MinPostings = 60_000;
    private const int MinCandidates = 200;
    private const int PostingsPerText = 10;
    private const int TextsPerCandidate = 4_000;

    [ThreadStatic]
    private static TextSearcher? ofThread;

    private readonly Scorer scorer = new();
    private byte[] shared = [];
    private int[] touched = [];
    private int[] candidates = [];
    private float[] similarities = [];

    /// <summary>The one of this thread.</summary>
    public static TextSearcher OfThread => ofThread ??= new TextSearcher();

    /// <summary>Finds texts.</summary>
    /// <param name="query">What was typed.</param>
    /// <param name="index">Where to search.</param>
    /// <param name="costs">What differences cost.</param>
    /// <param name="accepts">Which texts count; null for all.</param>
    /// <param name="hits">Gets the hits, in no order.</param>
    public void Search(SearchQuery query, TextIndex index, Costs costs, Func<int, bool>? accepts, List<TextHit> hits)
    {
        if (query.WordCount == 0 || index.Count == 0) return;
        if (shared.Length < index.Count) (shared, touched) = (new byte[index.Count], new int[index.Count]);
        var touchedCount = CountShared(query, index);
        var candidateCount = Math.Max(MinCandidates, index.Count / TextsPerCandidate);
        var found = Select(query, index, accepts, touchedCount, candidateCount);
        for (var i = 0; i < found; i++)
        {
            var cost = scorer.Cost(query, index, candidates[i], costs);
            if (!double.IsPositiveInfinity(cost)) hits.Add(new(candidates[i], cost - (Costs.Similarity * similarities[i])));
        }
    }

    private int CountShared(SearchQuery query, TextIndex index)
    {
        var trigrams = query.Trigrams;
        Array.Sort(Array.ConvertAll(trigrams, index.Postings.Count), trigrams);
        var budget = Math.Max(MinPostings, index.Count / PostingsPerText);
        var count = 0;
        // A counter is a byte.
        foreach (var trigram in trigrams.AsSpan(0, Math.Min(trigrams.Length, byte.MaxValue)))
        {
            if (budget <= 0) break;
            budget -= index.Postings.Count(trigram);
            foreach (var text in index.Postings[trigram])
                if (shared[text]++ == 0) touched[count++] = text;
        }

        return count;
    }

    /// <summary>The best candidates by the share of common trigrams; leaves the counters clean.</summary>
    private int Select(SearchQuery query, TextIndex index, Func<int, bool>? accepts, int touchedCount, int wanted)
    {
        if (candidates.Length < touchedCount) (candidates, similarities) = (new int[touchedCount], new float[touchedCount]);
        var count = 0;
        foreach (var text in touched.AsSpan(0, touchedCount))
        {
            int common = shared[text];
            shared[text] = 0;
            if (accepts is not null && !accepts(text)) continue;
            candidates[count] = text;
            // Negative, so that the best come first when sorted.
            similarities[count++] = -common / (float)(query.Trigrams.Length + index.TrigramsOf(text) - common);
        }

        if (count > wanted)
        {
            PartialSort(count, wanted);
            count = wanted;
        }

        for (var i = 0; i < count; i++) similarities[i] = -similarities[i];
        return count;
    }

    /// <summary>Brings the <paramref name="wanted"/> smallest to the front (quickselect; ties by text, so that the choice is always the same).</summary>
    private void PartialSort(int count, int wanted)
    {
        int low = 0, high = count - 1;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var (pivot, pivotText) = (similarities[middle], candidates[middle]);
            int i = low, j = high;
            while (i <= j)
            {
                while (Compare(i, pivot, pivotText) < 0) i++;
                while (Compare(j, pivot, pivotText) > 0) j--;
                if (i > j) continue;
                (similarities[i], similarities[j]) = (similarities[j], similarities[i]);
                (candidates[i], candidates[j]) = (candidates[j], candidates[i]);
                i++;
                j--;
            }

            if (wanted - 1 <= j) high = j;
            else if (wanted - 1 >= i) low = i;
            else return;
        }
    }

    private int Compare(int place, float similarity, int text)
    {
        var bySimilarity = similarities[place].CompareTo(similarity);
        return bySimilarity != 0 ? bySimilarity : candidates[place].CompareTo(text);
    }
}
