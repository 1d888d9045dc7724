using System.Diagnostics;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.CommandLine;

/// <summary>What shells complete by the key Tab.</summary>
[TestFixture, Parallelizable]
internal sealed class CompletionTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase("", "doctor", "serve")]
    [TestCase("im", "import", "imports")]
    [TestCase("users ", "disable", "list")]
    [TestCase("export --f", "--force", "--format")]
    [TestCase("export --format ", "jsonld", "mermaid")]
    [TestCase("completion ", "bash", "fish")]
    public async Task The_program_tells_what_could_be_typed_next(string typed, params string[] expected)
    {
        var (exitCode, output, error) = await OrgChartProcess.RunAsync(folder, $"[suggest:{typed.Length}]", typed);

        Assert.That(exitCode, Is.Zero, error);
        Assert.That(output.Split('\n').Select(line => line.Trim()), Is.SupersetOf(expected));
        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    [TestCase("orgchart imp", "import imports")]
    [TestCase("orgchart export --format mer", "mermaid")]
    [TestCase("orgchart users dis", "disable")]
    public async Task Bash_completes_with_the_script(string typed, string expected)
    {
        var script = await OrgChartProcess.RunAsync(folder, "completion", "bash");
        Assert.That(script.ExitCode, Is.Zero, script.Error);
        var words = typed.Split(' ');
        var bash = $$"""
            orgchart() { dotnet "{{Repository.Program}}" "$@"; }
            {{script.Output}}
            COMP_LINE="{{typed}}" COMP_POINT={{typed.Length}} COMP_WORDS=({{typed}}) COMP_CWORD={{words.Length - 1}}
            _orgchart
            echo "${COMPREPLY[*]}"
            """;
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", bash]) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = folder.Path })!;

        Assert.That((await process.StandardOutput.ReadToEndAsync()).Trim(), Is.EqualTo(expected));
        await process.WaitForExitAsync();
    }

    [TestCase("zsh", "compdef _orgchart orgchart")]
    [TestCase("fish", "complete -c orgchart")]
    public async Task Other_shells_have_a_script_of_their_own(string shell, string told)
    {
        var (exitCode, output, error) = await OrgChartProcess.RunAsync(folder, "completion", shell);

        Assert.That(exitCode, Is.Zero, error);
        Assert.That(output, Does.Contain(told).And.Contain("[suggest:"));
    }
}
