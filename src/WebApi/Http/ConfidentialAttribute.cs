namespace OrgChart.WebApi.Http;

/// <summary>
/// Says that a request or its answer has a secret in it, so that nothing of it may be kept: no <c>Idempotency-Key</c>, which would keep the answer and a quick digest of the
/// request, and no caches.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ConfidentialAttribute : Attribute;

/// <summary>Says that an endpoint takes as long as a large file does, so that it has no time limit.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UploadAttribute : Attribute;

/// <summary>Says that what an endpoint begins runs once at a time and changes nothing when it is repeated, so that it takes no <c>Idempotency-Key</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OneAtATimeAttribute : Attribute;

/// <summary>Says that what an endpoint ends has no versions, so that it takes no <c>If-Match</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnversionedAttribute : Attribute;
