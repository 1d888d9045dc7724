using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;

namespace OrgChart.WebApi.Imports;

/// <summary>Files that were sent to be loaded. Those of dry runs are kept for a day under the load's id, so that they can be applied.</summary>
internal sealed class Uploads(IOptions<ImportOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>The most bytes of a file.</summary>
    public long MaxBytes => options.Value.MaxBytes;

    private string Folder => options.Value.UploadFolder;

    /// <summary>A place for a file that is being received. Removes what is too old.</summary>
    public string NewPlace()
    {
        System.IO.Directory.CreateDirectory(Folder);
        var old = time.GetUtcNow().UtcDateTime - Kept;
        foreach (var file in System.IO.Directory.EnumerateFiles(Folder).Where(file => File.GetLastWriteTimeUtc(file) < old)) File.Delete(file);
        return Path.Combine(Folder, Path.GetRandomFileName());
    }

    /// <summary>Keeps the file of a dry run.</summary>
    public void Keep(ImportId id, string place, Upload upload)
    {
        File.WriteAllText(DescriptionOf(id), JsonSerializer.Serialize(upload));
        File.Move(place, FileOf(id), overwrite: true);
    }

    /// <summary>What was kept of a dry run.</summary>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>import.file_gone</c></exception>
    public (string Place, Upload Upload) Find(ImportId id)
    {
        if (!File.Exists(FileOf(id)) || !File.Exists(DescriptionOf(id))) throw ImportRules.FileGone(id);
        return (FileOf(id), JsonSerializer.Deserialize<Upload>(File.ReadAllText(DescriptionOf(id)))!);
    }

    private string FileOf(ImportId id) => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{id.Value}.file"));

    private string DescriptionOf(ImportId id) => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{id.Value}.json"));
}

/// <summary>What was said of a file.</summary>
/// <param name="FileName">Its name, for messages.</param>
/// <param name="Format">Its format.</param>
/// <param name="Departments">Acronyms of the only departments to load; empty for all.</param>
/// <param name="Force">Whether to load it even when many people would be removed.</param>
internal sealed record Upload(string FileName, string Format, IReadOnlyList<string> Departments, bool Force);
