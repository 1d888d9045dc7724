using System.Diagnostics;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.CommandLine;

/// <summary>The script that writes use cases, on a copy of the sources: what it writes builds, and its test fails until somebody writes it.</summary>
[TestFixture, Parallelizable]
internal sealed class NewUseCaseTests
{
    [Test]
    public async Task A_new_use_case_builds_and_its_test_waits_to_be_written([Values("command", "query")] string kind)
    {
        using var copy = new TemporaryFolder();
        foreach (var name in (string[])["Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig", "global.json"])
            File.Copy(Repository.PathOf(name), copy.File(name));
        foreach (var folder in (string[])["src/Domain", "src/Application", "scripts"]) Copy(folder, copy);

        Assert.That(await RunAsync(copy, "bash", "scripts/new-use-case", "Units", "PaintUnit", kind), Is.Zero);
        Assert.That(await RunAsync(copy, "bash", "scripts/new-use-case", "Units", "PaintUnit", kind), Is.EqualTo(1), "it overwrites nothing");
        Assert.That(await RunAsync(copy, "bash", "scripts/new-use-case", "Units"), Is.EqualTo(2));
        Assert.That(await RunAsync(copy, "dotnet", "build", "src/Application", "--nologo", "-v", "quiet"), Is.Zero);
        Assert.That(await File.ReadAllTextAsync(copy.File("tests/UnitTests/Units/PaintUnitTests.cs")), Does.Contain("Assert.Fail("));
    }

    private static void Copy(string folder, TemporaryFolder copy)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(Repository.Root, file);
            if (relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(copy.File(relative))!);
            File.Copy(file, copy.File(relative));
        }
    }

    private static async Task<int> RunAsync(TemporaryFolder copy, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = copy.Path, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // A build that is started by a test run must not share that run's build nodes.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await TestContext.Out.WriteLineAsync(await output + await error);
        return process.ExitCode;
    }
}
