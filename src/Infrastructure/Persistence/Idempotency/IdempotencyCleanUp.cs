using OrgChart.Application.Idempotency;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.Idempotency;

/// <summary>Forgets what requests with an <c>Idempotency-Key</c> came to more than 24 hours ago.</summary>
internal sealed class IdempotencyCleanUp(IIdempotencyStore store) : ICleanUp
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public string Name => "idempotency keys";

    public Task<int> RunAsync(DateTime now, CancellationToken cancellationToken) => store.ForgetBeforeAsync(now - Kept, cancellationToken);
}
