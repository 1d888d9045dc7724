using System.Text.Json;
using System.Text.Json.Serialization;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.WebApi.Http;

/// <summary>A text in both languages, as a caller gives it: <c>{"en": "...", "fr": "..."}</c>, or one text that serves for both.</summary>
[JsonConverter(typeof(Converter))]
public sealed class TextsBody
{
    /// <summary>English; null or blank when missing, then the French one stands in.</summary>
    public string? En { get; init; }

    /// <summary>French; null or blank when missing, then the English one stands in.</summary>
    public string? Fr { get; init; }

    internal static TextsBody Of(LocalizedText text) => new() { En = text.En, Fr = text.Fr };

    internal LocalizedText ToText() => LocalizedText.Of(En?.Trim(), Fr?.Trim());

    internal sealed class Converter : JsonConverter<TextsBody>
    {
        public override TextsBody Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String) return new() { En = reader.GetString() };
            var texts = JsonSerializer.Deserialize<Members>(ref reader, options);
            return new() { En = texts.En, Fr = texts.Fr };
        }

        public override void Write(Utf8JsonWriter writer, TextsBody value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Members { En = value.En, Fr = value.Fr }, options);

        private struct Members
        {
            public string? En { get; set; }

            public string? Fr { get; set; }
        }
    }
}

/// <summary>Turns what callers give into texts.</summary>
internal static class TextsBodies
{
    /// <summary>The text; none where nothing was given.</summary>
    public static LocalizedText OrNone(this TextsBody? texts) => texts?.ToText() ?? LocalizedText.None;

    /// <summary>A text without blanks around it; null when that leaves nothing.</summary>
    public static string? OrNull(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
