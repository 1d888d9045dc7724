using Microsoft.Net.Http.Headers;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Page;

/// <summary>Marks endpoints that answer with the page people use, or a part of it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PageAttribute : Attribute;

/// <summary>The page people use.</summary>
internal static class PageEndpoints
{
    // Its name changes with its content.
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string AskEachTime = "no-cache";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps it; the administration has addresses of its own.</summary>
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        foreach (var address in (string[])["/", "/admin", "/admin/{page}"]) routes.MapMethods(address, Methods, Start).ExcludeFromDescription().AllowAnonymous();
        routes.MapMethods("/assets/{name}", Methods, Asset).ExcludeFromDescription().AllowAnonymous();
    }

    /// <summary>The page; where it was not built, the API page.</summary>
    [Page]
    private static Task Start(HttpContext http, PageFiles files)
    {
        if (files.Find(PageFiles.Start) is { } page) return SendAsync(http, page, AskEachTime);
        http.Response.Redirect("/swagger");
        return Task.CompletedTask;
    }

    /// <summary>A file that the page names.</summary>
    [Page]
    private static Task Asset(HttpContext http, PageFiles files, string name)
    {
        if (files.Find("assets/" + name) is { } file) return SendAsync(http, file, ForEver);
        // While instances are replaced, another one may have it.
        http.Response.Headers.CacheControl = "no-store";
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task SendAsync(HttpContext http, PageFile file, string caching)
    {
        var (request, response) = (http.Request, http.Response);
        var (coding, bytes) = file switch
        {
            { Brotli: { } brotli } when AcceptEncoding.Takes(request, AcceptEncoding.Brotli) => (AcceptEncoding.Brotli, brotli),
            { Gzip: { } gzip } when AcceptEncoding.Takes(request, AcceptEncoding.Gzip) => (AcceptEncoding.Gzip, gzip),
            _ => (null, file.Plain),
        };
        response.Headers.CacheControl = caching;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        var tag = $"\"{file.Tag}{(coding is null ? "" : "-" + coding)}\"";
        if (EntityTag.IsKnownTo(request, tag)) return EntityTag.NotModified(response, tag);
        EntityTag.Set(response, tag);
        if (coding is not null) response.Headers.ContentEncoding = coding;
        response.ContentType = file.ContentType;
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }
}
