namespace OrgChart.Infrastructure.Search;

/// <summary>Folded texts, each once, with the trigrams of their words in an inverted index.</summary>
internal sealed class TextIndex
{
    private readonly byte[] letters;
    private readonly int[] wordStart;
    private readonly int[] firstWord;
    private readonly byte[] trigramCount;

    /// <summary>Indexes texts.</summary>
    /// <param name="texts">Folded texts (see <see cref="Domain.SharedKernel.TextFolding"/>), none twice.</param>
    public TextIndex(IReadOnlyList<string> texts)
    {
        Count = texts.Count;
        firstWord = new int[Count + 1];
        letters = new byte[texts.Sum(text => text.Length)];
        var starts = new List<int>(Count * 3);
        var length = 0;
        for (var text = 0; text < Count; text++)
        {
            firstWord[text] = starts.Count;
            var inWord = false;
            foreach (var letter in texts[text])
            {
                if (letter == ' ')
                {
                    inWord = false;
                    continue;
                }

                if (!inWord) starts.Add(length);
                inWord = true;
                letters[length++] = Symbols.Of(letter);
            }
        }

        firstWord[Count] = starts.Count;
        starts.Add(length);
        wordStart = [.. starts];
        Array.Resize(ref letters, length);

        trigramCount = new byte[Count];
        var trigrams = new int[512];
        Postings = new PostingLists(Symbols.TrigramCount, add =>
        {
            for (var text = 0; text < Count; text++)
            {
                var found = Trigrams(text, trigrams);
                trigramCount[text] = (byte)Math.Min(found.Length, byte.MaxValue);
                foreach (var trigram in found) add(trigram, text);
            }
        });
    }

    /// <summary>How many texts there are.</summary>
    public int Count { get; }

    /// <summary>How many words a text has.</summary>
    public int WordCount(int text) => firstWord[text + 1] - firstWord[text];

    /// <summary>A word of a text.</summary>
    public ReadOnlySpan<byte> Word(int text, int word)
    {
        var index = firstWord[text] + word;
        return letters.AsSpan(wordStart[index]..wordStart[index + 1]);
    }

    /// <summary>Some neighbouring words of a text, glued together.</summary>
    public ReadOnlySpan<byte> Words(int text, int start, int end) =>
        letters.AsSpan(wordStart[firstWord[text] + start]..wordStart[firstWord[text] + end]);

    /// <summary>How many different trigrams a text has, at most 255.</summary>
    public int TrigramsOf(int text) => trigramCount[text];

    /// <summary>The texts that have each trigram.</summary>
    public PostingLists Postings { get; }

    /// <summary>The different trigrams of all words of a text.</summary>
    private Span<int> Trigrams(int text, Span<int> buffer)
    {
        var length = 0;
        for (var word = 0; word < WordCount(text) && length < buffer.Length - WordDistance.MaxLength - 1; word++)
        {
            var symbols = Word(text, word);
            length += Symbols.Trigrams(symbols[..Math.Min(symbols.Length, WordDistance.MaxLength)], buffer[length..]);
        }

        var found = buffer[..length];
        found.Sort();
        var distinct = 0;
        for (var i = 0; i < length; i++)
            if (i == 0 || found[i] != found[i - 1]) found[distinct++] = found[i];
        return found[..distinct];
    }
}
