using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OrgChart.Application.Auth;
using OrgChart.Application.Auth.RefreshSession;
using OrgChart.Application.Auth.RevokeToken;
using OrgChart.Application.Auth.SignIn;
using OrgChart.Application.Auth.SignInClient;
using OrgChart.Application.Common;
using OrgChart.WebApi.Guards;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Auth;

/// <summary>Tokens as OAuth 2.0 has them (RFC 6749, 7009, 7517, 8414).</summary>
internal static class TokenEndpoints
{
    private const string TokenAddress = "/api/v1/auth/token";
    private const string RevocationAddress = "/api/v1/auth/revoke";
    private const string KeysAddress = "/.well-known/jwks.json";

    private static readonly Feature About = new("Auth", "Signing in, and tokens (OAuth 2.0).");

    /// <summary>Maps them.</summary>
    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapOpenFeature("auth", About).AllowAnonymous().Uncached().RequireRateLimiting(RateLimitPolicies.Token);
        tokens.MapPost("token", Token);
        tokens.MapPost("revoke", Revoke);
        // Routing would answer another kind of body itself, and not as OAuth does.
        foreach (var address in (string[])["token", "revoke"]) tokens.MapPost(address, RefuseBody).ExcludeFromDescription();
        routes.MapGet(KeysAddress, Keys).WithTags(About.Name).WithMetadata(About).AllowAnonymous();
        routes.MapGet("/.well-known/oauth-authorization-server", Metadata).WithTags(About.Name).WithMetadata(About).AllowAnonymous();
    }

    /// <summary>Gives out tokens. A user signs in with password through a first-party client, a session goes on with its refresh token, a client signs in for itself.</summary>
    /// <param name="request">The form.</param>
    [Answers<TokenAnswer>, TakesForm<TokenForm>, FailsAsOAuth, Confidential]
    private static Task Token(ApiRequest request) => AnswerAsync(request, async form =>
    {
        var receivedAt = request.Http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var access = form.Required("grant_type") switch
        {
            "password" => await request.SendAsync(new SignInCommand(ClientOf(form), form.Required("username"), form.Required("password"), form["otp"], form.Scope)),
            "refresh_token" => await request.SendAsync(new RefreshSessionCommand(form.Client, form.Required("refresh_token"), receivedAt)),
            "client_credentials" => await request.SendAsync(new SignInClientQuery(ClientOf(form), form.Scope)),
            _ => throw new TokenRefusedException("unsupported_grant_type", "The grant_type is password, refresh_token or client_credentials."),
        };
        // For the access log: who has just signed in.
        request.Http.User = new SignedIn(access.Subject, [], account: null, rights: null);
        var issuer = request.Http.RequestServices.GetRequiredService<AccessTokenIssuer>();
        await Answers.Json(request, new TokenAnswer
        {
            AccessToken = issuer.Issue(access), TokenType = "Bearer", ExpiresIn = (int)issuer.Lifetime.TotalSeconds, RefreshToken = access.RefreshToken, Scope = string.Join(' ', access.Scope),
        });
    });

    /// <summary>Ends the session of a refresh token. A token that is none is no error.</summary>
    /// <param name="request">The form.</param>
    [Answers<RevocationAnswer>, TakesForm<RevocationForm>, FailsAsOAuth, Confidential]
    private static Task Revoke(ApiRequest request) => AnswerAsync(request, async form =>
    {
        await request.SendAsync(new RevokeTokenCommand(form.Client, form.Required("token")));
        await Answers.Json(request, new RevocationAnswer());
    });

    /// <summary>The public keys that access tokens are signed with, those to come included. May be kept for five minutes.</summary>
    /// <param name="request">The request.</param>
    [Answers<KeySetAnswer>]
    private static async Task Keys(ApiRequest request)
    {
        var keys = request.Http.RequestServices.GetRequiredService<SigningKeys>().All.Select(one => JsonWebKeyConverter.ConvertFromECDsaSecurityKey(one.Key));
        request.Http.Response.Headers.CacheControl = $"public, max-age={(int)SigningKeys.MaxCached.TotalSeconds}";
        await Answers.Json(request, new KeySetAnswer
        {
            Keys = [.. keys.Select(key => new KeyAnswer { Kty = key.Kty, Crv = key.Crv, Kid = key.Kid, Use = "sig", Alg = SecurityAlgorithms.EcdsaSha256, X = key.X, Y = key.Y })],
        });
    }

    /// <summary>What this authorization server can do (RFC 8414).</summary>
    /// <param name="request">The request.</param>
    [Answers<ServerMetadataAnswer>]
    private static async Task Metadata(ApiRequest request)
    {
        var here = $"{request.Http.Request.Scheme}://{request.Http.Request.Host}";
        await Answers.Json(request, new ServerMetadataAnswer
        {
            Issuer = request.Http.RequestServices.GetRequiredService<IOptions<SecurityOptions>>().Value.Issuer, TokenEndpoint = here + TokenAddress, RevocationEndpoint = here + RevocationAddress,
            JwksUri = here + KeysAddress, ScopesSupported = Permissions.All, GrantTypesSupported = ["password", "refresh_token", "client_credentials"], ResponseTypesSupported = [],
            TokenEndpointAuthMethodsSupported = ["client_secret_basic", "client_secret_post"],
        });
    }

    [Confidential]
    private static Task RefuseBody(ApiRequest request) => AnswerAsync(request, _ => Task.CompletedTask);

    private static ClientCredentials ClientOf(OAuthForm form) => form.Client ?? throw TokenRefusedException.ClientFailed();

    private static async Task AnswerAsync(ApiRequest request, Func<OAuthForm, Task> answer)
    {
        try
        {
            await answer(await OAuthForm.ReadAsync(request.Http.Request));
        }
        catch (TokenRefusedException refused)
        {
            var isClient = refused.Error == TokenRefusedException.InvalidClient;
            request.Http.Response.StatusCode = isClient ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest;
            if (isClient) request.Http.Response.Headers.WWWAuthenticate = "Basic realm=\"OrgChart\"";
            await Answers.Json(request, new TokenErrorAnswer { Error = refused.Error, ErrorDescription = refused.Message });
        }
    }
}

/// <summary>Nothing to say (RFC 7009, 2.2).</summary>
public sealed class RevocationAnswer;
