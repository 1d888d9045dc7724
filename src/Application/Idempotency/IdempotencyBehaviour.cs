using System.Text.Json;
using MediatR;
using OrgChart.Application.Common;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Idempotency;

/// <summary>The <c>Idempotency-Key</c> of the request that is being handled, if it has one.</summary>
public sealed class IdempotencyContext
{
    /// <summary>Who sent the request, under which key, with which fingerprint; null when it is an ordinary one.</summary>
    public (string Principal, string Key, string Fingerprint)? Current { get; set; }
}

/// <summary>
/// Does a keyed request's work once: the key is written down in the same transaction as the work, so that either both are there or none.
/// Whoever comes second waits for the write lock and finds the key.
/// </summary>
internal sealed class IdempotencyBehaviour<TRequest, TResponse>(IdempotencyContext idempotency, IIdempotencyStore store, IUnitOfWork work, TimeProvider time)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : INeedPermission
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (idempotency.Current is not var (principal, key, fingerprint)) return await next();
        // Commands that this one sends are part of it.
        idempotency.Current = null;
        await work.BeginTogetherAsync(cancellationToken);
        if (await store.FindAsync(principal, key, cancellationToken) is { } known)
        {
            await work.RollBackAsync();
            if (known.Fingerprint != fingerprint) throw IdempotencyRules.KeyReused();
            return JsonSerializer.Deserialize<TResponse>(known.Result, JsonSerializerOptions.Web)!;
        }

        var response = await next();
        // A dry run has undone everything, and there is nothing to remember.
        if (!work.IsTogether) return response;
        var result = JsonSerializer.Serialize(response, JsonSerializerOptions.Web);
        await store.AddAsync(new(principal, key, fingerprint, result, time.GetUtcNow().UtcDateTime), cancellationToken);
        await work.CompleteTogetherAsync(cancellationToken);
        return response;
    }
}

/// <summary>What can be wrong with an <c>Idempotency-Key</c>.</summary>
public static class IdempotencyRules
{
    /// <summary>The code of a key that was used for something else.</summary>
    public const string KeyReusedCode = "idempotency.key_reused";

    /// <summary>The key was used for something else.</summary>
    public static RuleBrokenException KeyReused() =>
        new(KeyReusedCode, "This Idempotency-Key was used for another request within the last 24 hours. Choose a new one for every new request.");

    /// <summary>A request with the key is still running.</summary>
    public static RuleBrokenException Running() =>
        new("idempotency.running", "A request with this Idempotency-Key is still running. Send it again in a moment to get its answer.");
}
