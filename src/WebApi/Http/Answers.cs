using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;

namespace OrgChart.WebApi.Http;

/// <summary>What controllers answer with.</summary>
internal static class Answers
{
    /// <summary>A list or another answer without a version of its own.</summary>
    public static IActionResult Json<T>(T value, Translation translation) => new JsonAnswer<T>(value, translation, version: null);

    /// <summary>A single resource, with an ETag of its version and content.</summary>
    public static IActionResult Resource<T>(T value, long version, Translation translation) => new JsonAnswer<T>(value, translation, version);

    /// <summary>A chart, as it is or compressed, whichever the caller takes.</summary>
    public static IActionResult Chart(ChartDocument chart) => new ChartAnswer(chart);
}

/// <summary>JSON in bytes with an exact length; 304 when the caller has them already.</summary>
internal sealed class JsonAnswer<T>(T value, Translation translation, long? version) : IActionResult
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    public Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var json = buffer ??= new ArrayBufferWriter<byte>(4096);
        json.ResetWrittenCount();
        ApiJson.Write(json, value);
        http.Response.Headers.ContentLanguage = translation.ContentLanguage;
        http.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        if (version is { } number)
        {
            var tag = EntityTag.Of(number, json.WrittenSpan);
            if (EntityTag.IsKnownTo(http.Request, tag)) return EntityTag.NotModified(http.Response, tag);
            EntityTag.Set(http.Response, tag);
        }

        return Body.WriteAsync(http.Response, json.WrittenMemory);
    }
}

/// <summary>The ready bytes of a chart; 304 when the caller has them already.</summary>
internal sealed class ChartAnswer(ChartDocument chart) : IActionResult
{
    private static readonly StringValues Vary = new([HeaderNames.AcceptLanguage, HeaderNames.AcceptEncoding]);

    public Task ExecuteResultAsync(ActionContext context)
    {
        var request = context.HttpContext.Request;
        var response = context.HttpContext.Response;
        var brotli = TakesBrotli(request);
        // The same chart in other bytes has another tag (RFC 9110, 8.8.3.3).
        var tag = brotli ? $"\"{chart.EntityTag}-br\"" : $"\"{chart.EntityTag}\"";
        response.Headers.ContentLanguage = chart.ContentLanguage;
        response.Headers.Vary = Vary;
        if (EntityTag.IsKnownTo(request, tag)) return EntityTag.NotModified(response, tag);
        EntityTag.Set(response, tag);
        if (brotli) response.Headers.ContentEncoding = "br";
        return Body.WriteAsync(response, brotli ? chart.Brotli : chart.Json);
    }

    private static bool TakesBrotli(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(HeaderNames.AcceptEncoding, out var header) || !StringWithQualityHeaderValue.TryParseList(header, out var takes)) return false;
        foreach (var coding in takes)
            if (coding.Value.Equals("br", StringComparison.OrdinalIgnoreCase)) return coding.Quality is null or > 0;
        return false;
    }
}

/// <summary>Strong entity tags (RFC 9110, 8.8.3): version, then a digest of the bytes.</summary>
internal static class EntityTag
{
    private const int DigestBytes = 12;

    public static string Of(long version, ReadOnlySpan<byte> body)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, digest);
        return string.Create(CultureInfo.InvariantCulture, $"\"{version}-{Base64Url.EncodeToString(digest[..DigestBytes])}\"");
    }

    /// <summary>Whether <c>If-None-Match</c> names the tag, or any.</summary>
    public static bool IsKnownTo(HttpRequest request, string tag)
    {
        if (!request.Headers.TryGetValue(HeaderNames.IfNoneMatch, out var header)) return false;
        if (header.Count == 1 && (header[0] == tag || header[0] == "*")) return true;
        if (!EntityTagHeaderValue.TryParseList(header, out var known)) return false;
        foreach (var one in known)
            if (one.Tag == tag) return true;
        return false;
    }

    public static void Set(HttpResponse response, string tag)
    {
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "private, no-cache";
    }

    public static Task NotModified(HttpResponse response, string tag)
    {
        Set(response, tag);
        response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}

file static class Body
{
    public static Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> json)
    {
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        // The whole body is copied into the response's pipe before this returns, so the buffer may be used again.
        var write = response.BodyWriter.WriteAsync(json, response.HttpContext.RequestAborted);
        return write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }
}
