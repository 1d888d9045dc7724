using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace OrgChart.WebApi.Http;

/// <summary>Strong entity tags (RFC 9110, 8.8.3): version, then a digest of the bytes.</summary>
internal static class EntityTag
{
    /// <summary>For the caller's own cache only, and to be asked for each time.</summary>
    public const string AskEachTime = "private, no-cache";

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
        var header = request.Headers.IfNoneMatch;
        if (header.Count == 0) return false;
        if (header.Count == 1 && (header[0] == tag || header[0] == "*")) return true;
        if (!EntityTagHeaderValue.TryParseList(header, out var known)) return false;
        foreach (var one in known)
            if (one.Tag == tag) return true;
        return false;
    }

    public static void Set(HttpResponse response, string tag)
    {
        response.Headers.ETag = tag;
        // What must not be kept at all says so already.
        if (response.Headers.CacheControl.Count == 0) response.Headers.CacheControl = AskEachTime;
    }

    public static Task NotModified(HttpResponse response, string tag)
    {
        Set(response, tag);
        response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}
