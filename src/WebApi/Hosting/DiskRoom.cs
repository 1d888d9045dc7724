using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.Application.Operations;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Hosting;

/// <summary>The room where a server writes: database, keys, files sent to be loaded, log.</summary>
internal sealed class DiskRoom(IDatabaseFacts database, IOptions<SecurityOptions> security, IOptions<ImportOptions> imports, IOptions<LogOptions> log)
{
    private const long Mebibyte = 1 << 20;

    // A load of 200,000 people writes about 300 MiB, its write-ahead log included.
    private const long Little = 1024 * Mebibyte;
    private const long TooLittle = 100 * Mebibyte;

    /// <summary>The files and folders that a server writes to.</summary>
    public IEnumerable<string> Places => ((string?[])[database.File, security.Value.KeyFolder, imports.Value.UploadFolder, log.Value.File]).OfType<string>().Where(place => place.Length > 0);

    /// <summary>Looks where the least is free.</summary>
    public DiskState Look()
    {
        var folders = Places.Select(place => (Place: place, Folder: Existing(place))).ToList();
        if (folders.FirstOrDefault(one => one.Folder is null) is { Place: { } nowhere }) return new(RoomLeft.None, $"{nowhere} is on a drive that is not there.");
        var (folder, free) = folders.Select(one => one.Folder!).Distinct(StringComparer.Ordinal).Select(place => (Folder: place, Free: new DriveInfo(place).AvailableFreeSpace)).MinBy(place => place.Free);
        return Of(folder, free);
    }

    /// <summary>What so many free bytes mean.</summary>
    internal static DiskState Of(string folder, long free) => new(
        free switch { < TooLittle => RoomLeft.TooLittle, < Little => RoomLeft.Little, _ => RoomLeft.Enough }, string.Create(CultureInfo.InvariantCulture, $"{free / Mebibyte:N0} MiB are free at {folder}."));

    /// <summary>The folder itself, or the nearest above it that is there; null where not even the drive is.</summary>
    private static string? Existing(string place)
    {
        var path = Path.GetFullPath(place);
        while (path is not null && !Directory.Exists(path)) path = Path.GetDirectoryName(path);
        return path;
    }
}

/// <summary>How much room there is.</summary>
internal enum RoomLeft
{
    /// <summary>1 GiB or more.</summary>
    Enough,

    /// <summary>Less than 1 GiB: somebody should look.</summary>
    Little,

    /// <summary>Less than 100 MiB: writes will fail soon.</summary>
    TooLittle,

    /// <summary>A place is on a drive that is not there.</summary>
    None,
}

/// <summary>The room where the least is.</summary>
/// <param name="Room">How much.</param>
/// <param name="Found">The same as a sentence.</param>
internal sealed record DiskState(RoomLeft Room, string Found);

/// <summary>
/// Tells those who watch that there is hardly room to write. The server stays ready: it answers reads from memory, and writes are refused with 507. Taken out of service it would answer nobody.
/// </summary>
internal sealed class DiskHealthCheck(DiskRoom disk) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Of(disk.Look()));

    /// <summary>What probes hear.</summary>
    internal static HealthCheckResult Of(DiskState state) => state.Room is RoomLeft.Enough or RoomLeft.Little ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(state.Found);
}

/// <summary>Registers it.</summary>
internal static class DiskServices
{
    /// <summary>Adds what looks at the disk, and tells probes.</summary>
    public static IServiceCollection AddDiskRoom(this IServiceCollection services)
    {
        services.AddSingleton<DiskRoom>();
        services.AddHealthChecks().AddCheck<DiskHealthCheck>("disk", tags: ["ready"]);
        return services;
    }
}

