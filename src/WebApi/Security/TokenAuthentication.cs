using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using OrgChart.Application.Access;
using OrgChart.Application.SecurityEvents;
using OrgChart.Domain.Security;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Security;

/// <summary>
/// Knows who sent a request. Access tokens come in the header <c>Authorization</c> and nowhere else: a request without it has no token, which is found out here without
/// making the handler of tokens for it. A token whose signature has been checked is remembered until it expires; whether it has been ended is asked each time.
/// </summary>
internal sealed class TokenAuthentication(
    IAuthenticationSchemeProvider schemes, IAuthenticationHandlerProvider handlers, IClaimsTransformation transform, IOptions<AuthenticationOptions> options,
    KnownTokens known, IOptions<SecurityOptions> security, IRefusalLog refusals)
    : AuthenticationService(schemes, handlers, transform, options)
{
    private const string Bearer = "Bearer ";

    // Ours have 500 characters. Longer ones, and those of five parts (encrypted ones), are refused before they are parsed:
    // CVE-2024-21319 applies to the version of the token library (README, "Dependencies").
    private const int MaxTokenLength = 8 * 1024;

    private static readonly Task<AuthenticateResult> NoToken = Task.FromResult(AuthenticateResult.NoResult());
    private static readonly AuthenticateResult Refused = AuthenticateResult.Fail("The token is not accepted.");

    /// <summary>Whether a request shows a token, good or not. Other schemes are of proxies in front, and say nothing here.</summary>
    public static bool IsShownBy(HttpRequest request) =>
        request.Headers.Authorization is { Count: > 0 } header && header.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    public override Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme)
    {
        if (!IsShownBy(context.Request)) return NoToken;
        var text = context.Request.Headers.Authorization.ToString();
        return known.TryFind(text, out var result) ? result : ValidateAsync(context, text, text[Bearer.Length..].Trim());
    }

    // The steps of a batch share its services, and with them the handler, which would refuse the batch instead of its step.
    public override Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        refusals.Note(SecurityEventKind.AccessRefused);
        return Task.CompletedTask;
    }

    public override Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        var sent = context.Request.Headers.Authorization.Count > 0;
        context.Response.Headers.WWWAuthenticate = sent ? "Bearer error=\"invalid_token\"" : "Bearer";
        if (sent && !CookieSignIn.Was(context)) refusals.Note(SecurityEventKind.TokenRefused);
        return Task.CompletedTask;
    }

    private async Task<AuthenticateResult> ValidateAsync(HttpContext context, string header, string token)
    {
        if (token.Length > MaxTokenLength || TokenReading.IssuerOf(token) is not { } issuer) return Refused;
        var external = security.Value.ExternalIssuers.FirstOrDefault(one => one.ExpectedIssuer == issuer);
        var removals = known.KeyRemovals;
        AuthenticateResult result;
        try
        {
            result = await base.AuthenticateAsync(context, external is null ? JwtBearerDefaults.AuthenticationScheme : SecurityServices.SchemeOf(external));
        }
        catch (InvalidOperationException) when (external is not null)
        {
            // Its keys cannot be fetched.
            throw new RequestRefusedException(
                StatusCodes.Status503ServiceUnavailable, "access.issuer_unavailable", $"The issuer {external.Name} of this access token does not answer, so that the token cannot be checked. Try again later.");
        }

        if (!result.Succeeded) return Refused;
        var caller = external is null ? TokenReading.Ours(result.Principal) : TokenReading.Theirs(result.Principal, external);
        var until = long.TryParse(result.Principal.FindFirst("exp")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.MinValue;
        return caller is null ? Refused : await known.Add(header, caller, until, result.Ticket.AuthenticationScheme, removals);
    }
}

/// <summary>Access tokens whose signatures have been checked: that takes a hundred times as long as finding them here.</summary>
internal sealed class KnownTokens(IEndedAccess ended, SigningKeys keys, TimeProvider time)
{
    // 2 KB each.
    private const int MaxTokens = 10_000;

    private static readonly Task<AuthenticateResult> Ended = Task.FromResult(AuthenticateResult.Fail("The session or account has ended."));

    private readonly ConcurrentDictionary<string, Known> tokens = new(StringComparer.Ordinal);

    /// <summary>How often keys have been taken away: a token that was checked before that must be checked again.</summary>
    public int KeyRemovals => keys.Removals;

    /// <summary>Who sent this header, if that is known.</summary>
    public bool TryFind(string header, [NotNullWhen(true)] out Task<AuthenticateResult>? result)
    {
        result = null;
        if (!tokens.TryGetValue(header, out var one)) return false;
        if (time.GetUtcNow() >= one.Until || one.KeyRemovals != keys.Removals)
        {
            tokens.TryRemove(header, out _);
            return false;
        }

        result = IsEnded(one.Caller) ? Ended : one.Result;
        return true;
    }

    /// <summary>Remembers who sends a header.</summary>
    /// <param name="header">The header.</param>
    /// <param name="caller">Who sends it.</param>
    /// <param name="until">Until when its token is good.</param>
    /// <param name="scheme">How it was checked.</param>
    /// <param name="keyRemovals">The value of <see cref="KeyRemovals"/> from before it was checked.</param>
    public Task<AuthenticateResult> Add(string header, SignedIn caller, DateTimeOffset until, string scheme, int keyRemovals)
    {
        if (IsEnded(caller)) return Ended;
        // Whoever fills it up with tokens of his own only makes checking them slow again.
        if (tokens.Count >= MaxTokens) tokens.Clear();
        var result = Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(caller, scheme)));
        tokens[header] = new(caller, until, keyRemovals, result);
        return result;
    }

    private bool IsEnded(SignedIn caller) => caller.Account is { } account && ended.IsEnded(caller.Id, account.AccessVersion, account.SessionId);

    private sealed record Known(SignedIn Caller, DateTimeOffset Until, int KeyRemovals, Task<AuthenticateResult> Result);
}
