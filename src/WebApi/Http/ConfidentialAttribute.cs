namespace OrgChart.WebApi.Http;

/// <summary>
/// Says that a request or its answer has a secret in it, so that nothing of it may be kept: no <c>Idempotency-Key</c>, which would keep the answer and a quick digest of the
/// request, and no caches.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ConfidentialAttribute : Attribute;

/// <summary>Says that an endpoint takes as long as a large file does: it has no time limit, and no <c>Idempotency-Key</c>, which would want the file twice.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UploadAttribute : Attribute;

/// <summary>Says that what an endpoint ends has no versions, so that it takes no <c>If-Match</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnversionedAttribute : Attribute;
