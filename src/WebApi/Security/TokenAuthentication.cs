using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace OrgChart.WebApi.Security;

/// <summary>
/// Knows who sent a request. Access tokens come in the header <c>Authorization</c> and nowhere else: a request without it has no token,
/// which is found out here without making the handler of tokens for it.
/// </summary>
internal sealed class TokenAuthentication(
    IAuthenticationSchemeProvider schemes, IAuthenticationHandlerProvider handlers, IClaimsTransformation transform, IOptions<AuthenticationOptions> options)
    : AuthenticationService(schemes, handlers, transform, options)
{
    private static readonly Task<AuthenticateResult> NoToken = Task.FromResult(AuthenticateResult.NoResult());

    public override Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) =>
        context.Request.Headers.Authorization.Count == 0 ? NoToken : base.AuthenticateAsync(context, scheme);

    // The steps of a batch share its services, and with them the handler, which would refuse the batch instead of its step.
    public override Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
