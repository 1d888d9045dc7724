using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using OrgChart.Application.Common;

namespace OrgChart.WebApi.Security;

/// <summary>
/// Decides who is let in. The framework's own service calls handlers that it looks up and a context that it makes for every request;
/// here requirements answer for themselves. What is no <see cref="IAccessRequirement"/> is refused: nobody would check it.
/// </summary>
internal sealed class AccessDecision(ICaller caller) : IAuthorizationService
{
    private static readonly Task<AuthorizationResult> Yes = Task.FromResult(AuthorizationResult.Success());
    private static readonly Task<AuthorizationResult> No = Task.FromResult(AuthorizationResult.Failed());

    public Task<AuthorizationResult> AuthorizeAsync(ClaimsPrincipal user, object? resource, IEnumerable<IAuthorizationRequirement> requirements)
    {
        if (resource is not HttpContext http) return No;
        foreach (var requirement in requirements)
            if (requirement is not IAccessRequirement access || !access.IsMet(http, caller)) return No;
        return Yes;
    }

    public Task<AuthorizationResult> AuthorizeAsync(ClaimsPrincipal user, object? resource, string policyName) =>
        throw new NotSupportedException("There are no named policies; an endpoint names its permission.");
}
