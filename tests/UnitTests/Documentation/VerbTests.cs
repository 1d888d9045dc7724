using System.Text.RegularExpressions;
using OrgChart.UnitTests.Deployment;
using OrgChart.WebApi.Commands;

namespace OrgChart.UnitTests.Documentation;

/// <summary>Commands in documents and compose files name verbs that there are.</summary>
[TestFixture]
public sealed partial class VerbTests
{
    [TestCaseSource(nameof(Named))]
    public void A_verb_that_is_named_exists(string verb, string where) =>
        Assert.That(CommandLine.Root([]).Subcommands.Select(command => command.Name), Does.Contain(verb), $"{where} names orgchart {verb}");

    [TestCase("./orgchart import people.csv", "import")]
    [TestCase("sudo orgchart migrate up", "migrate")]
    [TestCase("compose exec orgchart-1 orgchart create-user", "create-user")]
    [TestCase("`orgchart keys rotate`", "keys")]
    [TestCase("$(DOTNET_ENVIRONMENT=Development ./orgchart dev-token)", "dev-token")]
    [TestCase("chown orgchart /data", null)]
    [TestCase("systemctl restart orgchart", null)]
    public void This_test_knows_verbs_from_other_words(string text, string? verb) =>
        Assert.That(Verb().Match(text) is { Success: true } found ? found.Groups["verb"].Value : null, Is.EqualTo(verb));

    private static IEnumerable<TestCaseData> Named() =>
        from file in Recipes.All.Where(file => file.Extension == ".yaml").Concat(Recipes.Documents).Concat(SourceTree.Files("samples", "*.md")).Concat(SourceTree.Files("demo", "*.md"))
        from Match match in Verb().Matches(SourceTree.Read(file))
        group SourceTree.PathOf(file) by match.Groups["verb"].Value into one
        select new TestCaseData(one.Key, one.First()).SetArgDisplayNames(one.Key);

    [GeneratedRegex(@"(\./orgchart|(^|`|sudo |-- |orgchart-[0-9] |orgchart |&& )orgchart) +(?<verb>[a-z][a-z-]*)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5_000)]
    private static partial Regex Verb();
}
