using Microsoft.Extensions.Configuration;
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

    [Test]
    public async Task A_file_of_settings_that_cannot_be_read_is_named_with_what_is_wrong_in_it()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("orgchart-test-");
        try
        {
            var file = Path.Combine(folder.FullName, "appsettings.Local.json");
            await File.WriteAllTextAsync(file, "{ \"Database\": ");
            var exception = Assert.Catch(() => new ConfigurationBuilder().AddJsonFile(file).Build())!;

            var sentence = CommandLine.Explain(exception);

            Assert.That(sentence, Does.Contain(file).And.Contain(exception.InnerException!.Message));
            Assert.That(sentence, Does.Not.Contain("   at "));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
