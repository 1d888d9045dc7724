using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace OrgChart.SystemTests.Support;

/// <summary>An answer of the API, read to its end.</summary>
internal sealed class Answer
{
    private Answer(HttpResponseMessage response, string text) => (Status, Text, Request, Headers) =
        (response.StatusCode, text, $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri!.PathAndQuery}", HeadersOf(response));

    /// <summary>The status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The body.</summary>
    public string Text { get; }

    /// <summary>The headers, those of the body too; not when and in how many pieces it came.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The header <c>ETag</c>.</summary>
    public string ETag => Headers["ETag"];

    /// <summary>The header <c>Location</c>.</summary>
    public string Location => Headers["Location"];

    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    /// <summary>The id of what the body shows.</summary>
    public int Id => Json.Number("id");

    private string Request { get; }

    /// <summary>Reads an answer.</summary>
    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(response, await response.Content.ReadAsStringAsync());

    /// <summary>Checks the status, and gives the answer for a closer look.</summary>
    public Answer Was(HttpStatusCode status)
    {
        Assert.That(Status, Is.EqualTo(status), $"{Request}: {Text}");
        return this;
    }

    /// <summary>Checks that it is 201 with an address, an ETag and a body.</summary>
    public Answer IsCreated()
    {
        Was(HttpStatusCode.Created);
        Assert.That(Headers.Keys, Does.Contain("Location").And.Contain("ETag"), Request);
        return this;
    }

    /// <summary>Checks that it is 204 and has no body.</summary>
    public void IsGone()
    {
        Was(HttpStatusCode.NoContent);
        Assert.That(Text, Is.Empty, Request);
    }

    /// <summary>Checks that it is an error as the contract wants it, and gives it for a closer look.</summary>
    public JsonElement Fails(HttpStatusCode status, string code)
    {
        var problem = IsProblem();
        Assert.That((Status, problem.Text("code")), Is.EqualTo((status, code)), $"{Request}: {Text}");
        return problem;
    }

    /// <summary>Checks that it is an error of the caller's, in the contract's form, that shows nothing of the inside.</summary>
    public JsonElement IsProblem(string? asked = null)
    {
        var where = $"{Request} {asked}: {(int)Status} {Text}";
        Assert.That((int)Status, Is.InRange(400, 499), where);
        Assert.That(Headers.GetValueOrDefault("Content-Type"), Does.StartWith("application/problem+json"), where);
        var problem = Json;
        Assert.That(problem.Number("status"), Is.EqualTo((int)Status), where);
        foreach (var member in (string[])["type", "title", "detail", "code", "traceId"]) Assert.That(problem.Text(member), Is.Not.Empty, where);
        Assert.That(problem.Text("code"), Does.Match("^[a-z]+(\\.[a-z_]+)+$"), where);
        foreach (var inside in (string[])["   at ", "Exception", "SELECT", "OrgChart.", "System.", "Microsoft.", "Command", "Handler", "JsonElement", "Int32", "BytePosition"])
            Assert.That(Text, Does.Not.Contain(inside), $"nothing of the inside is shown: {where}");
        return problem;
    }

    private static Dictionary<string, string> HeadersOf(HttpResponseMessage response) => response.Headers.Concat(response.Content.Headers)
        .Where(header => header.Key is not ("Date" or "Transfer-Encoding"))
        .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
}

/// <summary>Sends requests that change something.</summary>
internal static class Requests
{
    private const int LargeBody = 100_000;

    /// <summary>Posts a body.</summary>
    public static Task<Answer> PostJsonAsync(this HttpClient client, string address, object? body, string? key = null) =>
        client.AskAsync("POST", address, body, key is null ? [] : [("Idempotency-Key", key)]);

    /// <summary>Puts a body in the place of a version, by default whichever there is.</summary>
    public static Task<Answer> PutAsync(this HttpClient client, string address, object? body, string version = "*") => client.AskAsync("PUT", address, body, ("If-Match", version));

    /// <summary>Sends a JSON Patch when it is a list, else a merge patch.</summary>
    public static Task<Answer> PatchAsync(this HttpClient client, string address, object patch, string version = "*") => client.AskAsync(
        "PATCH", address, patch, ("If-Match", version), ("Content-Type", patch is Array ? "application/json-patch+json" : "application/merge-patch+json"));

    /// <summary>Removes a version, by default whichever there is.</summary>
    public static Task<Answer> RemoveAsync(this HttpClient client, string address, string version = "*") => client.AskAsync("DELETE", address, null, ("If-Match", version));

    /// <summary>Gets something that is there.</summary>
    public static async Task<Answer> ReadAsync(this HttpClient client, string address) => (await client.AskAsync("GET", address, null)).Was(HttpStatusCode.OK);

    /// <summary>Sends a request with headers as given; a body that is a text goes as it is.</summary>
    public static async Task<Answer> AskAsync(this HttpClient client, string method, string address, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address.StartsWith('/') ? address : "/api/v1/" + address);
        if (body is not null)
        {
            request.Content = body as HttpContent ?? new ByteArrayContent(body as byte[] ?? Encoding.UTF8.GetBytes(body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web)));
            if (body is not HttpContent) request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            // A server that takes no more closes the connection, and who is still writing would hear of nothing else.
            request.Headers.ExpectContinue = request.Content.Headers.ContentLength > LargeBody;
        }

        foreach (var (name, value) in headers)
        {
            if (name != "Content-Type")
            {
                Assert.That(request.Headers.TryAddWithoutValidation(name, value), name);
                continue;
            }

            request.Content!.Headers.Remove(name);
            if (value.Length > 0) request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
