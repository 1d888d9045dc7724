using OrgChart.Domain.Users;
using OrgChart.Infrastructure.Accounts;

namespace OrgChart.UnitTests.Accounts;

[TestFixture]
public sealed class PasswordStrengthTests
{
    private static readonly User Zoe = User.Create(new UserId(1), "zoe.tremblay@northland.example.org", "Zoë Tremblay-Côté", [], A.Earlier);

    [TestCase("correct horse battery stapler")]
    [TestCase("q7vXm2pLr9KdTz4")]
    [TestCase("Épinard violet sous la pluie")]
    [TestCase("three blind otters juggle")]
    public async Task Words_that_have_nothing_to_do_with_each_other_are_good(string password) => Assert.That(await CodeOf(password), Is.EqualTo("good"));

    [TestCase(14, "length")]
    [TestCase(15, "good")]
    [TestCase(256, "good")]
    [TestCase(257, "length")]
    public async Task A_password_has_15_to_256_characters(int length, string expected)
    {
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => (char)('!' + ((i * i * 7) + (i * 31)) % 90)));
        Assert.That(await CodeOf(text[..length]), Is.EqualTo(expected));
    }

    [TestCase("passwordpassword")]
    [TestCase("aaaaaaaaaaaaaaaaaaaa")]
    [TestCase("123456789012345")]
    [TestCase("qwertyuiopasdfgh")]
    [TestCase("orgchartorgchart")]
    [TestCase("tremblaytremblay")]
    [TestCase("northland.example")]
    [TestCase("abcabcabcabcabcabc")]
    public async Task What_guessers_try_first_is_refused(string password) => Assert.That(await CodeOf(password), Is.EqualTo("guessable"));

    [Test]
    public async Task None_is_too_short() => Assert.That((await new PasswordStrength().ValidateAsync(null!, Zoe, null)).Errors.Single().Code, Is.EqualTo("length"));

    private static async Task<string> CodeOf(string password)
    {
        var result = await new PasswordStrength().ValidateAsync(null!, Zoe, password);
        return result.Succeeded ? "good" : result.Errors.Single().Code;
    }
}
