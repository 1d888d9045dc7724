using System.Security.Cryptography;
using MediatR;
using OrgChart.Application.Common;
using OrgChart.Application.Idempotency;

namespace OrgChart.Application.Operations;

/// <summary>
/// Does a use case again when the database undid its transaction for the sake of others, and once more when it lost a connection, e.g. because it was restarted, or
/// when a key was taken between the check and the writing. Never
/// when some of it is lasting, or may be (<see cref="OutcomeUnknownException"/>), and never in the middle of what several commands do together.
/// </summary>
internal sealed class RepeatBehaviour<TRequest, TResponse>(IDatabaseFaults database, IUnitOfWork work, IdempotencyContext idempotency, ServerMetrics metrics) : IPipelineBehavior<TRequest, TResponse>
{
    private const int MaxAttempts = 4;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (work.IsTogether) return await next();
        var (key, commits) = (idempotency.Current, work.Commits);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await next();
            }
            catch (Exception exception) when (work.Commits == commits && IsWorthRepeating(exception, attempt))
            {
                metrics.Repeated(database.Diagnose(exception));
                await work.RollBackAsync();
                idempotency.Current = key;
                // A little later, and not all at the same time again.
                await Task.Delay(RandomNumberGenerator.GetInt32(10, 40 * attempt), cancellationToken);
            }
        }
    }

    private bool IsWorthRepeating(Exception exception, int attempt) => exception is not OutcomeUnknownException && database.Diagnose(exception) switch
    {
        DatabaseFault.Undone => attempt < MaxAttempts,
        DatabaseFault.Unavailable => attempt == 1,
        // Somebody did the like at the same moment: now the checks see it, and say it better than a database.
        DatabaseFault.UniqueViolation or DatabaseFault.ReferenceViolation => attempt == 1,
        _ => false,
    };
}
