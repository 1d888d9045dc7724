using System.Buffers.Text;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using OrgChart.Application.Audit;
using OrgChart.Application.Changes;

namespace OrgChart.UnitTests.Changes;

[TestFixture]
internal sealed class ChangeTokenTests
{
    private static readonly Arbitrary<ChangeToken> Tokens = Arb.From(
        from stage in Gen.Elements(Enum.GetValues<ChangeStage>())
        from numbers in Gen.ArrayOf(Gen.Frequency((5, Gen.Choose(0, 1_000_000)), (1, Gen.Constant(int.MaxValue))), 3)
        select new ChangeToken(stage, numbers[0], new TrailPlace(numbers[1], numbers[2])));

    [Test]
    public void A_token_is_read_as_it_was_written() => Check.One(
        Config.QuickThrowOnFailure, Prop.ForAll(Tokens, token => Assert.That(ChangeToken.Read(token.ToString()), Is.EqualTo(token))));

    [Test]
    public void A_token_needs_no_escaping_in_an_address() => Check.One(
        Config.QuickThrowOnFailure, Prop.ForAll(Tokens, token => Assert.That(Uri.EscapeDataString(token.ToString()), Is.EqualTo(token.ToString()))));

    [Test]
    public void Whatever_somebody_makes_up_is_a_token_or_none_and_never_an_error() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => Assert.That(() => ChangeToken.Read(text ?? ""), Throws.Nothing)));

    [Test]
    public void Whatever_somebody_makes_of_a_token_is_a_token_or_none_and_never_an_error() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Tokens, ArbMap.Default.ArbFor<(int, char)>(), (token, slip) =>
        {
            var text = token.ToString();
            var place = Math.Abs(slip.Item1 % text.Length);
            foreach (var other in new[] { text.Remove(place, 1), text.Insert(place, slip.Item2.ToString()), text[..place] + slip.Item2 + text[(place + 1)..] })
                Assert.That(() => ChangeToken.Read(other), Throws.Nothing);
        }));

    [TestCase("")]
    [TestCase("latest")]
    [TestCase("not a token")]
    [TestCase("/?#")]
    public void Garbage_is_no_token(string text) => Assert.That(ChangeToken.Read(text), Is.Null);

    [TestCase("1.2.3.4")]
    [TestCase("1.2.3.4.5.6")]
    [TestCase("2.2.0.4.5")]
    [TestCase("1.3.0.4.5")]
    [TestCase("1.2.-1.4.5")]
    [TestCase("1.2.0.4.99999999999")]
    [TestCase("1.2.0.x.5")]
    [TestCase("1.2.0..5")]
    public void What_is_written_otherwise_than_a_token_is_none(string inside) => Assert.That(ChangeToken.Read(Encode(inside)), Is.Null);

    [Test]
    public void What_is_written_like_a_token_is_one() => Assert.That(ChangeToken.Read(Encode("1.1.3.4.5")), Is.EqualTo(new ChangeToken(ChangeStage.Employees, 3, new(4, 5))));

    [Test]
    public void A_text_that_is_too_long_is_no_token() => Assert.That(ChangeToken.Read(new string('A', 100_000)), Is.Null);

    [Test]
    public void Whoever_has_everything_up_to_an_entry_goes_on_after_its_last_change() =>
        Assert.That(ChangeToken.After(7), Is.EqualTo(new ChangeToken(ChangeStage.Changes, 0, new TrailPlace(7, int.MaxValue))));

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(text));
}
