using System.Collections.Frozen;
using System.Security.Claims;
using OrgChart.Application.Access;
using OrgChart.Application.Common;

namespace OrgChart.WebApi.Security;

/// <summary>Whoever sent a request with a good access token. Made once for each token; requests with the same one share it.</summary>
/// <param name="id">The caller in the history, e.g. <c>u12</c>.</param>
/// <param name="permissions">The permissions in the token.</param>
/// <param name="account">The account of ours behind it; null for callers of another issuer.</param>
/// <param name="rights">The rights of callers of another issuer; null for ours, which the database knows.</param>
internal sealed class SignedIn(string id, IEnumerable<string> permissions, CallerAccount? account, Rights? rights) : ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", id)], "Bearer"))
{
    private readonly FrozenSet<string> permissions = permissions.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The caller in the history.</summary>
    public string Id { get; } = id;

    /// <summary>The account of ours behind the token.</summary>
    public CallerAccount? Account { get; } = account;

    /// <summary>Whether a permission is in the token. Every user may look after his own account.</summary>
    public bool May(string permission) => permissions.Contains(permission) || (permission == Permissions.Account && Account?.Kind == AccountKind.User);

    /// <summary>The branches that a permission is limited to; null for everywhere, or where only the database knows.</summary>
    public IReadOnlyCollection<int>? BranchesOf(string permission) => rights?.BranchesOf(permission);
}
