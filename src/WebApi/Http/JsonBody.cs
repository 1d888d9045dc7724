using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;

namespace OrgChart.WebApi.Http;

/// <summary>
/// Reads the JSON of a request strictly: no unknown and no repeated members, no numbers as texts, no control characters, at most 16 levels.
/// What is wrong is said by field, in words that tell nothing of the inside.
/// </summary>
internal static class JsonBody
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/json";

    private const int MaxDepth = 16;

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    private static readonly JsonSerializerOptions Binding = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, MaxDepth = MaxDepth, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mediaTypes">The media types it may have.</param>
    /// <returns>The JSON, and which of the media types it is.</returns>
    /// <exception cref="RequestRefusedException">415 for another media type, 400 for anything wrong.</exception>
    public static async Task<(JsonElement Json, string MediaType)> ReadAsync(HttpRequest request, params string[] mediaTypes)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || Array.Find(mediaTypes, one => type.MediaType.Equals(one, StringComparison.OrdinalIgnoreCase)) is not { } known)
            throw new RequestRefusedException(
                StatusCodes.Status415UnsupportedMediaType, detail: $"The body must be {string.Join(" or ", mediaTypes)}; say so in the header Content-Type.");
        if (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new RequestRefusedException(StatusCodes.Status415UnsupportedMediaType, detail: "JSON is UTF-8; other character sets are not taken.");
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, Reading, request.HttpContext.RequestAborted);
            RefuseControlCharacters(document.RootElement, "");
            return (document.RootElement.Clone(), known);
        }
        catch (JsonException exception)
        {
            throw RequestRefusedException.Invalid("body", $"The body is not JSON as this address takes it: {ReasonOf(exception)}");
        }
        catch (InvalidOperationException)
        {
            // Looking for repeated members, the parser meets a name with half of a surrogate pair.
            throw RequestRefusedException.Invalid("body", "The name of a member is not valid Unicode.");
        }
    }

    /// <summary>Makes of JSON what an endpoint takes.</summary>
    /// <exception cref="RequestRefusedException">400: a member is unknown, missing or of the wrong kind.</exception>
    public static T Bind<T>(JsonElement json)
    {
        try
        {
            return json.Deserialize<T>(Binding) ?? throw RequestRefusedException.Invalid("body", "The body must be an object.");
        }
        catch (JsonException exception)
        {
            var field = exception.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "body";
            throw RequestRefusedException.Invalid(field, exception.Message switch
            {
                var message when message.Contains("could not be mapped", StringComparison.Ordinal) => "There is no such member here.",
                var message when message.Contains("missing required", StringComparison.Ordinal) => "Members are missing: " + NamesIn(message),
                var message when message.Contains("doesn't allow null", StringComparison.Ordinal) => "This member cannot be null.",
                _ => "The value is of the wrong kind.",
            });
        }
    }

    /// <summary>Writes what an endpoint takes as JSON, all members included.</summary>
    public static System.Text.Json.Nodes.JsonNode Write<T>(T value) => JsonSerializer.SerializeToNode(value, Binding)!;

    private static void RefuseControlCharacters(JsonElement json, string path)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject()) RefuseControlCharacters(member.Value, path.Length == 0 ? NameOf(member, path) : $"{path}.{NameOf(member, path)}");
                break;
            case JsonValueKind.Array:
                var i = 0;
                foreach (var item in json.EnumerateArray()) RefuseControlCharacters(item, $"{path}[{i++}]");
                break;
            case JsonValueKind.String:
                if (TextOf(json.GetString, path).Any(char.IsControl)) throw RequestRefusedException.Invalid(path, "The text has control characters, such as line ends; leave them out.");
                break;
        }
    }

    private static string NameOf(JsonProperty member, string path) => TextOf(() => member.Name, path);

    private static string TextOf(Func<string?> read, string path)
    {
        try
        {
            return read()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which UTF-8 cannot tell.
            throw RequestRefusedException.Invalid(path, "The text is not valid Unicode.");
        }
    }

    private static string ReasonOf(JsonException exception) =>
        exception.Message.Contains("uplicate", StringComparison.Ordinal) ? "a member is there twice."
        : exception.Message.Contains("depth", StringComparison.Ordinal) ? $"it has more than {MaxDepth} levels."
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it breaks off or goes wrong at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.");

    /// <summary>What stands in single quotation marks, but for the type, which comes first.</summary>
    private static string NamesIn(string message) => string.Join(", ", message.Split('\'').Where((_, i) => i % 2 == 1).Skip(1)) + ".";
}
