using FsCheck;
using FsCheck.Fluent;
using OrgChart.Infrastructure.Search;

namespace OrgChart.UnitTests.Search;

[TestFixture]
internal sealed class WordDistanceTests
{
    private const int Far = 20 * WordDistance.Edit;

    [TestCase("moullec", "moullec", 0)]
    [TestCase("moulec", "moullec", 16, Description = "a doubled letter typed once")]
    [TestCase("mooullec", "moullec", 16, Description = "a letter typed twice")]
    [TestCase("muollec", "moullec", 17, Description = "two letters changed over")]
    [TestCase("noullec", "moullec", 18, Description = "n lies beside m")]
    [TestCase("moulle", "moullec", 19, Description = "a letter missing")]
    [TestCase("qoullec", "moullec", 20, Description = "q lies far from m")]
    [TestCase("moulxlec", "moullec", 20, Description = "a letter too many")]
    [TestCase("", "abc", 57)]
    public void A_slip_costs_about_an_edit_and_a_frequent_one_a_little_less(string typed, string word, int cost) =>
        Assert.That(WordDistance.Of(Letters(typed), Letters(word), Far, out _, out _), Is.EqualTo(cost));

    [Test]
    public void The_best_beginning_of_a_word_is_told_with_its_length()
    {
        WordDistance.Of(Letters("moul"), Letters("moullec"), Far, out var cost, out var length);
        Assert.That((cost, length), Is.EqualTo((0, 4)));

        WordDistance.Of(Letters("muol"), Letters("moullec"), Far, out cost, out length);
        Assert.That((cost, length), Is.EqualTo((17, 4)));
    }

    [Test]
    public void What_is_farther_than_asked_for_is_only_said_to_be_farther()
    {
        var cost = WordDistance.Of(Letters("completely"), Letters("different"), 3 * WordDistance.Edit, out var prefix, out _);

        Assert.That(cost, Is.GreaterThan(3 * WordDistance.Edit));
        Assert.That(prefix, Is.GreaterThan(3 * WordDistance.Edit));
    }

    [Test]
    public void The_cost_is_that_of_the_whole_matrix() => Prop.ForAll<string, string>((first, second) =>
    {
        var (typed, word) = (Letters(Short(first)), Letters(Short(second)));
        return WordDistance.Of(typed, word, Far, out _, out _) == WholeMatrix(typed, word);
    }).QuickCheckThrowOnFailure();

    private static string Short(string? text) => string.Concat((text ?? "").Select(c => (char)('a' + (c % 4))).Take(12));

    private static byte[] Letters(string text) => [.. text.Select(Symbols.Of)];

    /// <summary>The textbook's way, with the prices of single slips taken from words of one and two letters.</summary>
    private static int WholeMatrix(byte[] typed, byte[] word)
    {
        var cost = new int[word.Length + 1, typed.Length + 1];
        for (var i = 0; i <= word.Length; i++)
            for (var j = 0; j <= typed.Length; j++)
            {
                if (i == 0 && j == 0) continue;
                var best = int.MaxValue;
                if (i > 0) best = Math.Min(best, cost[i - 1, j] + (i > 1 && word[i - 1] == word[i - 2] ? 16 : 19));
                if (j > 0) best = Math.Min(best, cost[i, j - 1] + (j > 1 && typed[j - 1] == typed[j - 2] ? 16 : 20));
                if (i > 0 && j > 0) best = Math.Min(best, cost[i - 1, j - 1] + Substitution(word[i - 1], typed[j - 1]));
                if (i > 1 && j > 1 && word[i - 1] == typed[j - 2] && word[i - 2] == typed[j - 1] && word[i - 1] != typed[j - 1]) best = Math.Min(best, cost[i - 2, j - 2] + 17);
                cost[i, j] = best;
            }

        return cost[word.Length, typed.Length];
    }

    private static int Substitution(byte a, byte b) => a == b ? 0 : WordDistance.Of([a], [b], Far, out _, out _);
}
