using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

/// <summary>An operation of the API that changes something, as docs/openapi.json lists it; another test compares that with the server, so none is forgotten.</summary>
internal sealed partial record Operation(
    string Method, string Path, string? Permission, IReadOnlyDictionary<string, string> Examples, IReadOnlyList<string> Statuses, IReadOnlyList<string?> Parameters)
{
    /// <summary>The media type of OAuth's forms.</summary>
    public const string Form = "application/x-www-form-urlencoded";

    private const string Upload = "multipart/form-data";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } = Read();

    /// <summary>Those that take a body of JSON.</summary>
    public static IEnumerable<Operation> WithBody => All.Where(operation => operation.Examples.Count > 0 && !operation.IsForm && !operation.IsUpload);

    /// <summary>Those that take a form.</summary>
    public static IEnumerable<Operation> WithForm => All.Where(operation => operation.IsForm);

    /// <summary>Those that have a secret in them, so that nothing may be kept of them.</summary>
    public static IEnumerable<Operation> Confidential => All.Where(operation => operation.Method == "POST" && !operation.TakesKey);

    /// <summary>Those that need <c>If-Match</c>.</summary>
    public static IEnumerable<Operation> WithVersion => All.Where(operation => operation.NeedsVersion);

    /// <summary>Whether it needs <c>If-Match</c>.</summary>
    public bool NeedsVersion => Parameters.Contains("If-Match");

    /// <summary>Whether it takes <c>Idempotency-Key</c>.</summary>
    public bool TakesKey => Parameters.Contains("Idempotency-Key");

    /// <summary>Whether it takes a form of OAuth.</summary>
    public bool IsForm => Examples.ContainsKey(Form);

    /// <summary>Whether it takes a file.</summary>
    public bool IsUpload => Examples.ContainsKey(Upload);

    /// <summary>Whether it is about the caller's own account.</summary>
    public bool IsOwn => Permission == OrgChart.Application.Common.Permissions.Account;

    /// <summary>What it changes, as in codes of errors, e.g. <c>unit</c>.</summary>
    public string Thing => Path.Contains("users/me/sessions", StringComparison.Ordinal) ? "session" : Kind.TrimEnd('s');

    /// <summary>The media type of bodies that are objects.</summary>
    public string ObjectType => Examples.Keys.Single(type => !type.Contains("json-patch", StringComparison.Ordinal));

    /// <summary>What the header <c>Content-Type</c> says with a right body.</summary>
    public string ContentType => IsUpload ? Upload + "; boundary=edge" : ObjectType;

    /// <summary>A body that is an object and right as to its form.</summary>
    public JsonObject Body => (JsonObject)JsonNode.Parse(Examples[ObjectType])!;

    /// <summary>Its address with each parameter's value from elsewhere.</summary>
    public string AddressWith(Func<string, string> value) => Parameter().Replace(Path, match => value(match.Groups["name"].Value));

    /// <summary>The address of something that is there.</summary>
    public string Address(IReadOnlyDictionary<string, int> ids) => AddressWith(name => ids[$"{Kind}.{name}"].ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Sends it with a body and the other headers that it needs.</summary>
    public Task<Answer> SendAsync(HttpClient client, string address, object? body, string? type = null, string? version = "*")
    {
        var headers = new List<(string, string)>();
        if (NeedsVersion && version is not null) headers.Add(("If-Match", version));
        if (Parameters.Contains("X-Requested-With")) headers.Add(("X-Requested-With", "OrgChart"));
        if (body is not null && Examples.Count > 0) headers.Add(("Content-Type", type ?? ContentType));
        return client.AskAsync(Method, address, body, [.. headers]);
    }

    /// <summary>Sends it as it should be.</summary>
    public Task<Answer> SendRightAsync(HttpClient client, string address, string? version = "*") => SendAsync(client, address, RightBody(), version: version);

    private string? RightBody() => IsForm ? FormText() : IsUpload ? UploadText() : Examples.Count > 0 ? Body.ToJsonString() : null;

    private string FormText() => string.Join('&', Body.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value!.ToString())}"));

    private string UploadText() => string.Concat(Body.Select(field =>
        $"--edge\r\nContent-Disposition: form-data; name={field.Key}{(field.Key == "file" ? "; filename=x.csv" : "")}\r\n\r\n{(field.Key == "file" ? "nobody" : field.Value)}\r\n")) + "--edge--\r\n";

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
                   PermissionOf(method.Value),
                   method.Value.TryGetProperty("requestBody", out var body)
                       ? body.GetProperty("content").EnumerateObject().ToDictionary(media => media.Name, media => media.Value.GetProperty("example").GetRawText())
                       : [],
                   [.. method.Value.GetProperty("responses").Members()],
                   [.. method.Value.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.Text("name"))]),
        ];
    }

    /// <summary>The permission without which it is refused; none when a token need not be, which the document says with an empty requirement.</summary>
    public static string? PermissionOf(JsonElement operation) =>
        operation.TryGetProperty("security", out var security) && security.EnumerateArray().All(requirement => requirement.Members().Any()) ? security[0].GetProperty("bearer")[0].GetString() : null;

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
