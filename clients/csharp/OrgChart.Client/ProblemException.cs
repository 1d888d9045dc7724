using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrgChart.Client;

/// <summary>The server's refusal: problem details (RFC 9457), or an OAuth 2.0 error (RFC 6749) of the token endpoint.</summary>
public sealed class ProblemException : Exception
{
    private ProblemException(HttpStatusCode status, string code, string detail, JsonObject problem, Exception? cause)
        : base($"{code}: {detail}", cause) => (Status, Code, Detail, Problem) = (status, code, detail, problem);

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>A stable code to branch on, e.g. <c>unit.not_found</c> or <c>invalid_grant</c>; <c>http.503</c> when the answer was not the server's own.</summary>
    public string Code { get; }

    /// <summary>What was wrong and what to do.</summary>
    public string Detail { get; }

    /// <summary>All that the server said, with members that only some problems have.</summary>
    public JsonObject Problem { get; }

    /// <summary>With status 400: what is wrong, by field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors =>
        Problem["errors"] is JsonObject errors
            ? errors.ToDictionary(field => field.Key, field => (IReadOnlyList<string>)[.. field.Value!.AsArray().Select(message => message!.GetValue<string>())])
            : new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Finds the request in the server's log.</summary>
    public string? TraceId => TextOf(Problem, "traceId");

    /// <summary>Whether somebody else was faster: read again and repeat.</summary>
    public bool IsStale => Status == HttpStatusCode.PreconditionFailed;

    internal static ProblemException Of(Received received, Exception? cause = null)
    {
        var problem = Read(received.Content);
        var code = TextOf(problem, "code") ?? TextOf(problem, "error") ?? $"http.{(int)received.Status}";
        var detail = TextOf(problem, "detail") ?? TextOf(problem, "error_description") ?? TextOf(problem, "title") ?? $"HTTP status {(int)received.Status}, and not in the server's own words";
        return new(received.Status, code, detail, problem, cause);
    }

    private static JsonObject Read(byte[] content)
    {
        try
        {
            return JsonNode.Parse(content) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            // A proxy's page.
            return [];
        }
    }

    private static string? TextOf(JsonObject problem, string name) =>
        problem[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
