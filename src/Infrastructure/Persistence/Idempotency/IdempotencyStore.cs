using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Idempotency;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.Idempotency;

internal sealed class IdempotencyStore(OrgChartContext context) : IIdempotencyStore
{
    public async Task<IdempotentRequest?> FindAsync(string principal, string key, CancellationToken cancellationToken) =>
        await Rows(principal, key).AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } row ? null : new(
            row.Principal, row.Key, row.Fingerprint, row.Result, row.At,
            row.Status is { } status ? new StoredAnswer(status, row.Location, row.EntityTag, row.ContentLanguage, row.Body ?? "") : null);

    public async Task AddAsync(IdempotentRequest request, CancellationToken cancellationToken)
    {
        context.Add(new IdempotencyRow
        {
            Principal = request.Principal, Key = request.Key, Fingerprint = request.Fingerprint, Result = request.Result, At = request.At,
        });
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task AddAnswerAsync(string principal, string key, StoredAnswer answer, CancellationToken cancellationToken)
    {
        var row = await Rows(principal, key).SingleAsync(cancellationToken);
        (row.Status, row.Location, row.EntityTag, row.ContentLanguage, row.Body) =
            (answer.Status, answer.Location, answer.EntityTag, answer.ContentLanguage, answer.Body);
    }

    public async Task<int> ForgetBeforeAsync(DateTime moment, CancellationToken cancellationToken)
    {
        var last = await context.Set<IdempotencyRow>().Where(row => row.At < moment).OrderBy(row => row.At).Select(row => (DateTime?)row.At)
            .Skip(ICleanUp.MaxRows - 1).FirstOrDefaultAsync(cancellationToken) ?? moment;
        return await context.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM idempotency_keys WHERE at < {moment} AND at <= {last}", cancellationToken);
    }

    private IQueryable<IdempotencyRow> Rows(string principal, string key) =>
        context.Set<IdempotencyRow>().Where(row => row.Principal == principal && row.Key == key);
}
