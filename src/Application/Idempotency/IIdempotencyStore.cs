namespace OrgChart.Application.Idempotency;

/// <summary>Remembers what requests with an <c>Idempotency-Key</c> came to, so that sending one again makes nothing twice.</summary>
public interface IIdempotencyStore
{
    /// <summary>What a caller's request with this key came to, or null.</summary>
    Task<IdempotentRequest?> FindAsync(string principal, string key, CancellationToken cancellationToken);

    /// <summary>Remembers a request with the transaction that does what it asks for.</summary>
    Task AddAsync(IdempotentRequest request, CancellationToken cancellationToken);

    /// <summary>Adds the answer that was given, for giving it again, with the next commit.</summary>
    Task AddAnswerAsync(string principal, string key, StoredAnswer answer, CancellationToken cancellationToken);

    /// <summary>Forgets the oldest requests made before a moment (UTC), about <see cref="Operations.ICleanUp.MaxRows"/> of them.</summary>
    /// <returns>How many.</returns>
    Task<int> ForgetBeforeAsync(DateTime moment, CancellationToken cancellationToken);
}

/// <summary>A request with an <c>Idempotency-Key</c>.</summary>
/// <param name="Principal">Who sent it.</param>
/// <param name="Key">The key; the sender's own choice, unique among his requests of 24 hours.</param>
/// <param name="Fingerprint">A digest of method, address and body: the same key with something else is a mistake.</param>
/// <param name="Result">What the use case came to, as JSON.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Answer">What was answered; null until then.</param>
public sealed record IdempotentRequest(string Principal, string Key, string Fingerprint, string Result, DateTime At, StoredAnswer? Answer = null);

/// <summary>An HTTP answer to be given again.</summary>
/// <param name="Status">The status.</param>
/// <param name="Location">The header <c>Location</c>, or null.</param>
/// <param name="EntityTag">The header <c>ETag</c>, or null.</param>
/// <param name="ContentLanguage">The header <c>Content-Language</c>, or null.</param>
/// <param name="Body">The body in UTF-8, as text.</param>
public sealed record StoredAnswer(int Status, string? Location, string? EntityTag, string? ContentLanguage, string Body);
