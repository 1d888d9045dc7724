using System.Diagnostics;
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

        var (exitCode, output) = await BashAsync(server, script.ToString());

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.Contain($"--- block {blocks.Count} of {blocks.Count}"));
    }

    private static async Task<(int ExitCode, string Output)> BashAsync(AccountServer server, string script)
    {
        var start = new ProcessStartInfo("bash") { WorkingDirectory = server.FolderPath, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        var file = Path.Combine(server.FolderPath, "tutorial.sh");
        await File.WriteAllTextAsync(file, script);
        start.ArgumentList.Add(file);
        start.Environment["ORGCHART"] = server.Address.ToString().TrimEnd('/');
        start.Environment["ORGCHART_PROGRAM"] = Repository.Program;
        (start.Environment["ORGCHART_DATABASE"], start.Environment["ORGCHART_KEYS"]) = server.VerbSettings;
        start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "127.0.0.1";
        using var bash = Process.Start(start)!;
        bash.StandardInput.Close();
        var (output, error) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await bash.WaitForExitAsync(limit.Token);
        return (bash.ExitCode, $"{await output}\n{await error}");
    }

    [GeneratedRegex(@"^```bash\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Blocks();
}
