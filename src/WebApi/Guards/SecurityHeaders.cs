using Microsoft.Extensions.Primitives;
using OrgChart.WebApi.Page;

namespace OrgChart.WebApi.Guards;

/// <summary>
/// Tells browsers on every answer, errors included, how little they may do with it: as OWASP's REST Security Cheat Sheet and Secure Headers Project advise.
/// The headers are added when the answer starts, since errors begin anew without those that are there already.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>For answers that are data: a browser that takes one for a page runs and loads nothing.</summary>
    public const string PolicyOfData = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>For the API page: its own files, and nothing from elsewhere. Its script makes styles, but no scripts.</summary>
    public const string PolicyOfApiPage =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>For the page people use: its own files, and pictures that it makes itself; no styles or scripts within the page.</summary>
    public const string PolicyOfPage =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly PathString Api = "/api";
    private static readonly PathString ApiPage = "/swagger";
    private static readonly StringValues DataPolicy = PolicyOfData;
    private static readonly StringValues ApiPagePolicy = PolicyOfApiPage;
    private static readonly StringValues PagePolicy = PolicyOfPage;
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoReferrer = "no-referrer";
    private static readonly StringValues Deny = "DENY";
    private static readonly StringValues SameOrigin = "same-origin";
    private static readonly StringValues NoPermissions = "camera=(), geolocation=(), microphone=()";
    private static readonly StringValues OneYear = "max-age=31536000; includeSubDomains";

    private static readonly Func<object, Task> Add = static state =>
    {
        var context = (HttpContext)state;
        var (request, headers) = (context.Request, context.Response.Headers);
        headers.ContentSecurityPolicy = PolicyFor(context);
        headers.XContentTypeOptions = NoSniff;
        headers.XFrameOptions = Deny;
        headers["Referrer-Policy"] = NoReferrer;
        headers["Permissions-Policy"] = NoPermissions;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        // Other origins that the configuration allows ask with CORS, which this does not touch; it keeps out those who ask without.
        headers["Cross-Origin-Resource-Policy"] = SameOrigin;
        if (request.IsHttps && !IsThisMachine(request.Host.Host)) headers.StrictTransportSecurity = OneYear;
        return Task.CompletedTask;
    };

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Add, context);
        return next(context);
    }

    private static StringValues PolicyFor(HttpContext context)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase)) return DataPolicy;
        if (path.StartsWithSegments(ApiPage, StringComparison.OrdinalIgnoreCase)) return ApiPagePolicy;
        return context.GetEndpoint()?.Metadata.GetMetadata<PageAttribute>() is null ? DataPolicy : PagePolicy;
    }

    // A developer's browser would refuse every other server of his machine for a year.
    private static bool IsThisMachine(string host) => host is "localhost" or "127.0.0.1" or "[::1]";
}
