using FsCheck;
using FsCheck.Fluent;
using OrgChart.Infrastructure.Search;

namespace OrgChart.UnitTests.Search;

[TestFixture]
internal sealed class TypedWordTests
{
    [Test]
    public void The_quick_comparison_passes_over_no_word_that_is_near() => Prop.ForAll<string, string>((first, second) =>
    {
        var (typed, word) = (Short(first), Short(second));
        var vocabulary = new Vocabulary([word]);
        var pattern = new TypedWord([.. typed.Select(Symbols.Of)]);
        var most = pattern.MostEdits * WordDistance.Edit;
        var effort = WordDistance.Of(pattern.Letters, vocabulary[0], most, out _, out _);

        var otherFirst = typed[0] == word[0] ? 0 : Costs.OtherFirstLetter;
        if (effort <= most && effort < WordDistance.Edit * Math.Max(typed.Length, word.Length))
            Assert.That(pattern.CostOf(vocabulary, 0), Is.LessThanOrEqualTo(Costs.OfEffort(effort) + otherFirst), $"{typed} {word}");
        if (effort <= Math.Min(2, pattern.MostEdits) * WordDistance.Edit * 4 / 5)
            Assert.That(pattern.IsNear(vocabulary, 0), $"{typed} {word}");
    }).QuickCheckThrowOnFailure();

    [TestCase("moullec", "moullec", 0)]
    [TestCase("moulec", "moullec", 80)]
    [TestCase("moul", "moullec", 56, Description = "the beginning of a word, three letters missing")]
    [TestCase("qoullec", "moullec", 125, Description = "people seldom mistype the first letter")]
    [TestCase("xyz", "moullec", Costs.Never)]
    public void A_word_costs_its_edits_and_a_beginning_what_is_missing(string typed, string word, int cost) =>
        Assert.That(new TypedWord([.. typed.Select(Symbols.Of)]).CostOf(new Vocabulary([word]), 0), Is.EqualTo(cost));

    private static string Short(string? text) => "a" + string.Concat((text ?? "").Select(c => (char)('a' + (c % 4))).Take(11));
}
