namespace OrgChart.Infrastructure.Search;

/// <summary>
/// Folded texts, each once, as the numbers of their words, and for each word the texts that have it. Names share words: 170,000 of them
/// need 14,000.
/// </summary>
internal sealed class TextIndex
{
    /// <summary>A particle, another one and what follows them.</summary>
    public const int MostGlued = 3;

    private readonly int[] words;
    private readonly int[] firstWord;
    private readonly int[] texts;
    private readonly int[] firstText;

    /// <summary>Indexes texts.</summary>
    /// <param name="all">Folded texts (see <see cref="Domain.SharedKernel.TextFolding"/>), none twice.</param>
    public TextIndex(IReadOnlyList<string> all)
    {
        Count = all.Count;
        firstWord = new int[Count + 1];
        var ofTexts = new List<int>(Count * 3);
        var numbers = new Numbering();
        for (var text = 0; text < Count; text++)
        {
            firstWord[text] = ofTexts.Count;
            foreach (var range in all[text].AsSpan().Split(' '))
                if (all[text].AsSpan(range) is { IsEmpty: false } word) ofTexts.Add(numbers.Of(word));
        }

        firstWord[Count] = ofTexts.Count;
        words = [.. ofTexts];
        Glued = numbers.Words.Count;
        var glued = Glue(numbers);
        Vocabulary = new Vocabulary(numbers.Words);
        (firstText, texts) = Invert(glued);
    }

    /// <summary>How many texts there are.</summary>
    public int Count { get; }

    /// <summary>The words of all texts, and from <see cref="Glued"/> on what particles and the words after them make when typed as one.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The first word that is several glued together.</summary>
    public int Glued { get; }

    /// <summary>The words of a text, in order.</summary>
    public ReadOnlySpan<int> WordsOf(int text) => words.AsSpan(firstWord[text]..firstWord[text + 1]);

    /// <summary>The texts that have a word, in ascending order.</summary>
    public ReadOnlySpan<int> TextsWith(int word) => texts.AsSpan(firstText[word]..firstText[word + 1]);

    /// <summary>Words that begin with a particle, glued: delacruz, lemoullec; with the text of each.</summary>
    private List<(int Word, int Text)> Glue(Numbering numbers)
    {
        var glued = new List<(int Word, int Text)>();
        for (var text = 0; text < Count; text++)
            for (var (place, end) = (firstWord[text], firstWord[text + 1]); place < end - 1; place++)
            {
                var one = numbers.Words[words[place]];
                for (var last = place; Vocabulary.IsParticle(numbers.Words[words[last]]) && last + 1 < Math.Min(end, place + MostGlued);)
                {
                    one += numbers.Words[words[++last]];
                    if (one.Length <= WordDistance.MaxLength) glued.Add((numbers.OfGlued(one), text));
                }
            }

        return glued;
    }

    private (int[] Start, int[] Texts) Invert(List<(int Word, int Text)> glued)
    {
        var start = new int[Vocabulary.Count + 1];
        var last = new int[Vocabulary.Count];
        Array.Fill(last, -1);
        Each((word, _) => start[word + 1]++);
        for (var word = 0; word < Vocabulary.Count; word++) start[word + 1] += start[word];
        var next = start.AsSpan(0, Vocabulary.Count).ToArray();
        var having = new int[start[^1]];
        Array.Fill(last, -1);
        Each((word, text) => having[next[word]++] = text);
        return (start, having);

        // A text that has a word twice is listed once.
        void Each(Action<int, int> tell)
        {
            for (var text = 0; text < Count; text++)
                foreach (var word in WordsOf(text))
                    if (last[word] != text) tell(word, last[word] = text);
            foreach (var (word, text) in glued)
                if (last[word] != text) tell(word, last[word] = text);
        }
    }

    /// <summary>Gives each word a number when it comes first.</summary>
    private sealed class Numbering
    {
        private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
        private readonly Dictionary<string, int> glued = new(StringComparer.Ordinal);

        public Numbering() => bySpan = words.GetAlternateLookup<ReadOnlySpan<char>>();

        public List<string> Words { get; } = [];

        public int Of(ReadOnlySpan<char> word)
        {
            if (bySpan.TryGetValue(word, out var number)) return number;
            bySpan[word] = number = Words.Count;
            Words.Add(word.ToString());
            return number;
        }

        public int OfGlued(string word)
        {
            if (glued.TryGetValue(word, out var number)) return number;
            glued.Add(word, number = Words.Count);
            Words.Add(word);
            return number;
        }
    }
}
