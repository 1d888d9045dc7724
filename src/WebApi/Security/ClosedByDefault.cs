using Microsoft.AspNetCore.Authorization;

namespace OrgChart.WebApi.Security;

/// <summary>
/// What holds where nothing else is said: only callers who have signed in. An address that does not exist stays a 404 for everybody,
/// and where a permission is named, the permission decides.
/// </summary>
internal sealed class ClosedByDefault : AuthorizationHandler<ClosedByDefault>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ClosedByDefault requirement)
    {
        var endpoint = (context.Resource as HttpContext)?.GetEndpoint();
        if (endpoint is null || endpoint.Metadata.GetMetadata<RequiresPermissionAttribute>() is not null || context.User.Identity?.IsAuthenticated == true)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
