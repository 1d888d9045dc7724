using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using OrgChart.Application.Imports;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Imports;

/// <summary>Receives a file with its fields (<c>multipart/form-data</c>, RFC 7578) as a stream: it may be larger than the memory.</summary>
internal static class UploadReading
{
    /// <summary>The media type.</summary>
    public const string MediaType = "multipart/form-data";

    private const string FileField = "file";
    private const string MappingField = "mapping";
    private const int MaxFieldLength = 4_000;
    private const int MaxMappingLength = 20_000;
    private const int BufferBytes = 128 * 1024;

    private static readonly string[] Fields = ["format", "dryRun", "force", "departments", MappingField];

    /// <summary>Receives it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="place">Where to put the file.</param>
    /// <param name="maxBytes">The most bytes it may have.</param>
    /// <returns>What was said of it, and whether it is only to be tried.</returns>
    /// <exception cref="RequestRefusedException">415, 400, 413 or 507.</exception>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>import.mapping_wrong</c></exception>
    public static async Task<(Upload Upload, bool DryRun)> ReceiveAsync(HttpContext http, string place, long maxBytes)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = maxBytes;
        var reader = new MultipartReader(BoundaryOf(http.Request), http.Request.Body);
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        string? fileName = null;
        try
        {
            while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part) || HeaderUtilities.RemoveQuotes(part.Name).Value is not { } name)
                    throw RequestRefusedException.Invalid("body", "A part has no name.");
                if (name == FileField && fileName is null) fileName = await SaveAsync(section, part, place, http.RequestAborted);
                else if (name == FileField) throw RequestRefusedException.Invalid(FileField, "There is more than one file; one load takes one.");
                else if (!Fields.Contains(name)) throw RequestRefusedException.Invalid(name, $"There is no such field; there are: {FileField}, {string.Join(", ", Fields)}.");
                else if (!said.TryAdd(name, await TextAsync(section, name, http.RequestAborted))) throw RequestRefusedException.Invalid(name, "The field is there more than once.");
            }
        }
        catch (Exception exception) when (exception is InvalidDataException || (exception is IOException and not BadHttpRequestException))
        {
            throw RequestRefusedException.Invalid("body", $"The body is not {MediaType} as it should be, or was cut off.");
        }

        if (fileName is null) throw RequestRefusedException.Invalid(FileField, "The file is missing.");
        var departments = (said.GetValueOrDefault("departments") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var format = said.GetValueOrDefault("format") is { Length: > 0 } given ? given : "geds";
        var mapping = said.GetValueOrDefault(MappingField) is { Length: > 0 } columns ? ColumnMappingJson.Read(columns, $"The field {MappingField}") : null;
        return (new(fileName, format, departments, Flag(said, "force"), mapping), Flag(said, "dryRun"));
    }

    /// <summary>Does something with the disk; what keeps it from working is the server's fault, not the sender's.</summary>
    /// <exception cref="RequestRefusedException">507</exception>
    public static void OnDisk(Action work) => OnDisk(() =>
    {
        work();
        return true;
    });

    private static T OnDisk<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RequestRefusedException(
                StatusCodes.Status507InsufficientStorage, detail: $"The server cannot keep the file ({exception.GetType().Name}): its disk is full, or it may not write to its folder Imports:UploadFolder. Tell its operator.");
        }
    }

    private static string BoundaryOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase))
            throw new RequestRefusedException(StatusCodes.Status415UnsupportedMediaType, detail: $"The body must be {MediaType} with a part named {FileField}; say so in the header Content-Type.");
        return HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 70 } boundary ? boundary : throw RequestRefusedException.Invalid("Content-Type", "The boundary is missing or has more than 70 characters (RFC 2046, 5.1.1).");
    }

    private static async Task<string> SaveAsync(MultipartSection section, ContentDispositionHeaderValue part, string place, CancellationToken cancellationToken)
    {
        await using var file = OnDisk(() => new FileStream(place, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0));
        var buffer = new byte[BufferBytes];
        while (await section.Body.ReadAsync(buffer, cancellationToken) is var read and > 0) OnDisk(() => file.Write(buffer, 0, read));
        var name = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).Value;
        // For messages only: it never names a file here.
        return string.IsNullOrWhiteSpace(name) ? FileField : string.Concat(Path.GetFileName(name).EnumerateRunes().Where(letter => !Rune.IsControl(letter)).Take(200));
    }

    private static async Task<string> TextAsync(MultipartSection section, string name, CancellationToken cancellationToken)
    {
        var limit = name == MappingField ? MaxMappingLength : MaxFieldLength;
        var buffer = new char[limit + 1];
        using var reader = new StreamReader(section.Body);
        var length = await reader.ReadBlockAsync(buffer, cancellationToken);
        var text = length <= limit ? new string(buffer, 0, length) : throw RequestRefusedException.Invalid(name, string.Create(CultureInfo.InvariantCulture, $"The field has more than {limit} characters."));
        // JSON has lines.
        return name != MappingField && text.Any(char.IsControl) ? throw RequestRefusedException.Invalid(name, "The field has control characters.") : text.Trim();
    }

    private static bool Flag(Dictionary<string, string> said, string name) => said.GetValueOrDefault(name) switch
    {
        null or "" or "false" => false,
        "true" => true,
        _ => throw RequestRefusedException.Invalid(name, "The field is true or false."),
    };
}
