using System.Diagnostics;

namespace OrgChart.SystemTests.Support;

/// <summary>A PostgreSQL server of a test's own, on the disk, which the test may stop and kill.</summary>
internal sealed class OwnPostgreSql : IDisposable
{
    private const int MaxAttempts = 40;

    private readonly string folder = Directory.CreateTempSubdirectory("orgchart-postgresql-").FullName;

    private OwnPostgreSql()
    {
    }

    /// <summary>How to reach it; stays the same when it is started again.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Makes a server and starts it.</summary>
    public static async Task<OwnPostgreSql> CreateAsync()
    {
        var server = new OwnPostgreSql();
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it. After it was killed that takes some attempts: its processes end one after the other.</summary>
    public async Task StartAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            var (exitCode, output) = await RunAsync("start");
            ConnectionString = output.Trim();
            if (exitCode == 0) return;
            if (attempt == MaxAttempts) throw new InvalidOperationException($"PostgreSQL does not start: {output}");
            await Task.Delay(250);
        }
    }

    /// <summary>Stops it; whoever is connected is thrown out.</summary>
    public async Task StopAsync() => Assert.That((await RunAsync("stop")).ExitCode, Is.Zero);

    /// <summary>Ends it as a power failure would.</summary>
    public async Task KillAsync() => Assert.That((await RunAsync("kill")).ExitCode, Is.Zero);

    public void Dispose()
    {
        using var script = Start("remove");
        script.WaitForExit();
    }

    private Process Start(string what) => Process.Start(
        new ProcessStartInfo(Repository.PathOf("scripts", "local-postgresql"), [what, folder]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;

    private async Task<(int ExitCode, string Output)> RunAsync(string what)
    {
        using var script = Start(what);
        var (output, error) = (script.StandardOutput.ReadToEndAsync(), script.StandardError.ReadToEndAsync());
        await script.WaitForExitAsync();
        return (script.ExitCode, await output + await error);
    }
}
