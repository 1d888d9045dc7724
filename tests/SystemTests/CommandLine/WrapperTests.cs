using System.Diagnostics;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.CommandLine;

/// <summary>Which of the two builds <c>./orgchart</c> takes; a program of the same name stands in for .NET and tells.</summary>
[TestFixture, Parallelizable]
internal sealed class WrapperTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        if (OperatingSystem.IsWindows()) Assert.Ignore("./orgchart is a shell script.");
        folder = new TemporaryFolder();
        File.Copy(Repository.PathOf("orgchart"), folder.File("orgchart"));
        Directory.CreateDirectory(folder.File("bin"));
        File.WriteAllText(folder.File("bin/dotnet"), "#!/bin/sh\ncase \"$1\" in publish) ;; *) echo \"$1\" ;; esac\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.File("bin/dotnet"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var build in (string[])["Embedded", "PostgreSql"]) Directory.CreateDirectory(folder.File($".orgchart/{build}"));
    }

    [TearDown]
    public void RemoveFolder() => folder?.Dispose();

    [TestCase("Embedded", "copy", "--from", "sqlite:a.db", "--to", "sqlite:b.db")]
    [TestCase("PostgreSql", "copy", "--from", "sqlite:a.db", "--to", "postgres://x/y")]
    [TestCase("PostgreSql", "copy", "--from", "sqlite:a.db", "--to=postgresql://x/y")]
    [TestCase("PostgreSql", "--Serilog:MinimumLevel=Error", "copy", "--from=PostgreSql;Host=x", "--to", "PostgreSql;Host=y")]
    [TestCase("Embedded", "backup", "postgres:x")]
    [TestCase("PostgreSql", "backup", "x.db", "--Database:Kind=PostgreSql")]
    [TestCase("Embedded", "copy", "--from", "sqlite:a.db", "--to", "SqlServer;Server=x", "--Database:Kind=PostgreSql")]
    public async Task A_copy_says_by_its_databases_which_build_it_needs(string build, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash") { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])[folder.File("orgchart"), .. arguments]) start.ArgumentList.Add(argument);
        start.Environment["PATH"] = $"{folder.File("bin")}:{start.Environment["PATH"]}";
        foreach (var variable in (string[])["DATABASE_URL", "ORGCHART__Database__Kind"]) start.Environment.Remove(variable);

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        Assert.That(await output, Does.Contain($"/.orgchart/{build}/"), await error);
    }
}
