using System.Text;
using OrgChart.Infrastructure.Imports;

namespace OrgChart.UnitTests.Imports;

[TestFixture]
public sealed class TextPoolTests
{
    private static readonly Encoding[] Encodings = [Encoding.Latin1, Encoding.UTF8];

    [TestCaseSource(nameof(Encodings))]
    public void Equal_texts_are_one_object_also_when_one_had_to_be_cleaned(Encoding encoding)
    {
        var pool = new TextPool(encoding);

        var first = pool.Share(encoding.GetBytes("Montréal"));

        Assert.That(first, Is.EqualTo("Montréal"));
        Assert.That(pool.Share(encoding.GetBytes("Montréal")), Is.SameAs(first));
        Assert.That(pool.Share(encoding.GetBytes("  Mon\0tréal\t")), Is.SameAs(first));
        Assert.That(pool.Share(encoding.GetBytes("Laval")), Is.EqualTo("Laval"));
        Assert.That(pool.Share([]), Is.Empty);
    }

    [TestCaseSource(nameof(Encodings))]
    public void Texts_of_any_length_are_read(Encoding encoding)
    {
        var text = new string('é', 5_000);

        Assert.That(new TextPool(encoding).Share(encoding.GetBytes(text)), Is.EqualTo(text));
        Assert.That(new TextPool(encoding).Read(encoding.GetBytes(text)), Is.EqualTo(text));
    }

    [TestCaseSource(nameof(Encodings))]
    public void A_hash_is_that_of_the_clean_text_and_nothing_has_none(Encoding encoding)
    {
        var pool = new TextPool(encoding);

        Assert.That(pool.HashOf(encoding.GetBytes(" 613  555 ")), Is.EqualTo(pool.HashOf("613 555"u8)).And.Not.Null);
        Assert.That(pool.HashOf(encoding.GetBytes("613 556")), Is.Not.EqualTo(pool.HashOf("613 555"u8)));
        Assert.That(pool.HashOf("  "u8), Is.Null);
        Assert.That(pool.HashOf([]), Is.Null);
    }

    [TestCaseSource(nameof(Encodings))]
    public void Every_character_that_is_cleaned_is_noticed_among_the_bytes(Encoding encoding)
    {
        var isLatin1 = encoding is not UTF8Encoding;
        var pool = new TextPool(encoding);
        for (var c = '\0'; c < (isLatin1 ? '\u0100' : '\uD800'); c++)
        {
            var text = $"a{c}b";
            Assert.That(pool.Share(encoding.GetBytes(text)), Is.EqualTo(TextCleaning.Clean(text, isLatin1)), $"U+{(int)c:X4}");
        }
    }
}
