using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Batches;

/// <summary>A step of a batch as a request of its own, which shares caller and services with the batch, and the answer to it.</summary>
internal sealed class StepContext : IDisposable
{
    private static readonly string[] Methods = ["POST", "PUT", "PATCH", "DELETE"];

    // Nothing about accounts: a wrong password in a batch that fails would not be counted.
    private static readonly string[] Features = ["/units", "/employees", "/teams", "/audit"];
    private static readonly HashSet<string> Headers = new(["If-Match", "Content-Type"], StringComparer.OrdinalIgnoreCase);

    private readonly MemoryStream body = new();

    /// <summary>Makes a request of a step.</summary>
    /// <param name="batch">The batch's own request.</param>
    /// <param name="step">The step.</param>
    /// <param name="ids">The ids that earlier steps made, by their names.</param>
    /// <param name="field">Where the step stands in the body, for errors.</param>
    /// <exception cref="RequestRefusedException">400: the step is not as it must be.</exception>
    public StepContext(HttpContext batch, BatchStep step, IReadOnlyDictionary<string, int> ids, string field)
    {
        if (!Methods.Contains(step.Method, StringComparer.Ordinal)) throw Refuse("method", "The method is POST, PUT, PATCH or DELETE.");
        if (step.Headers?.Keys.FirstOrDefault(name => !Headers.Contains(name)) is { } odd) throw Refuse("headers", $"A step takes no header {odd}; it takes {string.Join(" and ", Headers)}.");
        var references = new StepReferences(ids, field);
        var (path, query) = Split(references.In(step.Url));
        Http = new DefaultHttpContext { RequestServices = batch.RequestServices, User = batch.User, RequestAborted = batch.RequestAborted, TraceIdentifier = batch.TraceIdentifier };
        Http.Request.Method = step.Method;
        Http.Request.Scheme = batch.Request.Scheme;
        Http.Request.Host = batch.Request.Host;
        Http.Request.Path = "/api/v1" + path;
        Http.Request.QueryString = query;
        if (batch.Request.Headers.AcceptLanguage is { Count: > 0 } language) Http.Request.Headers.AcceptLanguage = language;
        foreach (var (name, value) in step.Headers ?? new Dictionary<string, string>()) Http.Request.Headers[name] = value;
        if (step.Body is { } json)
        {
            var bytes = Encoding.UTF8.GetBytes(references.In(JsonNode.Parse(json.GetRawText()))?.ToJsonString() ?? "null");
            Http.Request.Body = new MemoryStream(bytes);
            Http.Request.ContentLength = bytes.Length;
            Http.Request.ContentType ??= step.Method == "PATCH" ? json.ValueKind == JsonValueKind.Array ? JsonPatch.MediaType : MergePatch.MediaType : JsonBody.MediaType;
        }

        Http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        return;

        RequestRefusedException Refuse(string member, string why) => RequestRefusedException.Invalid($"{field}.{member}", why);

        (PathString, QueryString) Split(string url)
        {
            var mark = url.IndexOf('?', StringComparison.Ordinal);
            var address = mark < 0 ? url : url[..mark];
            // Decoded first: /%62atch is an address of batches too.
            var place = address.StartsWith('/') ? PathString.FromUriComponent(address) : PathString.Empty;
            if (!place.HasValue || !Features.Any(feature => place.StartsWithSegments(feature, StringComparison.OrdinalIgnoreCase)) || place.Value.Contains("..", StringComparison.Ordinal))
                throw Refuse("url", "The url is an address beneath /api/v1, e.g. /units/12/parent, and one of units, employees, teams or the audit trail.");
            return (place, mark < 0 ? QueryString.Empty : new QueryString(url[mark..]));
        }
    }

    /// <summary>The request and its answer.</summary>
    public HttpContext Http { get; }

    /// <summary>The answer as the batch shows it.</summary>
    public BatchStepAnswer Answer(string id)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Http.Response.Headers.Location is { Count: > 0 } location) headers["Location"] = location.ToString();
        if (Http.Response.Headers.ETag is { Count: > 0 } tag) headers["ETag"] = tag.ToString();
        return new()
        {
            Id = id, Status = Http.Response.StatusCode, Headers = headers.Count == 0 ? null : headers,
            Body = body.Length == 0 ? null : JsonElement.Parse(body.GetBuffer().AsSpan(0, (int)body.Length)),
        };
    }

    public void Dispose() => body.Dispose();
}
