using OrgChart.Application.Common;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.UnitTests.Common;

[TestFixture]
public sealed class TranslationTests
{
    private static readonly LocalizedText Both = new("Finance", "Finances");
    private static readonly LocalizedText EnglishOnly = new("Finance", null);
    private static readonly LocalizedText FrenchOnly = new(null, "Finances");

    [Test]
    public void An_answer_without_texts_is_in_the_wanted_language()
    {
        Assert.That(ContentLanguage(Language.English), Is.EqualTo("en"));
        Assert.That(ContentLanguage(Language.French), Is.EqualTo("fr"));
    }

    [Test]
    public void An_answer_that_has_all_texts_in_the_wanted_language_says_so()
    {
        Assert.That(ContentLanguage(Language.English, Both, EnglishOnly), Is.EqualTo("en"));
        Assert.That(ContentLanguage(Language.French, Both, FrenchOnly), Is.EqualTo("fr"));
    }

    [Test]
    public void An_answer_in_which_the_other_language_had_to_stand_in_everywhere_says_so()
    {
        Assert.That(ContentLanguage(Language.English, FrenchOnly), Is.EqualTo("fr"));
        Assert.That(ContentLanguage(Language.French, EnglishOnly, EnglishOnly), Is.EqualTo("en"));
    }

    [Test]
    public void A_mixed_answer_names_the_wanted_language_first()
    {
        Assert.That(ContentLanguage(Language.English, FrenchOnly, Both), Is.EqualTo("en, fr"));
        Assert.That(ContentLanguage(Language.French, Both, EnglishOnly), Is.EqualTo("fr, en"));
    }

    [Test]
    public void A_text_missing_in_both_languages_says_nothing_about_the_answer() =>
        Assert.That(ContentLanguage(Language.English, LocalizedText.None, FrenchOnly), Is.EqualTo("fr"));

    [Test]
    public void A_missing_text_is_null_and_a_missing_name_is_empty()
    {
        var translation = new Translation(Language.English);

        Assert.That(translation.Of(LocalizedText.None), Is.Null);
        Assert.That(translation.Name(LocalizedText.None), Is.Empty);
        Assert.That(translation.Of(FrenchOnly), Is.EqualTo("Finances"));
    }

    private static string ContentLanguage(Language wanted, params LocalizedText[] texts)
    {
        var translation = new Translation(wanted);
        foreach (var text in texts) translation.Of(text);
        return translation.ContentLanguage;
    }
}
