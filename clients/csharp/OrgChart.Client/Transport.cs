using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace OrgChart.Client;

/// <summary>Something with the version it has.</summary>
/// <param name="Value">What it is.</param>
/// <param name="ETag">For <c>ifMatch</c> of a change, which refuses it when a proxy has weakened it or taken it away.</param>
public sealed record Versioned<T>(T Value, string ETag);

/// <summary>A file, all of it in memory.</summary>
/// <param name="Name">The name that the server gave it, e.g. <c>orgchart-12.xlsx</c>, without a folder.</param>
/// <param name="MediaType">What it is, e.g. <c>text/csv</c>.</param>
/// <param name="Content">The bytes.</param>
public sealed record Download(string Name, string MediaType, ReadOnlyMemory<byte> Content);

/// <summary>A request as the contract describes it.</summary>
internal sealed record Call(string Method, string Path)
{
    public IReadOnlyList<(string Name, object? Value)> Query { get; init; } = [];

    public Func<HttpContent>? Body { get; init; }

    public string? IfMatch { get; init; }

    public string? IdempotencyKey { get; init; }

    public bool IsAnonymous { get; init; }

    /// <summary>Whether a file is asked for. One that stopped in the middle is not asked for again: it would begin at its start, and is dear.</summary>
    public bool IsFile { get; init; }

    public TimeSpan? Timeout { get; init; }
}

/// <summary>Sends requests: with a token, again where that is safe, and reads the answers.</summary>
internal sealed class Transport : IDisposable
{
    // The answer to a file that is sent begins when all of it has arrived.
    private static readonly TimeSpan UploadTimeout = TimeSpan.FromMinutes(15);

    private readonly OrgChartClientOptions options;
    private readonly HttpClient http;
    private readonly string address;

    public Transport(OrgChartClientOptions options)
    {
        this.options = options;
        address = options.Address.AbsoluteUri.TrimEnd('/');
        // A token is for the server that it was meant for; a name may get another address while the client lives.
        http = options.Http ?? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2), AutomaticDecompression = DecompressionMethods.All })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        Tokens = options.Credentials is null ? null : new Tokens(options.Credentials, SendFormAsync, options.Time);
    }

    public Tokens? Tokens { get; }

    /// <summary>An idempotency key that nobody else has.</summary>
    public static string NewKey() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    public async Task<T> JsonAsync<T>(Call call, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        (await SendAsync(call, cancellationToken).ConfigureAwait(false)).Json(type);

    public async Task<Versioned<T>> VersionedAsync<T>(Call call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var received = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        return new(received.Json(type), received.Headers.ETag?.ToString() ?? "");
    }

    public async Task<string> TextAsync(Call call, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString((await SendAsync(call, cancellationToken).ConfigureAwait(false)).Content);

    /// <summary>A file with the name that the server gave it.</summary>
    public async Task<Download> FileAsync(Call call, CancellationToken cancellationToken)
    {
        var received = await SendAsync(call with { IsFile = true }, cancellationToken).ConfigureAwait(false);
        var headers = received.ContentHeaders;
        return new(Path.GetFileName(headers.ContentDisposition?.FileName?.Trim('"')) ?? "", headers.ContentType?.ToString() ?? "", received.Content);
    }

    public Task EmptyAsync(Call call, CancellationToken cancellationToken) => SendAsync(call, cancellationToken);

    public void Dispose()
    {
        Tokens?.Dispose();
        if (options.Http is null) http.Dispose();
    }

    private async Task<Received> SendAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.IfMatch is "" || call.IfMatch?.StartsWith("W/", StringComparison.Ordinal) == true)
        {
            // The server could not compare it, and would refuse it however often it is read again.
            throw new ArgumentException($"\"{call.IfMatch}\" is no version: a proxy between here and the server changes ETags, e.g. because it compresses.", nameof(call));
        }

        var isSafe = call.Method == "GET" || call.IdempotencyKey is not null;
        var repeatable = new Repeatable(AfterLoss: isSafe && !call.IsFile, AfterUnavailable: isSafe || call.IfMatch is not (null or "*"));
        Task<Received> Send(string? token) => Retry.RepeatedlyAsync(stop => OnceAsync(call, token, stop), repeatable, options.Retry, options.Time, cancellationToken);

        var tokens = call.IsAnonymous ? null : Tokens;
        var token = tokens is null ? null : await tokens.AccessAsync(cancellationToken).ConfigureAwait(false);
        var received = await Send(token).ConfigureAwait(false);
        if (received.Status == HttpStatusCode.Unauthorized && tokens is not null)
        {
            // The session may have gone on elsewhere, or a key been changed: once with another token.
            received = await Send(await tokens.InsteadAsync(token!, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }

        return (int)received.Status < 300 ? received : throw ProblemException.Of(received);
    }

    private Task<Received> SendFormAsync(string path, IReadOnlyList<(string Name, object? Value)> form, bool afterLoss, CancellationToken cancellationToken)
    {
        var call = new Call("POST", path) { Body = Content.Form(form) };
        return Retry.RepeatedlyAsync(stop => OnceAsync(call, token: null, stop), new Repeatable(afterLoss, AfterUnavailable: afterLoss), options.Retry, options.Time, cancellationToken);
    }

    private async Task<Received> OnceAsync(Call call, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), address + call.Path + QueryOf(call)) { Content = call.Body?.Invoke() };
        var headers = request.Headers;
        headers.Accept.ParseAdd("application/json, */*;q=0.5");
        if (options.Language is { } language) headers.AcceptLanguage.ParseAdd(language);
        if (token is not null) headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (call.IfMatch is not null) headers.TryAddWithoutValidation("If-Match", call.IfMatch);
        if (call.IdempotencyKey is not null) headers.TryAddWithoutValidation("Idempotency-Key", call.IdempotencyKey);
        var timeout = call.Timeout ?? options.Timeout;
        // Negative is without a limit.
        if (call.Timeout is null && request.Content is MultipartFormDataContent && timeout > TimeSpan.Zero && timeout < UploadTimeout) timeout = UploadTimeout;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            return new(response.StatusCode, response.Headers, response.Content.Headers, await ReadAsync(response.Content, limit, timeout).ConfigureAwait(false));
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            // It may also be the limit of an HttpClient that was given.
            var within = limit.IsCancellationRequested ? timeout : http.Timeout;
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"No answer within {within.TotalSeconds} s."), late);
        }
    }

    /// <summary>Reads an answer as long as its parts come in time.</summary>
    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationTokenSource limit, TimeSpan timeout)
    {
        using var read = new MemoryStream();
        var body = await content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
        var part = new byte[1 << 16];
        while (true)
        {
            limit.CancelAfter(timeout);
            var length = await body.ReadAsync(part, limit.Token).ConfigureAwait(false);
            if (length == 0) return read.ToArray();
            await read.WriteAsync(part.AsMemory(0, length), limit.Token).ConfigureAwait(false);
        }
    }

    private static string QueryOf(Call call)
    {
        var given = call.Query.Where(parameter => parameter.Value is not null).Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(Content.Text(parameter.Value!))}").ToList();
        return given.Count == 0 ? "" : "?" + string.Join('&', given);
    }
}
