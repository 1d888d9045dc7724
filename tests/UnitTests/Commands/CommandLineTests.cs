using OrgChart.WebApi.Commands;

namespace OrgChart.UnitTests.Commands;

[TestFixture]
public sealed class CommandLineTests
{
    [TestCase("nonsense")]
    [TestCase("--nonsense")]
    [TestCase("serve --nonsense")]
    [TestCase("serve nonsense")]
    [TestCase("import")]
    [TestCase("import a.csv b.csv")]
    [TestCase("import a.csv --format")]
    [TestCase("import a.csv --dry-rum")]
    [TestCase("imports x")]
    [TestCase("imports --limit 0")]
    [TestCase("imports --limit 201")]
    [TestCase("imports --limit many")]
    [TestCase("imports --offset -1")]
    [TestCase("migrate")]
    [TestCase("migrate sideways")]
    [TestCase("migrate up a b")]
    [TestCase("imports --nosection=1")]
    public async Task Wrong_usage_ends_with_2_and_does_nothing(string line) =>
        Assert.That(await CommandLine.RunAsync(line.Split(' ')), Is.EqualTo(2));

    [TestCase("--help")]
    [TestCase("imports --limit 5 --offset 5 --help")]
    [TestCase("import --help")]
    [TestCase("migrate up -h")]
    public async Task Help_ends_with_0(string line) => Assert.That(await CommandLine.RunAsync(line.Split(' ')), Is.Zero);
}
