using System.Diagnostics;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Imports;

/// <summary>Extracts in the publisher's form, as large as the real one, from the tools that stand beside the checkout.</summary>
internal static class Extract
{
    // Making one of full size takes the better part of a minute, and the same arguments always make the same: each is made once and kept for the other builds' tests.
    private static readonly string Kept = Repository.PathOf(".test", "extracts");
    private static readonly SemaphoreSlim Making = new(1, 1);

    /// <summary>Writes an extract and gives what a correct load of it reports.</summary>
    public static async Task<JsonElement> MakeAsync(string folder, params string[] arguments)
    {
        var tool = Repository.PathOf("..", "shared", "tools", "geds_extract.py");
        // The tool and its data belong to the project's workplace, not to the repository; ./test fails in CI when anything is skipped.
        if (!File.Exists(tool)) Assert.Ignore("The generator of real-sized extracts, ../shared/tools/geds_extract.py, is not here.");
        var made = Path.Combine(Kept, $"{File.GetLastWriteTimeUtc(tool).Ticks}{string.Concat(arguments)}");
        await Making.WaitAsync();
        try
        {
            if (!Directory.Exists(made)) await RunAsync(tool, made, arguments);
        }
        finally
        {
            Making.Release();
        }

        foreach (var file in Directory.GetFiles(made)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        return JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(folder, "truth.json")));
    }

    private static async Task RunAsync(string tool, string made, string[] arguments)
    {
        Directory.CreateDirectory(Kept);
        var unfinished = Directory.CreateDirectory($"{made}.{Environment.ProcessId}").FullName;
        var start = new ProcessStartInfo("python3") { UseShellExecute = false };
        foreach (var argument in (string[])[tool, "--out", unfinished, .. arguments]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
        // Under its name only when it is whole.
        Directory.Move(unfinished, made);
    }
}
