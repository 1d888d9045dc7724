using OrgChart.WebApi.Exports.Formats;

namespace OrgChart.WebApi.Exports;

/// <summary>The forms that the directory can be written in.</summary>
internal static class ExportFormats
{
    /// <summary>The one that is meant when nobody names one.</summary>
    public const string Default = "csv";

    /// <summary>The names, as a pattern.</summary>
    public const string Pattern = "^(csv|xlsx|json|jsonld|vcard|mermaid|dot)$";

    /// <summary>What to say of another one.</summary>
    public const string Error = "The format is csv, xlsx, json, jsonld, vcard, mermaid or dot.";

    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, IExportFormat> ByName { get; } = ((IExportFormat[])
    [
        new CsvFormat(), new XlsxFormat(), new JsonFormat(), new JsonLdFormat(), new VCardFormat(), new MermaidFormat(), new DotFormat(),
    ]).ToDictionary(format => format.Name, StringComparer.Ordinal);
}
