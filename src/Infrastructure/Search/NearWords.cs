using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OrgChart.Infrastructure.Search;

/// <summary>A word of an index that is near a typed one.</summary>
/// <param name="Word">The word's number.</param>
/// <param name="Gain">How much better it is than none.</param>
internal readonly record struct NearWord(int Word, int Gain) : IComparable<NearWord>
{
    /// <summary>The best first.</summary>
    public int CompareTo(NearWord other) => other.Gain != Gain ? other.Gain.CompareTo(Gain) : Word.CompareTo(other.Word);
}

/// <summary>How near the words of an index are to the typed ones, each pair worked out once in a search. One per thread.</summary>
internal sealed class NearWords
{
    // A word that shares fewer trigrams is only looked at in texts that another word has brought in.
    private const int LeastShared = 2;
    private const int LeastSharedOfShort = 1;
    private const int Short = 5;

    private static readonly TextIndex None = new([]);

    private readonly List<NearWord>[] found = [.. Enumerable.Range(0, SearchQuery.MaxWords).Select(_ => new List<NearWord>())];
    private TextIndex index = None;
    private SearchQuery query = new("");

    // For each typed word a row with an entry for each word of the vocabulary, filled up to whole vectors: trigrams shared; cost plus one,
    // 0 when not yet known.
    private byte[] shared = [];
    private ushort[] costs = [];
    private int width;

    /// <summary>Turns to another search.</summary>
    public void Begin(SearchQuery typed, TextIndex texts)
    {
        (query, index) = (typed, texts);
        width = (index.Vocabulary.Count + Vector256<byte>.Count - 1) / Vector256<byte>.Count * Vector256<byte>.Count;
        var size = width * query.Words.Length;
        if (shared.Length < size) (shared, costs) = (new byte[size], new ushort[size]);
        else
        {
            Array.Clear(shared, 0, size);
            Array.Clear(costs, 0, size);
        }

        for (var typedWord = 0; typedWord < query.Words.Length; typedWord++)
        {
            var row = shared.AsSpan(typedWord * width, width);
            foreach (var trigram in query.Words[typedWord].Trigrams)
                foreach (var word in index.Vocabulary.With(trigram)) row[word]++;
        }
    }

    /// <summary>Lets go of the index: an idle thread must not keep an old one in memory.</summary>
    public void End() => index = None;

    /// <summary>What it costs when a word of the index is meant by a typed one.</summary>
    public int Cost(int typed, int word)
    {
        ref var known = ref costs[(typed * width) + word];
        if (known == 0)
        {
            var one = query.Words[typed];
            known = (ushort)(1 + (word < index.Glued ? one.CostOf(index.Vocabulary, word) : one.CostOfGlued(index.Vocabulary[word])));
        }

        return known - 1;
    }

    /// <summary>How many trigrams a word shares with the query.</summary>
    public int Shared(int word)
    {
        var count = 0;
        for (var place = word; place < width * query.Words.Length; place += width) count += shared[place];
        return count;
    }

    /// <summary>The words that are better than nothing for a typed word, with what they gain; until the next search.</summary>
    /// <param name="typed">Which typed word.</param>
    /// <param name="leftOver">What a word costs that nobody typed.</param>
    public Span<NearWord> Find(int typed, int leftOver)
    {
        var near = found[typed];
        near.Clear();
        var row = shared.AsSpan(typed * width, width);
        var one = query.Words[typed];
        // An edit takes three trigrams away, changing letters over takes four.
        var least = (byte)Math.Max(one.Letters.Length <= Short ? LeastSharedOfShort : LeastShared, one.Trigrams.Length - 7);
        var wanted = Vector256.Create(least);
        for (var block = 0; block < width; block += Vector256<byte>.Count)
        {
            var bits = Vector256.GreaterThanOrEqual(Vector256.Create<byte>(row[block..]), wanted).ExtractMostSignificantBits();
            for (; bits != 0; bits &= bits - 1)
            {
                var word = block + BitOperations.TrailingZeroCount(bits);
                if (one.IsNear(index.Vocabulary, word) && Costs.Unmatched + leftOver - Cost(typed, word) is > 0 and var gain)
                    near.Add(new(word, gain));
            }
        }

        return CollectionsMarshal.AsSpan(near);
    }

    /// <summary>What was found for a typed word.</summary>
    public Span<NearWord> Of(int typed) => CollectionsMarshal.AsSpan(found[typed]);

    /// <summary>The words that share trigrams with the query, with how many; until the next call.</summary>
    public Span<NearWord> Similar()
    {
        var near = found[0];
        near.Clear();
        for (var word = 0; word < index.Glued; word++)
            if (Shared(word) is >= LeastShared and var count) near.Add(new(word, count));
        return CollectionsMarshal.AsSpan(near);
    }
}
