using Microsoft.AspNetCore.Authorization;
using OrgChart.Application.Common;

namespace OrgChart.WebApi.Security;

/// <summary>Lets only callers in who have a permission; a caller who has not signed in has what the section <c>Access</c> gives him.</summary>
/// <param name="permission">One of <see cref="Permissions"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresPermissionAttribute(string permission) : Attribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>The permission.</summary>
    public string Permission { get; } = permission;

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

internal sealed class PermissionHandler(ICaller caller) : AuthorizationHandler<RequiresPermissionAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiresPermissionAttribute requirement)
    {
        if (caller.May(requirement.Permission)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
