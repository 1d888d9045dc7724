using System.Diagnostics;
using System.Text;

namespace OrgChart.SystemTests.Support;

/// <summary>The program as a process of its own, as a user starts it.</summary>
internal sealed class OrgChartProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly Lock gate = new();

    private OrgChartProcess(TemporaryFolder folder, string[] arguments, (string Name, string Value)[] environment, Action<string>? onError, Action<string>? onOutput = null, string? input = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = input is not null, UseShellExecute = false,
        };
        foreach (var argument in (string[])[Repository.Program, .. arguments]) start.ArgumentList.Add(argument);
        // Nothing of the environment that the tests run in reaches the program.
        foreach (var variable in start.Environment.Keys.Where(IsOfOrgChart).ToList()) start.Environment.Remove(variable);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Take(output, line.Data, onOutput);
        process.ErrorDataReceived += (_, line) => Take(error, line.Data, onError);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (input is null) return;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
    }

    /// <summary>What it wrote to standard output.</summary>
    public string Output => Read(output);

    /// <summary>What it wrote to standard error.</summary>
    public string Error => Read(error);

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Starts a verb.</summary>
    public static OrgChartProcess Start(TemporaryFolder folder, string[] arguments, Action<string>? onError = null, Action<string>? onOutput = null) =>
        new(folder, arguments, [], onError, onOutput);

    /// <summary>Runs a verb to its end.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(TemporaryFolder folder, params string[] arguments) =>
        RunAsync(folder, arguments, environment: []);

    /// <summary>Runs a verb to its end with some variables of the environment.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        TemporaryFolder folder, string[] arguments, params (string Name, string Value)[] environment)
    {
        using var verb = new OrgChartProcess(folder, arguments, environment, onError: null);
        return (await verb.WaitAsync(), verb.Output, verb.Error);
    }

    /// <summary>Runs a verb to its end that reads a text.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunWithInputAsync(TemporaryFolder folder, string input, params string[] arguments)
    {
        using var verb = new OrgChartProcess(folder, arguments, [], onError: null, input: input);
        return (await verb.WaitAsync(), verb.Output, verb.Error);
    }

    /// <summary>Runs a verb on the database of the folder, which must succeed.</summary>
    public static async Task<string> SucceedAsync(TemporaryFolder folder, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(folder, [.. arguments, folder.DatabaseSetting]);
        Assert.That(exitCode, Is.Zero, $"{string.Join(' ', arguments)} failed:\n{output}\n{error}");
        return output;
    }

    /// <summary>Waits for its end and gives the exit code.</summary>
    public async Task<int> WaitAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>Ends it as a power failure would: at once, without a word (SIGKILL).</summary>
    public void Kill() => process.Kill();

    /// <summary>Asks it to stop (SIGTERM).</summary>
    public void AskToStop()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static bool IsOfOrgChart(string variable) =>
        variable.StartsWith("ORGCHART__", StringComparison.OrdinalIgnoreCase) || variable.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || variable.StartsWith("OTEL_", StringComparison.Ordinal)
        || variable is "DATABASE_URL" or "DOTNET_ENVIRONMENT";

    private void Take(StringBuilder into, string? line, Action<string>? tell)
    {
        if (line is null) return;
        lock (gate) into.AppendLine(line);
        tell?.Invoke(line);
    }

    private string Read(StringBuilder from)
    {
        lock (gate) return from.ToString();
    }
}
