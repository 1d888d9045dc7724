using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrgChart.WebApi.Http;

/// <summary>JSON Merge Patch (RFC 7396): members that are there replace, null removes.</summary>
internal static class MergePatch
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/merge-patch+json";

    /// <summary>Applies a patch to a document.</summary>
    /// <exception cref="RequestRefusedException">400: it is not an object.</exception>
    public static JsonNode Apply(JsonNode document, JsonElement patch) =>
        patch.ValueKind == JsonValueKind.Object ? Merge(document, patch)! : throw RequestRefusedException.Invalid("body", "A merge patch is an object with the members to change.");

    private static JsonNode? Merge(JsonNode? target, JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Object) return JsonNode.Parse(patch.GetRawText());
        var merged = target is JsonObject there ? (JsonObject)there.DeepClone() : [];
        foreach (var member in patch.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null) merged[member.Name] = null;
            else merged[member.Name] = Merge(merged[member.Name], member.Value);
        }

        return merged;
    }
}
