using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.Application.Operations;
using OrgChart.Domain.Imports;

namespace OrgChart.WebApi.Imports;

/// <summary>Files that were sent to be loaded. Those of dry runs that went well are kept for a day under the load's id, so that they can be applied.</summary>
internal sealed class Uploads(IOptions<ImportOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>The most bytes of a file.</summary>
    public long MaxBytes => options.Value.MaxBytes;

    private string Folder => options.Value.UploadFolder;

    /// <summary>A file that is going to be received.</summary>
    public UploadedFile New() => new(this, Path.Combine(Folder, Path.GetRandomFileName()), isKept: false);

    /// <summary>What was kept of a dry run.</summary>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>import.file_gone</c></exception>
    public (UploadedFile File, Upload Upload) Get(ImportId id)
    {
        var (place, description) = (PlaceOf(id), DescriptionOf(PlaceOf(id)));
        if (!File.Exists(place) || !File.Exists(description) || IsOld(description)) throw ImportRules.FileGone(id);
        return (new UploadedFile(this, place, isKept: true), JsonSerializer.Deserialize<Upload>(File.ReadAllText(description))!);
    }

    /// <summary>Removes what has been kept for long enough.</summary>
    public void RemoveOld()
    {
        if (!System.IO.Directory.Exists(Folder)) return;
        foreach (var file in System.IO.Directory.EnumerateFiles(Folder).Where(IsOld)) File.Delete(file);
    }

    /// <summary>Makes the folder; what is in it is nobody else's business.</summary>
    public void MakeFolder() => PrivateFolder.Make(Folder);

    /// <summary>Keeps the file of a dry run under the load's id.</summary>
    /// <returns>Where it is now.</returns>
    public string Keep(ImportId id, string place, Upload upload)
    {
        var kept = PlaceOf(id);
        File.WriteAllText(DescriptionOf(kept), JsonSerializer.Serialize(upload));
        File.Move(place, kept, overwrite: true);
        return kept;
    }

    /// <summary>Removes a file and what was said of it.</summary>
    public static void Remove(string place)
    {
        File.Delete(place);
        File.Delete(DescriptionOf(place));
    }

    private static string DescriptionOf(string place) => place + ".json";

    private string PlaceOf(ImportId id) => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{id.Value}.file"));

    private bool IsOld(string file) => File.GetLastWriteTimeUtc(file) < time.GetUtcNow().UtcDateTime - Kept;
}

/// <summary>A file from the first byte received until it is loaded or not. Removed in the end, unless a dry run of it went well.</summary>
/// <param name="uploads">Where it is.</param>
/// <param name="place">Its name there.</param>
/// <param name="isKept">Whether it was kept by a dry run, and stays.</param>
internal sealed class UploadedFile(Uploads uploads, string place, bool isKept) : IDisposable
{
    private string place = place;
    private readonly bool isKept = isKept;
    private bool isTried;
    private bool isTaken = isKept;

    /// <summary>Receives it.</summary>
    /// <exception cref="Http.RequestRefusedException">415, 400, 413 or 507.</exception>
    public Task<(Upload Upload, bool DryRun)> ReceiveAsync(HttpContext http)
    {
        UploadReading.OnDisk(uploads.MakeFolder);
        return UploadReading.ReceiveAsync(http, place, uploads.MaxBytes);
    }

    /// <summary>Opens it.</summary>
    public Stream Open() => File.OpenRead(place);

    /// <summary>The load has begun, and sees to the file from now on.</summary>
    /// <param name="id">The load.</param>
    /// <param name="tried">What was said of the file, if it is only to be tried; else null.</param>
    public void Begin(ImportId id, Upload? tried)
    {
        if (tried is not null) (place, isTried) = (uploads.Keep(id, place, tried), true);
        isTaken = true;
    }

    /// <summary>The load has ended, or has not begun.</summary>
    public void End(bool hasSucceeded)
    {
        if (!isKept && isTaken && !(isTried && hasSucceeded)) Uploads.Remove(place);
    }

    /// <summary>The request has ended: what no load sees to is removed, however it ended.</summary>
    public void Dispose()
    {
        if (!isTaken && File.Exists(place)) File.Delete(place);
    }
}

/// <summary>What was said of a file.</summary>
/// <param name="FileName">Its name, for messages.</param>
/// <param name="Format">Its format.</param>
/// <param name="Departments">Acronyms of the only departments to load; empty for all.</param>
/// <param name="Force">Whether to load it even when many people would be removed.</param>
/// <param name="Mapping">What its columns mean, for formats that leave it open; null to guess.</param>
internal sealed record Upload(string FileName, string Format, IReadOnlyList<string> Departments, bool Force, ColumnMapping? Mapping);
