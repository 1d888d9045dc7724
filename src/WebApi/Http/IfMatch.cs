using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace OrgChart.WebApi.Http;

/// <summary>
/// The header <c>If-Match</c> (RFC 9110, 13.1.1) of requests that change something. What counts of a tag is the version it begins with: the digest behind
/// it also tells of what a view shows besides, such as head counts, and somebody else's new colleague is no reason to refuse a change of name.
/// </summary>
internal static class IfMatch
{
    /// <summary>The version that the caller knows; null for <c>*</c>, whichever there is.</summary>
    /// <exception cref="RequestRefusedException">428 without the header, 412 when no version can be like that, 400 when it cannot be read.</exception>
    public static long? Read(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0) throw new RequestRefusedException(StatusCodes.Status428PreconditionRequired);
        if (!EntityTagHeaderValue.TryParseStrictList(header, out var tags) || tags.Count != 1)
            throw RequestRefusedException.Invalid("If-Match", "The header If-Match takes one ETag as the server gave it, in quotation marks, or *.");
        if (tags[0].Equals(EntityTagHeaderValue.Any)) return null;
        var text = tags[0].Tag.AsSpan().Trim('"');
        var dash = text.IndexOf('-');
        // A weak tag never matches (RFC 9110, 8.8.3.2).
        return !tags[0].IsWeak && dash > 0 && long.TryParse(text[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new RequestRefusedException(StatusCodes.Status412PreconditionFailed);
    }

    /// <summary>The same for requests that need not have it.</summary>
    public static long? ReadIfThere(HttpRequest request) => request.Headers.IfMatch.Count == 0 ? null : Read(request);
}
