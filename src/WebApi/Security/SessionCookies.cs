using Microsoft.AspNetCore.Authorization;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Security;

/// <summary>
/// The session of the server's own page: its tokens are in cookies that scripts cannot read, are sent to this server alone and only by pages of its own site (<c>HttpOnly</c>,
/// <c>SameSite=Strict</c>, and over HTTPS <c>Secure</c> with the name prefix <c>__Host-</c> of RFC 6265bis, 4.1.3.2, so that no sibling host can put its own session there).
/// They last until the browser is closed.
/// </summary>
internal static class SessionCookies
{
    /// <summary>The header that shows that a request is the page's own: a foreign page cannot send it without asking first (CORS), and is refused then.</summary>
    public const string OwnPageHeader = "X-Requested-With";

    /// <summary>What the header says.</summary>
    public const string OwnPage = "OrgChart";

    /// <summary>The code of the refusal of a request that may not be the page's own.</summary>
    public const string ForgedCode = "access.forged";

    /// <summary>Keeps the tokens.</summary>
    public static void Keep(HttpContext http, string accessToken, string refreshToken)
    {
        var (access, refresh) = NamesFor(http.Request);
        http.Response.Cookies.Append(access, accessToken, OptionsFor(http.Request));
        http.Response.Cookies.Append(refresh, refreshToken, OptionsFor(http.Request));
    }

    /// <summary>Forgets the tokens, also when the answer becomes an error, which begins without the headers that are there already.</summary>
    public static void Forget(HttpContext http) => http.Response.OnStarting(() =>
    {
        var (access, refresh) = NamesFor(http.Request);
        http.Response.Cookies.Delete(access, OptionsFor(http.Request));
        http.Response.Cookies.Delete(refresh, OptionsFor(http.Request));
        return Task.CompletedTask;
    });

    /// <summary>The access token, or null.</summary>
    public static string? AccessTokenOf(HttpRequest request) => request.Cookies[NamesFor(request).Access];

    /// <summary>The refresh token, or null.</summary>
    public static string? RefreshTokenOf(HttpRequest request) => request.Cookies[NamesFor(request).Refresh];

    /// <summary>Makes sure that a request which the browser adds cookies to was meant by the page (cross-site request forgery).</summary>
    /// <exception cref="RequestRefusedException">403 <c>access.forged</c></exception>
    public static void EnsureOwnPage(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (request.Headers[OwnPageHeader] != OwnPage || (site.Count > 0 && site != "same-origin"))
            throw Refused($"A session in cookies is for the server's own page, which sends the header {OwnPageHeader}: {OwnPage} with it. Programs send an access token in the header Authorization.");
        // Cookies for HTTP would be sent in the clear.
        if (!request.IsHttps && request.Headers.Origin.ToString().StartsWith("https://", StringComparison.Ordinal))
            throw Refused("The page was opened over HTTPS, and the server was asked over HTTP: a proxy stands between them that it does not know. Name it in Proxies:Known (docs/operating/guards.md).");
    }

    private static RequestRefusedException Refused(string why) => new(StatusCodes.Status403Forbidden, ForgedCode, why);

    private static (string Access, string Refresh) NamesFor(HttpRequest request) =>
        request.IsHttps ? ("__Host-orgchart-access", "__Host-orgchart-refresh") : ("orgchart-access", "orgchart-refresh");

    private static CookieOptions OptionsFor(HttpRequest request) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = request.IsHttps, Path = "/", IsEssential = true };
}

/// <summary>Lets the page's cookie stand for the header <c>Authorization</c>, so that everything after this knows one way of signing in.</summary>
internal sealed class CookieSignIn(RequestDelegate next)
{
    private static readonly object IsFromCookie = new();

    /// <summary>Whether the token came in a cookie: browsers send it also when it has expired, which is nothing to be noted.</summary>
    public static bool Was(HttpContext context) => context.Items.ContainsKey(IsFromCookie);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.Cookie.Count == 0 || TokenAuthentication.IsShownBy(request) || SessionCookies.AccessTokenOf(request) is not { Length: > 0 } token) return next(context);
        var isSafe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        // What anybody may do is nobody's deed unless the page says so: an administrator makes accounts where others register.
        var isOpen = context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        if (isOpen && (isSafe || request.Headers[SessionCookies.OwnPageHeader] != SessionCookies.OwnPage)) return next(context);
        if (!isSafe) SessionCookies.EnsureOwnPage(request);
        request.Headers.Authorization = $"Bearer {token}";
        context.Items[IsFromCookie] = IsFromCookie;
        return next(context);
    }
}
