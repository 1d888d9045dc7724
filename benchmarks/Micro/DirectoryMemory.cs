using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrgChart.Infrastructure.Directory;

namespace OrgChart.Benchmarks;

/// <summary>What snapshot and search index take.</summary>
internal static class DirectoryMemory
{
    /// <summary>Reads the directory of a database as the server does when it starts.</summary>
    public static async Task<string> MeasureAsync(string file)
    {
        await using var services = Services.On(file);
        var reader = services.GetRequiredService<DirectoryReader>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        var snapshot = await reader.ReadAsync(CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(start);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(snapshot);
        return JsonSerializer.Serialize(new { people = snapshot.EmployeeCount, units = snapshot.UnitCount, bytes, seconds = took.TotalSeconds });
    }
}
