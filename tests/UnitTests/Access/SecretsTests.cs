using OrgChart.Application.Access;

namespace OrgChart.UnitTests.Access;

[TestFixture]
public sealed class SecretsTests
{
    [Test]
    public void A_secret_is_256_random_bits_that_stand_in_addresses_as_they_are()
    {
        var secrets = Enumerable.Range(0, 1000).Select(_ => Secrets.Make()).ToList();

        Assert.That(secrets, Is.Unique);
        Assert.That(secrets, Is.All.Match("^[A-Za-z0-9_-]{43}$"));
    }

    [Test]
    public void Of_a_secret_only_its_SHA_256_is_kept() =>
        Assert.That(Secrets.Digest("abc"), Is.EqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), "FIPS 180-2, appendix B.1");

    [TestCase("abc", "abc", true)]
    [TestCase("abc", "abd", false)]
    [TestCase("abc", "", false)]
    [TestCase("", "abc", false)]
    [TestCase("ABC", "abc", false)]
    public void Only_the_same_secret_matches(string secret, string kept, bool matches) => Assert.That(Secrets.Matches(secret, Secrets.Digest(kept)), Is.EqualTo(matches));

    [TestCase("")]
    [TestCase("nothing")]
    public void What_is_no_digest_matches_nothing(string digest) => Assert.That(Secrets.Matches(digest, digest), Is.False);
}
