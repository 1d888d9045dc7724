using OrgChart.Application.Auth;
using OrgChart.Application.Auth.RefreshSession;
using OrgChart.Application.Auth.RevokeToken;
using OrgChart.Application.Auth.SignIn;
using OrgChart.WebApi.Guards;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Auth;

/// <summary>Signs users in at the server's own page, with cookies instead of tokens.</summary>
internal static class SessionEndpoints
{
    /// <summary>
    /// So long after its use a refresh token that comes again is another window's, which had sent it before the answer with the new one was there: no theft, but nothing is
    /// given for it either. A thief who comes that quickly has nothing of it; who comes later ends the session.
    /// </summary>
    private static readonly TimeSpan CrossingTime = TimeSpan.FromSeconds(10);

    private static readonly Feature About = new("PageSession", "Signing in at the server's own page, with cookies that scripts cannot read. Programs use tokens instead.");

    /// <summary>Maps them.</summary>
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapOpenFeature("auth/session", About).AllowAnonymous().Uncached();
        session.MapPost("", SignIn).RequireRateLimiting(RateLimitPolicies.Token);
        // Nobody guesses a refresh token, and everybody in a house goes on from one address.
        session.MapPost("refresh", Refresh);
        session.MapDelete("", SignOut);
    }

    /// <summary>Signs in: sets the session's cookies. Needs the header <c>X-Requested-With: OrgChart</c>, as the others here do.</summary>
    /// <param name="request">Who.</param>
    [Empties, Takes<SessionBody>, Fails("auth.failed", "auth.mfa_required", SessionCookies.ForgedCode, "server.busy"), Confidential]
    private static async Task SignIn(BodyRequest<SessionBody> request)
    {
        var earlier = SessionCookies.RefreshTokenOf(request.Http.Request);
        await KeepAsync(request, new SignInCommand(Client: null, request.Body.Email, request.Body.Password, request.Body.Otp, Scope: null));
        // Its cookie is gone now, and nobody could end it any more.
        if (earlier is not null) await request.SendAsync(new RevokeTokenCommand(Client: null, earlier));
    }

    /// <summary>
    /// Goes on with the session, for when its access token has expired: sets new cookies, or takes them away when the session has ended. Two windows may ask at the same
    /// time: one of them hears <c>auth.refresh_crossed</c>, and both go on with the cookies that the other one was given.
    /// </summary>
    /// <param name="request">The request.</param>
    [Empties, Fails("auth.failed", "auth.refresh_crossed", SessionCookies.ForgedCode), Confidential]
    private static async Task Refresh(ApiRequest request)
    {
        var receivedAt = request.Http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - CrossingTime;
        try
        {
            await KeepAsync(request, new RefreshSessionCommand(Client: null, SessionCookies.RefreshTokenOf(request.Http.Request) ?? "", receivedAt));
        }
        catch (TokenRefusedException refused) when (!refused.IsCrossed)
        {
            SessionCookies.Forget(request.Http);
            throw;
        }
    }

    /// <summary>Signs out: ends the session and takes its cookies away.</summary>
    /// <param name="request">The request.</param>
    [Empties, Fails(SessionCookies.ForgedCode), Confidential, Unversioned]
    private static async Task SignOut(ApiRequest request)
    {
        SessionCookies.EnsureOwnPage(request.Http.Request);
        if (SessionCookies.RefreshTokenOf(request.Http.Request) is { } token) await request.SendAsync(new RevokeTokenCommand(Client: null, token));
        SessionCookies.Forget(request.Http);
        request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task KeepAsync(ApiRequest request, MediatR.IRequest<IssuedAccess> command)
    {
        SessionCookies.EnsureOwnPage(request.Http.Request);
        var access = await request.SendAsync(command);
        // For the access log: who has just signed in.
        request.Http.User = new SignedIn(access.Subject, [], account: null, rights: null);
        SessionCookies.Keep(request.Http, request.Http.RequestServices.GetRequiredService<AccessTokenIssuer>().Issue(access), access.RefreshToken!);
        request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}

/// <summary>Somebody signs in.</summary>
public sealed class SessionBody
{
    /// <summary>The user's address.</summary>
    public required string Email { get; init; }

    /// <summary>The password.</summary>
    public required string Password { get; init; }

    /// <summary>Where there is a second factor: its code, or a recovery code.</summary>
    public string? Otp { get; init; }
}
