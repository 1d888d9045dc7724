using System.ComponentModel;
using System.Diagnostics;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Clients;

/// <summary>A program of clients/ that is run to its end.</summary>
/// <param name="Folder">Where it runs, beneath clients/.</param>
/// <param name="Name">The program, e.g. <c>python3</c>.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record ClientProgram(string Folder, string Name, params string[] Arguments)
{
    /// <summary>Runs it, and gives what it wrote. It fails the test when it is not there or fails.</summary>
    /// <param name="environment">What it is told of the server.</param>
    public async Task<string> SucceedAsync(IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(Name, Arguments)
        {
            WorkingDirectory = Repository.PathOf("clients", Folder), RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "127.0.0.1";
        using var program = Start(start);
        program.StandardInput.Close();
        var (output, error) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            await program.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            program.Kill(entireProcessTree: true);
        }

        var said = $"{await output}\n{await error}";
        Assert.That(limit.IsCancellationRequested, Is.False, $"{this} did not end:\n{said}");
        Assert.That(program.ExitCode, Is.Zero, $"{this} failed:\n{said}");
        return said;
    }

    public override string ToString() => $"{Name} {string.Join(' ', Arguments)} in clients/{Folder}";

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new AssertionException($"{this} needs {Name} ({missing.Message}). Install it, for example on Debian as root: apt-get install {(Name == "python3" ? "python3" : "nodejs npm")}", missing);
        }
    }
}
