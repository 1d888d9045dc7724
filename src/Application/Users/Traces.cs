using OrgChart.Application.AccessLog;
using OrgChart.Application.Audit;
using OrgChart.Application.Auth;
using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users;

/// <summary>What somebody leaves behind in trail and logs.</summary>
public sealed class Traces(IAuditTrail trail, ISecurityEventList events, IAccessLog requests, ISignInAttempts attempts)
{
    /// <summary>The changes that he made.</summary>
    public Task<IReadOnlyList<AuditEntryAnswer>> ChangesAsync(string subject, CancellationToken cancellationToken) => AllAsync(async page =>
    {
        var (items, total) = await trail.ListAsync(new AuditFilter(Actor: subject), page, cancellationToken);
        return new Page<AuditEntryAnswer>([.. items.Select(entry => AuditEntryAnswer.Of(entry))], total);
    });

    /// <summary>The security events that concern him.</summary>
    public async Task<IReadOnlyList<SecurityEventAnswer>> EventsAsync(string subject, CancellationToken cancellationToken) =>
        [.. (await events.ListOfAsync(subject, cancellationToken)).Select(SecurityEventAnswer.Of)];

    /// <summary>His requests.</summary>
    public Task<IReadOnlyList<AccessEntryAnswer>> RequestsAsync(string subject, CancellationToken cancellationToken) =>
        AllAsync(page => requests.ListAsync(new AccessFilter(Caller: subject), page, cancellationToken));

    /// <summary>Forgets, with the next commit, the addresses that he came from, and how often his password was tried.</summary>
    public async Task ForgetAsync(User user, string subject, CancellationToken cancellationToken)
    {
        await events.ForgetAddressesAsync(subject, cancellationToken);
        await requests.ForgetAddressesAsync(subject, cancellationToken);
        await attempts.ForgetAsync(PasswordCheck.AccountOf(user.Email), cancellationToken);
    }

    private static async Task<IReadOnlyList<T>> AllAsync<T>(Func<PageRequest, Task<Page<T>>> list)
    {
        var all = new List<T>();
        while (true)
        {
            var (items, total) = await list(new PageRequest(all.Count, PageRequest.MaxLimit));
            all.AddRange(items);
            if (items.Count == 0 || all.Count >= total) return all;
        }
    }
}
