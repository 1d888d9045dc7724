using OrgChart.Application.AccessLog;
using OrgChart.Application.Audit;
using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;

namespace OrgChart.Application.Users;

/// <summary>What somebody leaves behind in trail and logs.</summary>
public sealed class Traces(IAuditTrail trail, ISecurityEventList events, IAccessLog requests)
{
    private static readonly PageRequest Newest = new(0, PageRequest.MaxLimit);

    /// <summary>The newest changes that he made.</summary>
    public async Task<IReadOnlyList<AuditEntryAnswer>> ChangesAsync(string subject, CancellationToken cancellationToken) =>
        [.. (await trail.ListAsync(new AuditFilter(Actor: subject), Newest, cancellationToken)).Items.Select(entry => AuditEntryAnswer.Of(entry))];

    /// <summary>The security events that concern him.</summary>
    public async Task<IReadOnlyList<SecurityEventAnswer>> EventsAsync(string subject, CancellationToken cancellationToken) =>
        [.. (await events.ListOfAsync(subject, cancellationToken)).Select(SecurityEventAnswer.Of)];

    /// <summary>His newest requests.</summary>
    public async Task<IReadOnlyList<AccessEntryAnswer>> RequestsAsync(string subject, CancellationToken cancellationToken) =>
        (await requests.ListAsync(new AccessFilter(Caller: subject), Newest, cancellationToken)).Items;

    /// <summary>Forgets, with the next commit, the addresses that he came from.</summary>
    public async Task ForgetAddressesAsync(string subject, CancellationToken cancellationToken)
    {
        await events.ForgetAddressesAsync(subject, cancellationToken);
        await requests.ForgetAddressesAsync(subject, cancellationToken);
    }
}
