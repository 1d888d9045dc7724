using System.Text;
using System.Text.RegularExpressions;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>What docs/tutorials/sign-in.md tells people to type, typed.</summary>
[TestFixture, Parallelizable]
internal sealed partial class SignInTutorialTests
{
    [Test]
    public async Task Every_block_of_the_tutorial_runs_in_its_order()
    {
        var blocks = Blocks().Matches(await File.ReadAllTextAsync(Repository.PathOf("docs", "tutorials", "sign-in.md"))).Select(match => match.Groups["text"].Value).ToList();
        Assert.That(blocks, Is.Not.Empty, "the tutorial has blocks of bash");
        using var server = await AccountServer.StartWithDemoAsync();
        var script = new StringBuilder("set -euo pipefail\norgchart() { dotnet \"$ORGCHART_PROGRAM\" \"$@\" \"$ORGCHART_DATABASE\" \"$ORGCHART_KEYS\"; }\n");
        for (var i = 0; i < blocks.Count; i++) script.Append(System.Globalization.CultureInfo.InvariantCulture, $"echo '--- block {i + 1} of {blocks.Count}'\n{blocks[i]}\n");
        var (database, keys) = server.VerbSettings;

        var (exitCode, output, error) = await Bash.RunAsync(
            server.FolderPath, script.ToString(),
            ("ORGCHART", server.Address.ToString().TrimEnd('/')), ("ORGCHART_PROGRAM", Repository.Program), ("ORGCHART_DATABASE", database), ("ORGCHART_KEYS", keys));

        Assert.That(exitCode, Is.Zero, $"{output}\n{error}");
        Assert.That(output, Does.Contain($"--- block {blocks.Count} of {blocks.Count}"));
    }

    [GeneratedRegex(@"^```bash\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Blocks();
}
