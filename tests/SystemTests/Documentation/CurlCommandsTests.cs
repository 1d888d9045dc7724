using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OrgChart.Application.Common;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Documentation;

/// <summary>
/// What docs/api-by-task.md tells people to type, typed in its order at the demo organisation. A block marked <c>sh</c> is typed; one marked <c>text</c> right behind it is what it prints, where
/// <c>…</c> stands for anything within a line.
/// </summary>
[TestFixture, Parallelizable]
internal sealed partial class CurlCommandsTests
{
    private const string Anything = "…";

    [Test]
    public async Task Every_command_of_the_page_runs_in_its_order_and_prints_what_the_page_says()
    {
        var blocks = Blocks();
        using var server = await LiveServer.StartAsync("--Accounts:AdministratorsNeedSecondFactor=false");   // as in the demo
        var (folder, account) = (server.Folder, server.Folder.File("demo-account"));
        await WriteAccountAsync(server, account);
        var script = new StringBuilder("set -Eeuo pipefail\ntrap 'echo \"failed: $BASH_COMMAND\" >&2' ERR\n");
        for (var i = 0; i < blocks.Count; i++) script.Append(CultureInfo.InvariantCulture, $"exec > \"$PRINTED/{i}\"\n{blocks[i].Commands}");
        foreach (var name in (string[])["printed", "work"]) Directory.CreateDirectory(folder.File(name));

        var (exitCode, _, error) = await Bash.RunAsync(
            folder.Path, script.ToString(),
            ("ORGCHART", server.Address.ToString().TrimEnd('/')), ("DEMO_ACCOUNT", account), ("PRINTED", folder.File("printed")), ("TMPDIR", folder.File("work")), ("PYTHONUTF8", "1"));

        var printed = blocks.Select((_, i) => Path.Combine(folder.File("printed"), i.ToString(CultureInfo.InvariantCulture))).TakeWhile(File.Exists).Select(File.ReadAllText).ToList();
        Assert.That(exitCode, Is.Zero, () => $"{blocks[Math.Max(printed.Count - 1, 0)].Commands}\nprinted\n{printed.LastOrDefault()}\n{error}");
        Assert.That(printed, Has.Count.EqualTo(blocks.Count));
        Assert.Multiple(() =>
        {
            foreach (var (block, output) in blocks.Zip(printed).Where(pair => pair.First.Expected is not null))
                Assert.That(IsAsExpected(output, block.Expected!), Is.True, $"{block.Commands}\nprinted\n{output}\nand should have printed\n{block.Expected}");
        });
    }

    [Test]
    public void No_command_of_the_page_could_fail_unnoticed()
    {
        var blocks = Blocks();

        Assert.That(blocks, Has.Count.GreaterThan(20));
        Assert.That(blocks.Count(block => block.Expected is not null), Is.EqualTo(Outputs().Count(Page())), "every output stands right behind its commands");
        Assert.That(
            from block in blocks
            from command in block.Commands.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
            where command.Contains("curl ", StringComparison.Ordinal) && !command.Contains("--fail-with-body", StringComparison.Ordinal) && block.Expected is null
            select command,
            Is.Empty);
    }

    [TestCase("200\n", "200\n", true)]
    [TestCase("{\"traceId\": \"0HN\"}\r\n204", "{\"traceId\": \"…\"}\n204\n", true)]
    [TestCase("Anna Weir\n", "Anna\n", false)]
    [TestCase("412\nversion.stale\n", "412\n", false)]
    [TestCase("a\nb\n", "…\n", false)]
    [TestCase("a.c\n", "abc\n", false)]
    public void This_test_knows_what_is_expected_from_what_is_not(string printed, string expected, bool isAsExpected) => Assert.That(IsAsExpected(printed, expected), Is.EqualTo(isAsExpected));

    private static bool IsAsExpected(string printed, string expected) => Regex.IsMatch(
        printed.ReplaceLineEndings("\n").TrimEnd(), $@"\A{Regex.Escape(expected.TrimEnd()).Replace(Anything, "[^\n]*", StringComparison.Ordinal)}\z", RegexOptions.None, TimeSpan.FromSeconds(5));

    /// <summary>An account as <c>./run</c> writes it down.</summary>
    private static async Task WriteAccountAsync(LiveServer server, string file)
    {
        var user = await server.UserAsync("admin");
        var client = server.Accounts.Subject(string.Join(' ', Permissions.All), "by-task", isFirstParty: true);
        await File.WriteAllTextAsync(file, $"EMAIL='{user.Email}'\nPASSWORD='{user.Password}'\nCLIENT_ID='{client}'\nCLIENT_SECRET='{TestAccounts.Secret}'\n");
    }

    private static List<Block> Blocks() =>
        [.. Commands().Matches(Page()).Select(match => new Block(match.Groups["commands"].Value, match.Groups["output"] is { Success: true } output ? output.Value : null))];

    private static string Page() => File.ReadAllText(Repository.PathOf("docs", "api-by-task.md"));

    [GeneratedRegex(@"^```sh\n(?<commands>.*?)^```$(?:\n\n```text\n(?<output>.*?)^```$)?", RegexOptions.Multiline | RegexOptions.Singleline, 5000)]
    private static partial Regex Commands();

    [GeneratedRegex("^```text$", RegexOptions.Multiline, 5000)]
    private static partial Regex Outputs();

    /// <summary>What is typed, and what it prints; null where the page does not say.</summary>
    private sealed record Block(string Commands, string? Expected);
}
