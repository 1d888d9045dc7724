using System.Diagnostics;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Imports;

/// <summary>Extracts in the publisher's form, as large as the real one, from the tools that stand beside the checkout.</summary>
internal static class Extract
{
    /// <summary>Writes an extract and gives what a correct load of it reports.</summary>
    public static async Task<JsonElement> MakeAsync(string folder, params string[] arguments)
    {
        var tool = Repository.PathOf("..", "shared", "tools", "geds_extract.py");
        // The tool and its data belong to the project's workplace, not to the repository; ./test fails in CI when anything is skipped.
        if (!File.Exists(tool)) Assert.Ignore("The generator of real-sized extracts, ../shared/tools/geds_extract.py, is not here.");
        var start = new ProcessStartInfo("python3") { UseShellExecute = false };
        foreach (var argument in (string[])[tool, "--out", folder, .. arguments]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
        return JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(folder, "truth.json")));
    }
}
