using OrgChart.Infrastructure.Search;

namespace OrgChart.UnitTests.Search;

[TestFixture]
internal sealed class TextSearcherTests
{
    private static readonly string[] Names =
        ["jean le moullec", "jean moulin", "marie de la cruz", "sean oneil", "mac donald", "jean guy le moullec", "anna sorensen", "johannes van der berg"];

    [TestCase("jean moulec", "jean le moullec")]
    [TestCase("Le Moullec, Jean", "jean le moullec")]
    [TestCase("marie delacruz", "marie de la cruz")]
    [TestCase("delacruz marie", "marie de la cruz")]
    [TestCase("marie cruz", "marie de la cruz")]
    [TestCase("O'Neil Sean", "sean oneil")]
    [TestCase("S. O'Neil", "sean oneil")]
    [TestCase("macdonald", "mac donald")]
    [TestCase("Sørensen", "anna sorensen")]
    [TestCase("johannes vanderberg", "johannes van der berg")]
    [TestCase("joh van der ber", "johannes van der berg")]
    [TestCase("annasorensen", "anna sorensen")]
    [TestCase("moul in jean", "jean moulin")]
    public void Somebody_is_found_first_however_he_is_typed(string typed, string name) => Assert.That(Find(typed)[0], Is.EqualTo(name));

    [TestCase("")]
    [TestCase("  ")]
    [TestCase("---")]
    [TestCase("xqzvwk")]
    [TestCase("xqzvwk zzyqx")]
    [TestCase("日本")]
    public void Nothing_and_nonsense_find_nothing(string typed) => Assert.That(Find(typed), Is.Empty);

    [Test]
    public void A_word_that_nobody_has_does_not_hide_the_one_that_somebody_has() =>
        Assert.That(Find("bob sorensen")[0], Is.EqualTo("anna sorensen"));

    [Test]
    public void Only_accepted_texts_are_found()
    {
        var hits = new List<TextHit>();
        TextSearcher.OfThread.Search(new SearchQuery("jean"), new TextIndex(Names), Costs.OfNames, text => text == 1, hits);

        Assert.That(hits.Select(hit => hit.Text), Is.EqualTo([1]));
    }

    [Test]
    public void A_better_text_that_is_not_accepted_hides_none_that_is()
    {
        var hits = new List<TextHit>();
        TextSearcher.OfThread.Search(new SearchQuery("sean oneil"), new TextIndex(Names), Costs.OfNames, text => text == 0, hits);

        Assert.That(hits.Select(hit => hit.Text), Is.EqualTo([0]));
    }

    [Test]
    public void A_search_leaves_nothing_behind_that_the_next_one_would_see()
    {
        var alone = Find("sorensen");
        Find("jean le moullec marie de la cruz");

        Assert.That(Find("sorensen"), Is.EqualTo(alone));
    }

    private static List<string> Find(string typed)
    {
        var hits = new List<TextHit>();
        TextSearcher.OfThread.Search(new SearchQuery(typed), new TextIndex(Names), Costs.OfNames, accepts: null, hits);
        return [.. hits.OrderBy(hit => hit.Cost).ThenBy(hit => hit.Text).Select(hit => Names[hit.Text])];
    }
}
