using Microsoft.EntityFrameworkCore;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.Users;

namespace OrgChart.Infrastructure.Persistence.Sessions;

internal sealed class SessionRepository(OrgChartContext context) : ISessionRepository
{
    public async Task<Session?> FindAsync(SessionId id, CancellationToken cancellationToken) => await context.Sessions.FindAsync([id], cancellationToken);

    public async Task<IReadOnlyList<Session>> ListLiveAsync(UserId user, DateTime now, CancellationToken cancellationToken)
    {
        var found = await context.Sessions.Where(session => session.UserId == user && session.EndedAt == null && session.Until > now)
            .OrderByDescending(session => session.Id).ToListAsync(cancellationToken);
        // What ended within this transaction is found in the database still.
        return [.. found.Where(session => session.IsLive(now))];
    }

    public void Add(Session session, string tokenHash)
    {
        context.Sessions.Add(session);
        context.Add(Token(tokenHash, session, session.CreatedAt));
    }

    public async Task<TokenUse> UseTokenAsync(string tokenHash, string successorHash, DateTime now, CancellationToken cancellationToken)
    {
        // One statement decides; who comes second finds the token used.
        var used = await context.Database.ExecuteSqlInterpolatedAsync(
            $"""
            UPDATE refresh_tokens SET used_at = {now} WHERE hash = {tokenHash} AND used_at IS NULL AND idle_until > {now}
            AND session_id IN (SELECT id FROM sessions WHERE ended_at IS NULL AND until > {now})
            """, cancellationToken);
        var row = await context.Set<RefreshTokenRow>().AsNoTracking().FirstOrDefaultAsync(token => token.Hash == tokenHash, cancellationToken);
        if (row is null) return new(null, IsUsed: false, UsedBefore: null);
        var session = await context.Sessions.SingleAsync(one => one.Id == row.SessionId, cancellationToken);
        if (used == 0) return new(session, IsUsed: false, row.UsedAt);
        context.Add(Token(successorHash, session, now));
        return new(session, IsUsed: true, UsedBefore: null);
    }

    public async Task<Session?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken) => await (
        from token in context.Set<RefreshTokenRow>()
        join session in context.Sessions on token.SessionId equals session.Id
        where token.Hash == tokenHash
        select session).FirstOrDefaultAsync(cancellationToken);

    private static RefreshTokenRow Token(string hash, Session session, DateTime now) => new() { Hash = hash, SessionId = session.Id, IdleUntil = now + Session.MaxIdle };
}
