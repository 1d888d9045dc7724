using System.Text.Json.Nodes;

namespace OrgChart.Client;

/// <summary>One step of a JSON Patch (RFC 6902). Paths are JSON pointers, e.g. <c>/names/fr</c>.</summary>
public sealed class JsonPatchOperation
{
    private JsonPatchOperation(JsonObject json) => Json = json;

    internal JsonObject Json { get; }

    /// <summary>Sets a member that need not be there.</summary>
    public static JsonPatchOperation Add(string path, JsonNode? value) => With("add", path, value);

    /// <summary>Sets a member that is there.</summary>
    public static JsonPatchOperation Replace(string path, JsonNode? value) => With("replace", path, value);

    /// <summary>Demands a value; another one refuses the whole patch.</summary>
    public static JsonPatchOperation Test(string path, JsonNode? value) => With("test", path, value);

    /// <summary>Removes a member.</summary>
    public static JsonPatchOperation Remove(string path) => new(new JsonObject { ["op"] = "remove", ["path"] = path });

    /// <summary>Moves a value from one member to another.</summary>
    public static JsonPatchOperation Move(string from, string path) => new(new JsonObject { ["op"] = "move", ["from"] = from, ["path"] = path });

    /// <summary>Copies a value from one member to another.</summary>
    public static JsonPatchOperation Copy(string from, string path) => new(new JsonObject { ["op"] = "copy", ["from"] = from, ["path"] = path });

    private static JsonPatchOperation With(string op, string path, JsonNode? value) => new(new JsonObject { ["op"] = op, ["path"] = path, ["value"] = value?.DeepClone() });
}
