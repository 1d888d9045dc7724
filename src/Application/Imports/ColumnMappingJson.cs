using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Imports;

/// <summary>A mapping of columns as JSON that people put right by hand.</summary>
public static class ColumnMappingJson
{
    private static readonly JsonSerializerOptions Settings = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false, RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
        WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Reads one.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="RuleBrokenException"><c>import.mapping_wrong</c></exception>
    public static ColumnMapping Read(string json, string name)
    {
        try
        {
            var mapping = JsonSerializer.Deserialize<ColumnMapping>(json, Settings) ?? throw ImportRules.WrongMapping($"{name} says nothing.");
            // No column is called so, and what is said of it could not be kept in every database.
            return TextsOf(mapping).Any(text => text.Any(letter => char.IsControl(letter) && letter != '\t'))
                ? throw ImportRules.WrongMapping($"{name} has a text with control characters.")
                : mapping;
        }
        catch (JsonException exception)
        {
            // What the parser says of it names its own types.
            throw ImportRules.WrongMapping(
                $"{name} is no mapping of columns: line {(exception.LineNumber ?? 0) + 1}{(exception.Path is { Length: > 1 } path ? $", at {path}," : "")} is not understood. docs/loading.md shows one, and import --save-mapping writes one.");
        }
    }

    private static IEnumerable<string> TextsOf(ColumnMapping mapping) =>
        new[] { mapping.PathSeparator, mapping.Department }
            .Concat(mapping.Columns.SelectMany(column => new[] { column.Key, column.Value }))
            .Concat(mapping.Units.SelectMany(level => new[] { level?.En, level?.Fr }))
            .OfType<string>();

    /// <summary>Writes one.</summary>
    public static string Write(ColumnMapping mapping) => JsonSerializer.Serialize(mapping, Settings);
}
