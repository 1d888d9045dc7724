using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

/// <summary>An operation of the API that changes something, as docs/openapi.json lists it; another test compares that with the server, so none is forgotten.</summary>
internal sealed partial record Operation(string Method, string Path, IReadOnlyDictionary<string, string> Examples, IReadOnlyList<string> Statuses)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } = Read();

    /// <summary>Those that take a body.</summary>
    public static IEnumerable<Operation> WithBody => All.Where(operation => operation.Examples.Count > 0);

    /// <summary>Those that need <c>If-Match</c>.</summary>
    public static IEnumerable<Operation> WithVersion => All.Where(operation => operation.NeedsVersion);

    /// <summary>Whether it needs <c>If-Match</c>.</summary>
    public bool NeedsVersion => Method != "POST";

    /// <summary>The media type of bodies that are objects.</summary>
    public string ObjectType => Examples.Keys.Single(type => !type.Contains("json-patch", StringComparison.Ordinal));

    /// <summary>A body that is an object and right as to its form.</summary>
    public JsonObject Body => (JsonObject)JsonNode.Parse(Examples[ObjectType])!;

    /// <summary>The address of something that is there.</summary>
    public string Address(IReadOnlyDictionary<string, int> ids) => Parameter().Replace(Path, match => ids[$"{Kind}.{match.Groups["name"].Value}"].ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Sends it with a body and the other headers that it needs.</summary>
    public Task<Answer> SendAsync(HttpClient client, string address, object? body, string? type = null, string? version = "*")
    {
        var headers = new List<(string, string)>();
        if (NeedsVersion && version is not null) headers.Add(("If-Match", version));
        if (body is not null && Examples.Count > 0) headers.Add(("Content-Type", type ?? ObjectType));
        return client.AskAsync(Method, address, body, [.. headers]);
    }

    /// <summary>Sends it as it should be.</summary>
    public Task<Answer> SendRightAsync(HttpClient client, string address, string? version = "*") => SendAsync(client, address, Examples.Count > 0 ? Body.ToJsonString() : null, version: version);

    public override string ToString() => $"{Method} {Path}";

    private string Kind => Path.Split('/')[3];

    private static List<Operation> Read()
    {
        var document = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Repository.PathOf("docs", "openapi.json")));
        return
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               from method in path.Value.EnumerateObject()
               where method.Name != "get"
               select new Operation(
                   method.Name.ToUpperInvariant(), path.Name,
                   method.Value.TryGetProperty("requestBody", out var body)
                       ? body.GetProperty("content").EnumerateObject().ToDictionary(media => media.Name, media => media.Value.GetProperty("example").GetRawText())
                       : [],
                   [.. method.Value.GetProperty("responses").Members()]),
        ];
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
