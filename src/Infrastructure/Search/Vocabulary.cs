namespace OrgChart.Infrastructure.Search;

/// <summary>Different words by number, with the trigrams of each in an inverted index.</summary>
internal sealed class Vocabulary
{
    private static readonly HashSet<string> Particles = new(
        "le la les de du des d l st ste el al ben abu abd da das dos del los di della lo dal van der den von vander ter mac mc fitz o of the and et a au aux for pour en".Split(' '),
        StringComparer.Ordinal);

    private readonly byte[] letters;
    private readonly int[] start;
    private readonly ulong[] symbols;
    private readonly bool[] particle;
    private readonly int[] listStart = new int[Symbols.TrigramCount + 1];
    private readonly int[] lists;

    /// <summary>Numbers words in the order they come.</summary>
    /// <param name="words">Folded words, none twice.</param>
    public Vocabulary(IReadOnlyList<string> words)
    {
        Count = words.Count;
        start = new int[Count + 1];
        particle = new bool[Count];
        symbols = new ulong[Count];
        for (var word = 0; word < Count; word++)
        {
            start[word + 1] = start[word] + Math.Min(words[word].Length, WordDistance.MaxLength);
            particle[word] = Particles.Contains(words[word]);
        }

        letters = new byte[start[Count]];
        for (var word = 0; word < Count; word++)
        {
            for (var i = start[word]; i < start[word + 1]; i++) letters[i] = Symbols.Of(words[word][i - start[word]]);
            symbols[word] = Symbols.Set(this[word]);
        }

        Span<int> trigrams = stackalloc int[WordDistance.MaxLength + 1];
        for (var word = 0; word < Count; word++)
            foreach (var trigram in Symbols.DistinctTrigrams(this[word], trigrams)) listStart[trigram + 1]++;
        for (var trigram = 0; trigram < Symbols.TrigramCount; trigram++) listStart[trigram + 1] += listStart[trigram];
        lists = new int[listStart[^1]];
        var next = listStart.AsSpan(0, Symbols.TrigramCount).ToArray();
        for (var word = 0; word < Count; word++)
            foreach (var trigram in Symbols.DistinctTrigrams(this[word], trigrams)) lists[next[trigram]++] = word;
    }

    /// <summary>How many words there are.</summary>
    public int Count { get; }

    /// <summary>The letters of a word, cut at <see cref="WordDistance.MaxLength"/>.</summary>
    public ReadOnlySpan<byte> this[int word] => letters.AsSpan(start[word]..start[word + 1]);

    /// <summary>The set of the symbols of a word, as bits.</summary>
    public ulong SymbolsOf(int word) => symbols[word];

    /// <summary>How many letters a word has.</summary>
    public int Length(int word) => start[word + 1] - start[word];

    /// <summary>Whether a word is one that people leave out or glue to the next.</summary>
    public bool IsParticle(int word) => particle[word];

    /// <summary>Whether a word is one that people leave out or glue to the next.</summary>
    public static bool IsParticle(string word) => Particles.Contains(word);

    /// <summary>The words that have a trigram, in ascending order.</summary>
    public ReadOnlySpan<int> With(int trigram) => lists.AsSpan(listStart[trigram]..listStart[trigram + 1]);
}
