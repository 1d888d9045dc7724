using System.Text;
using OrgChart.Infrastructure.Imports;

namespace OrgChart.UnitTests.Imports;

[TestFixture]
public sealed class TextCleaningTests
{
    [TestCase("", "")]
    [TestCase("Luc", "Luc")]
    [TestCase("Jean-François d'Or", "Jean-François d'Or")]
    [TestCase("  Luc  ", "Luc")]
    [TestCase("   ", "")]
    [TestCase("Luc   Roy", "Luc Roy")]
    [TestCase("1 Main Street\r\nOttawa", "1 Main Street Ottawa")]
    [TestCase("\tLuc\t \tRoy\t", "Luc Roy")]
    [TestCase("\u00A0Luc\u00A0Roy\u00A0", "Luc Roy")]
    [TestCase("Ana\0lyst\a", "Analyst")]
    [TestCase("\0", "")]
    [TestCase("Luc \0 Roy", "Luc Roy")]
    [TestCase("Luc\u007FRoy", "LucRoy")]
    public void It_trims_folds_blanks_and_drops_control_characters(string text, string expected)
    {
        Assert.That(TextCleaning.Clean(text, isLatin1: true), Is.EqualTo(expected));
        Assert.That(TextCleaning.Clean(text, isLatin1: false), Is.EqualTo(expected));
    }

    [TestCase("\u2003Luc\u2003")]
    [TestCase("Luc\u202F")]
    [TestCase("\u3000Luc")]
    public void Blanks_of_every_width_are_blanks(string text) => Assert.That(TextCleaning.Clean(text, isLatin1: false), Is.EqualTo("Luc"));

    [TestCase("Luc\u2003Roy")]
    [TestCase("Luc\u202FRoy")]
    public void Inside_a_text_blanks_of_every_width_become_one_blank(string text) => Assert.That(TextCleaning.Clean(text, isLatin1: false), Is.EqualTo("Luc Roy"));

    [TestCase("O\u0092Neil", "O\u2019Neil")]
    [TestCase("\u009Cuvre", "\u0153uvre")]
    [TestCase("10 \u0080", "10 \u20AC")]
    [TestCase("\u0093Team\u0094 \u0096 2", "\u201CTeam\u201D \u2013 2")]
    [TestCase("a\u0085b", "a\u2026b")]
    public void What_Windows_puts_among_the_control_characters_of_Latin_1_is_read_as_Windows_means_it(string text, string expected) =>
        Assert.That(TextCleaning.Clean(text, isLatin1: true), Is.EqualTo(expected));

    [Test]
    public void All_of_Windows_1252_is_read_from_Latin_1()
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        for (var code = 0x80; code <= 0x9F; code++)
        {
            var meant = windows.GetString([(byte)code]);
            var expected = char.IsControl(meant[0]) ? "ab" : $"a{meant}b";
            Assert.That(TextCleaning.Clean($"a{(char)code}b", isLatin1: true), Is.EqualTo(expected), $"0x{code:X2}");
        }
    }

    [Test]
    public void In_UTF_8_they_are_control_characters() => Assert.That(TextCleaning.Clean("O\u0092Neil", isLatin1: false), Is.EqualTo("ONeil"));

    [Test]
    public void Half_a_surrogate_pair_is_dropped_and_a_whole_one_stays()
    {
        Assert.That(TextCleaning.Clean("\uD800Lu\uDC00c\uD83D\uDE00 \uD83D", isLatin1: false), Is.EqualTo("Luc\uD83D\uDE00"));
        Assert.That(TextCleaning.Clean(" \uD83D\uDE00  \uD83D\uDE00", isLatin1: false), Is.EqualTo("\uD83D\uDE00 \uD83D\uDE00"));
    }

    [Test]
    public void A_clean_text_is_not_copied()
    {
        var text = new string("Luc Roy".ToCharArray());

        Assert.That(TextCleaning.Clean(text, isLatin1: true), Is.SameAs(text));
    }

    [Test]
    public void Cleaning_twice_is_cleaning_once()
    {
        var dice = new Dice(7);
        string[] parts = ["Luc", "é", " ", "  ", "\t", "\u00A0", "\0", "\u0092", "\u0085", "\u009D", "\r\n", "\u2003"];
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, dice.Below(8)).Select(_ => dice.OneOf(parts)));
            var once = TextCleaning.Clean(text, isLatin1: i % 2 == 0);
            Assert.That(TextCleaning.Clean(once, isLatin1: i % 2 == 0), Is.EqualTo(once));
        }
    }
}
