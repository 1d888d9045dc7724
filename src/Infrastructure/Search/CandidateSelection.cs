namespace OrgChart.Infrastructure.Search;

/// <summary>Adds up what words gain for the texts that have them, and selects the texts that gain most. One per thread.</summary>
internal sealed class CandidateSelection
{
    private const int MinCandidates = DirectorySearch.MaxHits;
    private const int TextsPerCandidate = 4_000;

    // Reading more finds hardly more, and takes longer: docs/performance.md.
    private const int MinTexts = 60_000;
    private const int TextsPerRead = 10;

    // What gains so much less than the best is nothing that anybody looks for.
    private const int Margin = 200;

    // A text's sum stands in the upper bits of a number, in the lower ones which typed word was counted last.
    private const int LastBits = 4;
    private const int LastMask = (1 << LastBits) - 1;
    private const int MostGain = ushort.MaxValue >> LastBits;

    private static readonly TextIndex None = new([]);

    private readonly int[] atGain = new int[MostGain + 1];
    private TextIndex index = None;
    private ushort[] sums = [];
    private int[] touched = [];
    private int[] candidates = [];
    private int count;
    private int best;

    /// <summary>Turns to another search.</summary>
    public void Begin(TextIndex texts)
    {
        index = texts;
        count = 0;
        best = 0;
        if (sums.Length < index.Count) (sums, touched) = (new ushort[index.Count], new int[index.Count]);
    }

    /// <summary>Lets go of the index: an idle thread must not keep an old one in memory.</summary>
    public void End() => index = None;

    /// <summary>Adds the best that a typed word gains for each text.</summary>
    /// <param name="found">The words that are near the typed one; are put in order.</param>
    /// <param name="typed">Which one of them it is.</param>
    /// <param name="of">How many there are.</param>
    /// <param name="toCome">The most that the typed words to come gain.</param>
    public void AddBest(Span<NearWord> found, int typed, int of, int toCome)
    {
        found.Sort();
        var budget = Math.Max(MinTexts, index.Count / TextsPerRead) / of;
        foreach (var (word, gain) in found)
        {
            var having = index.TextsWith(word);
            foreach (var text in having)
            {
                ref var sum = ref sums[text];
                if (sum == 0)
                {
                    // It will not come near the best any more.
                    if (gain + toCome < best - Margin) continue;
                    touched[count++] = text;
                }
                else if ((sum & LastMask) == typed + 1) continue;

                var total = (sum >> LastBits) + gain;
                best = Math.Max(best, total);
                sum = (ushort)((total << LastBits) | (typed + 1));
            }

            if ((budget -= having.Length) < 0) break;
        }
    }

    /// <summary>Adds all that words gain for each text.</summary>
    /// <param name="found">The words; are put in order.</param>
    public void AddAll(Span<NearWord> found)
    {
        found.Sort();
        var budget = Math.Max(MinTexts, index.Count / TextsPerRead);
        foreach (var (word, gain) in found)
        {
            var having = index.TextsWith(word);
            foreach (var text in having)
            {
                ref var sum = ref sums[text];
                if (sum == 0) touched[count++] = text;
                sum = (ushort)(Math.Min((sum >> LastBits) + gain, MostGain) << LastBits);
            }

            if ((budget -= having.Length) < 0) break;
        }
    }

    /// <summary>The texts that gain most; of those that gain the same, the first. Leaves the sums clean.</summary>
    /// <param name="accepts">Which texts count; null for all.</param>
    /// <param name="least">Less is not worth a look.</param>
    public ReadOnlySpan<int> Best(Func<int, bool>? accepts, int least)
    {
        var wanted = Math.Max(MinCandidates, index.Count / TextsPerCandidate);
        if (candidates.Length < wanted) candidates = new int[wanted];
        Array.Clear(atGain);
        var accepted = 0;
        foreach (var text in touched.AsSpan(0, count))
        {
            var gain = sums[text] >> LastBits;
            if (gain < least || (accepts is not null && !accepts(text)))
            {
                sums[text] = 0;
                continue;
            }

            touched[accepted++] = text;
            atGain[gain]++;
        }

        var highest = MostGain;
        while (highest > 0 && atGain[highest] == 0) highest--;
        var (last, above) = (highest, 0);
        for (; last > Math.Max(0, highest - Margin) && above + atGain[last] <= wanted; last--) above += atGain[last];

        // Those that gain more are all wanted; of those that gain just this, the first.
        int found = 0, ties = 0;
        foreach (var text in touched.AsSpan(0, accepted))
        {
            var gain = sums[text] >> LastBits;
            sums[text] = 0;
            if (gain > last) candidates[found++] = text;
            else if (gain == last) touched[ties++] = text;
        }

        var rest = Math.Min(wanted - found, ties);
        if (rest < ties) touched.AsSpan(0, ties).Sort();
        touched.AsSpan(0, rest).CopyTo(candidates.AsSpan(found));
        return candidates.AsSpan(0, found + rest);
    }
}
