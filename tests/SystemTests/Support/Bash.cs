using System.Diagnostics;

namespace OrgChart.SystemTests.Support;

/// <summary>Runs what documents tell people to type.</summary>
internal static class Bash
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>Runs a script to its end; one that does not end in three minutes fails the test.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="script">The script.</param>
    /// <param name="environment">What it is told besides.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, string script, params (string Name, string Value)[] environment)
    {
        var file = Path.Combine(folder, "script.sh");
        await File.WriteAllTextAsync(file, script);
        var start = new ProcessStartInfo("bash", [file]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "127.0.0.1";
        using var bash = Process.Start(start)!;
        bash.StandardInput.Close();
        var (output, error) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            await bash.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            bash.Kill(entireProcessTree: true);
            Assert.Fail($"the script did not end:\n{await output}\n{await error}");
        }

        return (bash.ExitCode, await output, await error);
    }
}
