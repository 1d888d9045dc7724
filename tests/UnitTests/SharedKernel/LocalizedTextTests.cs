using OrgChart.Domain.SharedKernel;

namespace OrgChart.UnitTests.SharedKernel;

[TestFixture]
public sealed class LocalizedTextTests
{
    [TestCase("Finance", "Finances", Language.English, "Finance")]
    [TestCase("Finance", "Finances", Language.French, "Finances")]
    [TestCase("Finance", null, Language.French, "Finance")]
    [TestCase(null, "Finances", Language.English, "Finances")]
    [TestCase(null, null, Language.English, null)]
    [TestCase(null, null, Language.French, null)]
    public void The_other_language_stands_in_for_a_missing_one(string? en, string? fr, Language wanted, string? expected) =>
        Assert.That(new LocalizedText(en, fr).In(wanted), Is.EqualTo(expected));

    [TestCase("Finance", null, Language.English, true)]
    [TestCase("Finance", null, Language.French, false)]
    [TestCase(null, "Finances", Language.French, true)]
    [TestCase(null, "Finances", Language.English, false)]
    public void It_tells_whether_it_exists_in_the_very_language(string? en, string? fr, Language language, bool expected) =>
        Assert.That(new LocalizedText(en, fr).Has(language), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("\u00A0\t")]
    [TestCase(null)]
    public void A_blank_text_counts_as_missing(string? blank)
    {
        Assert.That(LocalizedText.Of(blank, "Finances"), Is.EqualTo(new LocalizedText(null, "Finances")));
        Assert.That(LocalizedText.Of("Finance", blank), Is.EqualTo(new LocalizedText("Finance", null)));
        Assert.That(LocalizedText.Of(blank, blank), Is.EqualTo(LocalizedText.None));
    }

    [Test]
    public void It_is_missing_only_when_both_languages_are()
    {
        Assert.That(LocalizedText.None.IsMissing, Is.True);
        Assert.That(new LocalizedText("Finance", null).IsMissing, Is.False);
        Assert.That(new LocalizedText(null, "Finances").IsMissing, Is.False);
    }

    [TestCase("1234", null, 4, false)]
    [TestCase("12345", null, 4, true)]
    [TestCase(null, "12345", 4, true)]
    [TestCase("1", "12345", 4, true)]
    [TestCase(null, null, 0, false)]
    public void Its_length_is_that_of_the_longer_text(string? en, string? fr, int limit, bool expected) =>
        Assert.That(new LocalizedText(en, fr).IsLongerThan(limit), Is.EqualTo(expected));
}
