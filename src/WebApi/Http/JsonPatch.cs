using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrgChart.WebApi.Http;

/// <summary>
/// JSON Patch (RFC 6902) on a document whose members are all there, null or not: the six operations, at most 100 of them, only at paths that the document
/// has, also in <c>from</c> and <c>test</c>. So a patch can reach nothing that the document does not show.
/// </summary>
internal static class JsonPatch
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/json-patch+json";

    /// <summary>The most operations in one patch.</summary>
    public const int MaxOperations = 100;

    /// <summary>Applies a patch to a document.</summary>
    /// <exception cref="RequestRefusedException">400 for what a patch must not say, 409 <c>patch.test_failed</c>.</exception>
    public static JsonNode Apply(JsonNode document, JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Array) throw RequestRefusedException.Invalid("body", "A JSON Patch is an array of operations.");
        if (patch.GetArrayLength() > MaxOperations) throw RequestRefusedException.Invalid("body", $"A JSON Patch has at most {MaxOperations} operations.");
        var result = (JsonObject)document.DeepClone();
        var paths = PathsOf(result, "").ToHashSet(StringComparer.Ordinal);
        var number = 0;
        foreach (var operation in patch.EnumerateArray()) new Operation(operation, $"[{number++}]", paths).ApplyTo(result);
        return result;
    }

    /// <summary>The same patch with tests of a path as additions: for what is compared elsewhere, such as a password.</summary>
    public static JsonElement TestsAsValues(JsonElement patch, string path)
    {
        if (patch.ValueKind != JsonValueKind.Array) return patch;
        var operations = JsonNode.Parse(patch.GetRawText())!.AsArray();
        foreach (var operation in operations.OfType<JsonObject>())
            if (Is(operation["op"], "test") && Is(operation["path"], path)) operation["op"] = "add";
        return JsonSerializer.SerializeToElement(operations);

        static bool Is(JsonNode? node, string text) => node is JsonValue value && value.TryGetValue<string>(out var found) && found == text;
    }

    private static IEnumerable<string> PathsOf(JsonObject node, string path)
    {
        foreach (var (name, value) in node)
        {
            var here = $"{path}/{name}";
            yield return here;
            if (value is not JsonObject inner) continue;
            foreach (var beneath in PathsOf(inner, here)) yield return beneath;
        }
    }

    /// <summary>One operation of a patch.</summary>
    private sealed class Operation
    {
        private readonly JsonElement operation;
        private readonly string place;
        private readonly HashSet<string> paths;

        public Operation(JsonElement operation, string place, HashSet<string> paths)
        {
            (this.operation, this.place, this.paths) = (operation, place, paths);
            if (operation.ValueKind != JsonValueKind.Object) throw Refuse("An operation is an object.");
        }

        public void ApplyTo(JsonObject document)
        {
            switch (Text("op"))
            {
                case "add" or "replace": Set(document, Path("path"), Value()); break;
                case "remove": Set(document, Path("path"), null); break;
                case "test":
                    if (!JsonNode.DeepEquals(Get(document, Path("path")), Value()))
                        throw new RequestRefusedException(StatusCodes.Status409Conflict, "patch.test_failed", $"The test of operation {place} failed; nothing was changed.");
                    break;
                case "copy": Set(document, Path("path"), Get(document, Path("from"))?.DeepClone()); break;
                case "move":
                    var (from, to) = (Path("from"), Path("path"));
                    if (to.StartsWith(from + "/", StringComparison.Ordinal)) throw Refuse("A value cannot be moved into itself.");
                    var value = Get(document, from)?.DeepClone();
                    Set(document, from, null);
                    Set(document, to, value);
                    break;
                default: throw Refuse("The op is add, remove, replace, move, copy or test.");
            }
        }

        private static string[] Split(string path) => [.. path[1..].Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

        private JsonNode? Get(JsonObject document, string path)
        {
            JsonNode? at = document;
            foreach (var part in Split(path)) at = at is JsonObject there ? there[part] : throw Refuse($"There is nothing at {path} any more.");
            return at;
        }

        private void Set(JsonObject document, string path, JsonNode? value)
        {
            var parts = Split(path);
            JsonNode? at = document;
            foreach (var part in parts[..^1]) at = at is JsonObject there ? there[part] : null;
            if (at is not JsonObject parent) throw Refuse($"There is nothing at {path} any more.");
            parent[parts[^1]] = value;
        }

        private string Path(string member)
        {
            var path = Text(member);
            return paths.Contains(path) ? path : throw Refuse($"The {member} {path} cannot be patched; those that can: {string.Join(", ", paths.Order(StringComparer.Ordinal))}.");
        }

        private JsonNode? Value() => operation.TryGetProperty("value", out var value) ? JsonNode.Parse(value.GetRawText()) : throw Refuse("The operation lacks its value.");

        private string Text(string member) => operation.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : throw Refuse($"The operation lacks its {member}.");

        private RequestRefusedException Refuse(string why) => RequestRefusedException.Invalid(place, why);
    }
}
