using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using OrgChart.Domain.Clients;
using OrgChart.Domain.Users;

namespace OrgChart.Infrastructure.Persistence.Audit;

/// <summary>Writes the fields of a record as a JSON object, under the names that hand edits and validation use too, e.g. <c>jobTitle.fr</c>.</summary>
internal static class AuditFields
{
    // What OrgChart needs to know of a record, rather than what somebody might want to know of it.
    private static readonly HashSet<string> Internal = ["version", "hand_edits", "source_digest"];

    // Of accounts no more than what they may do: who they belong to must be forgotten when they are erased, and their secrets are nobody's business.
    private static readonly Dictionary<Type, HashSet<string>> Shown = new()
    {
        [typeof(User)] = ["id", "roles", "is_disabled", "has_second_factor", "access_version"],
        [typeof(Client)] = ["id", "name", "scopes", "unit_id", "is_first_party", "access_version"],
    };

    /// <summary>What is written when no field is.</summary>
    public const string Nothing = "{}";

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>All fields that have a value.</summary>
    public static string All(IEntityType type, object entity) =>
        Write(type, type.GetProperties().Select(property => (property, property.GetGetter().GetClrValue(entity))).Where(field => field.Item2 is not null));

    /// <summary>All fields that had a value.</summary>
    public static string Original(EntityEntry entry) =>
        Write((IEntityType)entry.Metadata, entry.Properties.Select(property => ((IProperty)property.Metadata, property.OriginalValue)).Where(field => field.OriginalValue is not null));

    /// <summary>The fields that changed, before and after.</summary>
    public static (string Before, string After) Changed(EntityEntry entry)
    {
        var changed = entry.Properties.Where(property => property.IsModified && !Equals(property.OriginalValue, property.CurrentValue)).ToList();
        return (
            Write((IEntityType)entry.Metadata, changed.Select(property => ((IProperty)property.Metadata, property.OriginalValue))),
            Write((IEntityType)entry.Metadata, changed.Select(property => ((IProperty)property.Metadata, property.CurrentValue))));
    }

    /// <summary>A field that is a number, such as an id.</summary>
    public static int Number(IProperty property, object entity) => Convert.ToInt32(Stored(property, property.GetGetter().GetClrValue(entity)), CultureInfo.InvariantCulture);

    private static object? Stored(IProperty property, object? value) =>
        value is null || property.GetTypeMapping().Converter is not { } converter ? value : converter.ConvertToProvider(value);

    private static string Write(IEntityType type, IEnumerable<(IProperty Property, object? Value)> fields)
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, schema: null);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            json.WriteStartObject();
            foreach (var (property, value) in fields)
            {
                var column = property.GetColumnName(table)!;
                if (Shown.TryGetValue(type.ClrType, out var shown) ? !shown.Contains(column) : Internal.Contains(column)) continue;
                json.WritePropertyName(NameOf(column));
                switch (Stored(property, value))
                {
                    case null: json.WriteNullValue(); break;
                    case bool flag: json.WriteBooleanValue(flag); break;
                    case string text: json.WriteStringValue(text); break;
                    case var number: json.WriteNumberValue(Convert.ToInt64(number, CultureInfo.InvariantCulture)); break;
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary><c>job_title_fr</c> is <c>jobTitle.fr</c>.</summary>
    private static string NameOf(string column)
    {
        var language = column.EndsWith("_en", StringComparison.Ordinal) ? ".en" : column.EndsWith("_fr", StringComparison.Ordinal) ? ".fr" : "";
        var words = (language.Length == 0 ? column : column[..^3]).Split('_');
        return string.Concat(words.Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..])) + language;
    }
}
