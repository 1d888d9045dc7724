using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace OrgChart.Client.Tests;

/// <summary>A request that arrived.</summary>
internal sealed record Asked(string Method, string Url, IHeaderDictionary Headers, string Body);

/// <summary>What a stub answers; <see cref="IsLost"/> when the connection breaks.</summary>
internal sealed record Answer(int Status, string Body, params (string Name, string Value)[] Headers)
{
    public static Answer Lost { get; } = new(0, "") { IsLost = true };

    public bool IsLost { get; private init; }

    /// <summary>The body as bytes, with a pause before each part; empty when <see cref="Body"/> says it.</summary>
    public IReadOnlyList<byte[]> Parts { get; init; } = [];

    /// <summary>How long the pauses are.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Whether nothing comes after the parts, and not even the end.</summary>
    public bool Stops { get; init; }

    public static Answer Json(int status, object value, params (string Name, string Value)[] headers) => new(status, JsonSerializer.Serialize(value), headers);

    public static Answer Refusal(int status, string code, params (string Name, string Value)[] headers) => Json(status, new { title = code, status, code, traceId = "trace" }, headers);

    public static Answer Tokens(string access, string refresh) =>
        Json(200, new { access_token = access, token_type = "Bearer", expires_in = 600, refresh_token = refresh, scope = "directory:read" });
}

/// <summary>A small server on a port of its own, which answers the nth request, counted from 0, as it is told.</summary>
internal sealed class Stub : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly List<Asked> requests = [];
    private readonly Lock gate = new();

    private Stub(WebApplication server) => this.server = server;

    public Uri Address => new(server.Urls.Single());

    public IReadOnlyList<Asked> Requests
    {
        get
        {
            lock (gate) return [.. requests];
        }
    }

    public static Task<Stub> StartAsync(Func<int, Asked, Answer> answer) => StartAsync((nth, asked) => Task.FromResult(answer(nth, asked)));

    public static async Task<Stub> StartAsync(Func<int, Asked, Task<Answer>> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var stub = new Stub(builder.Build());
        stub.server.Urls.Add("http://127.0.0.1:0");
        stub.server.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            // The headers' own place is used again by the connection's next request.
            var headers = new HeaderDictionary(new Dictionary<string, StringValues>(http.Request.Headers, StringComparer.OrdinalIgnoreCase));
            var asked = new Asked(http.Request.Method, http.Request.Path + http.Request.QueryString, headers, await reader.ReadToEndAsync());
            var answered = await answer(stub.Note(asked), asked);
            if (answered.IsLost)
            {
                http.Abort();
                return;
            }

            http.Response.StatusCode = answered.Status;
            http.Response.ContentType = "application/json";
            foreach (var (name, value) in answered.Headers) http.Response.Headers[name] = value;
            await http.Response.WriteAsync(answered.Body);
            foreach (var part in answered.Parts)
            {
                await Task.Delay(answered.Pause);
                await http.Response.Body.WriteAsync(part);
                await http.Response.Body.FlushAsync();
            }

            if (answered.Stops) await Task.Delay(Timeout.Infinite, http.RequestAborted);
        });
        await stub.server.StartAsync();
        return stub;
    }

    /// <summary>
    /// A bad way to a real server: too many requests, then away, then the answer is lost although the server did what it was asked; from then on it works. Tokens come through untroubled.
    /// </summary>
    public static async Task<Stub> BadWayToAsync(Uri server, HttpClient onward)
    {
        var passed = 0;
        return await StartAsync(async (_, asked) =>
        {
            var passing = asked.Url.Contains("/auth/", StringComparison.Ordinal) ? 4 : Interlocked.Increment(ref passed);
            if (passing == 1) return Answer.Refusal(429, "request.too_many", ("Retry-After", "0"));
            if (passing == 2) return Answer.Refusal(503, "server.unavailable", ("Retry-After", "1"));
            using var request = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri(server, asked.Url));
            if (asked.Body.Length > 0) request.Content = new StringContent(asked.Body);
            foreach (var (name, value) in asked.Headers)
            {
                if (name is "Host" or "Content-Length" or "Connection" or "Accept-Encoding") continue;
                if (name == "Content-Type") request.Content!.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(value.ToString());
                else request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value);
            }

            using var response = await onward.SendAsync(request);
            (string Name, string Value)[] headers = response.Headers.ETag is { } etag ? [("ETag", etag.ToString())] : [];
            var answered = new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
            return passing == 3 ? Answer.Lost : answered;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
    }

    private int Note(Asked asked)
    {
        lock (gate)
        {
            requests.Add(asked);
            return requests.Count - 1;
        }
    }
}

/// <summary>The time, which tests move on.</summary>
internal sealed class MovingTime : TimeProvider
{
    public TimeSpan Later { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Later;
}
