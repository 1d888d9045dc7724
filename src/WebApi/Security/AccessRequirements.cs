using Microsoft.AspNetCore.Authorization;
using OrgChart.Application.Common;

namespace OrgChart.WebApi.Security;

/// <summary>A condition that a caller must meet to be let in.</summary>
internal interface IAccessRequirement : IAuthorizationRequirement
{
    /// <summary>Whether the caller meets it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="caller">Its sender.</param>
    bool IsMet(HttpContext http, ICaller caller);
}

/// <summary>Lets only callers in who have a permission; a caller who has not signed in has what the section <c>Access</c> gives him.</summary>
/// <param name="permission">One of <see cref="Permissions"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class RequiresPermissionAttribute(string permission) : Attribute, IAccessRequirement, IAuthorizationRequirementData
{
    /// <summary>The permission.</summary>
    public string Permission { get; } = permission;

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];

    /// <inheritdoc/>
    // Who shows a token that is not good any more wants to be somebody: as a stranger he would get less, and not know why.
    public bool IsMet(HttpContext http, ICaller caller) => caller.May(Permission) && (!TokenAuthentication.IsShownBy(http.Request) || http.User.Identity?.IsAuthenticated == true);
}

/// <summary>
/// What holds where nothing else is said: only callers who have signed in. An address that does not exist stays a 404 for everybody,
/// and where a permission is named, the permission decides.
/// </summary>
internal sealed class ClosedByDefault : IAccessRequirement
{
    /// <inheritdoc/>
    public bool IsMet(HttpContext http, ICaller caller)
    {
        var endpoint = http.GetEndpoint();
        // Where everything is open, routing's own refusals (405, 415) are so too; elsewhere they are no answer for strangers.
        if (endpoint is not RouteEndpoint && http.Request.Path.StartsWithSegments("/api/v1/auth", StringComparison.OrdinalIgnoreCase)) return true;
        return endpoint is null || endpoint.Metadata.GetMetadata<RequiresPermissionAttribute>() is not null || http.User.Identity?.IsAuthenticated == true;
    }
}
