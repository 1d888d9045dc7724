using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using OrgChart.Application.Common;
using OrgChart.Application.Idempotency;

namespace OrgChart.WebApi.Http;

/// <summary>
/// The header <c>Idempotency-Key</c> of POST requests: the same key and request give the same answer for 24 hours and are done once. That it is done once is
/// the database's affair (<see cref="IdempotencyBehaviour{TRequest,TResponse}"/>); here the answer is kept and given again.
/// </summary>
internal sealed class IdempotencyKeys(RequestDelegate next)
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    private const int MaxLength = 200;

    private readonly ConcurrentDictionary<(string Principal, string Key), bool> running = new();

    public Task InvokeAsync(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.Headers.ContainsKey(Header) ? HandleAsync(context) : next(context);

    private async Task HandleAsync(HttpContext context)
    {
        var key = context.Request.Headers[Header].ToString();
        if (context.GetEndpoint()?.Metadata.GetMetadata<ConfidentialAttribute>() is not null)
            throw RequestRefusedException.Invalid(Header, "This address takes no Idempotency-Key: a secret is in the request or in its answer, and nothing of it may be kept.");
        if (context.GetEndpoint()?.Metadata.GetMetadata<OneAtATimeAttribute>() is not null)
            throw RequestRefusedException.Invalid(Header, "This address takes no Idempotency-Key: one load runs at a time, and the same file a second time changes nothing.");
        if (key.Length is 0 or > MaxLength || key.Any(c => c is <= ' ' or > '~'))
            throw RequestRefusedException.Invalid(Header, $"The key has 1 to {MaxLength} visible ASCII characters; a random one, such as a UUID, is best.");
        var principal = context.RequestServices.GetRequiredService<ICaller>().Id;
        var fingerprint = await FingerprintAsync(context.Request);
        if (!running.TryAdd((principal, key), true)) throw IdempotencyRules.Running();
        Func<Task> send;
        try
        {
            send = await AnswerAsync(context, principal, key, fingerprint);
        }
        finally
        {
            running.TryRemove((principal, key), out _);
        }

        // Who has the answer may ask again at once.
        await send();
    }

    /// <summary>Finds or makes the answer, and how to send it.</summary>
    private async Task<Func<Task>> AnswerAsync(HttpContext context, string principal, string key, string fingerprint)
    {
        var store = context.RequestServices.GetRequiredService<IIdempotencyStore>();
        var cancelled = context.RequestAborted;
        if (await store.FindAsync(principal, key, cancelled) is { } known)
        {
            if (known.Fingerprint != fingerprint) throw IdempotencyRules.KeyReused();
            if (known.Answer is { } answer) return () => SendAsync(context.Response, answer);
        }

        context.RequestServices.GetRequiredService<IdempotencyContext>().Current = (principal, key, fingerprint);
        var wire = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = wire;
        }

        await KeepAsync(context, store, principal, key, kept);
        var body = kept.GetBuffer().AsMemory(0, (int)kept.Length);
        return () => body.IsEmpty ? Task.CompletedTask : wire.WriteAsync(body, cancelled).AsTask();
    }

    /// <summary>Adds the answer to the key that was written down with the work, if there was any.</summary>
    private static async Task KeepAsync(HttpContext context, IIdempotencyStore store, string principal, string key, MemoryStream body)
    {
        var response = context.Response;
        if (response.StatusCode >= StatusCodes.Status300MultipleChoices || await store.FindAsync(principal, key, CancellationToken.None) is null) return;
        var answer = new StoredAnswer(
            response.StatusCode, Text(response.Headers.Location), Text(response.Headers.ETag), Text(response.Headers.ContentLanguage), Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
        await store.AddAnswerAsync(principal, key, answer, CancellationToken.None);
        await context.RequestServices.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None);
    }

    private static string? Text(Microsoft.Extensions.Primitives.StringValues header) => header.Count == 0 ? null : header.ToString();

    private static Task SendAsync(HttpResponse response, StoredAnswer answer)
    {
        response.StatusCode = answer.Status;
        if (answer.Location is not null) response.Headers.Location = answer.Location;
        if (answer.EntityTag is not null) EntityTag.Set(response, answer.EntityTag);
        if (answer.ContentLanguage is not null) (response.Headers.ContentLanguage, response.Headers.Vary) = (answer.ContentLanguage, HeaderNames.AcceptLanguage);
        if (answer.Body.Length == 0) return Task.CompletedTask;
        var bytes = Encoding.UTF8.GetBytes(answer.Body);
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes).AsTask();
    }

    private static async Task<string> FingerprintAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString} {request.ContentType}\n"));
        var buffer = new byte[8 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;) hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
