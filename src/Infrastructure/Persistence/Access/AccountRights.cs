using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Domain.Clients;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Users;

namespace OrgChart.Infrastructure.Persistence.Access;

internal sealed class AccountRights(OrgChartContext context, IOptions<AccountOptions> options, TimeProvider time) : IAccountRights
{
    public async Task<Rights> ReadAsync(CallerAccount account, CancellationToken cancellationToken)
    {
        var rights = account.Kind == AccountKind.User ? await OfUserAsync(account, cancellationToken) : await OfClientAsync(account, cancellationToken);
        return rights.Only(account.Scope);
    }

    // Read past the change tracker: what the transaction itself is about to change does not count yet.
    private async Task<Rights> OfUserAsync(CallerAccount account, CancellationToken cancellationToken)
    {
        var (userId, sessionId, now) = (new UserId(account.Id), new SessionId(account.SessionId ?? 0), time.GetUtcNow().UtcDateTime);
        var user = await context.Users.AsNoTracking().FirstOrDefaultAsync(one => one.Id == userId, cancellationToken);
        var session = await context.Sessions.AsNoTracking().FirstOrDefaultAsync(one => one.Id == sessionId && one.UserId == userId, cancellationToken);
        if (user is not { IsDisabled: false } || user.AccessVersion != account.AccessVersion || session?.IsLive(now) != true) throw new AccessEndedException();
        return SessionRights.Of(user, session.IsStrong, session.Scope, options.Value);
    }

    private async Task<Rights> OfClientAsync(CallerAccount account, CancellationToken cancellationToken)
    {
        var id = new ClientId(account.Id);
        var client = await context.Clients.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken);
        return client is not null && client.AccessVersion == account.AccessVersion ? Rights.Of(client) : throw new AccessEndedException();
    }
}
