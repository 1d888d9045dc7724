using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Domain.SharedKernel;
using OrgChart.WebApi.Batches;

namespace OrgChart.WebApi.Http;

/// <summary>What endpoints answer with: bytes with an exact length, and 304 instead of a resource that the caller has already.</summary>
internal static class Answers
{
    /// <summary>The media type of drawings.</summary>
    public const string Svg = "image/svg+xml";

    // To be raised whenever the same chart is drawn another way.
    private const int DrawingVersion = 1;

    private static readonly StringValues VaryOfCharts = new([HeaderNames.AcceptLanguage, HeaderNames.AcceptEncoding]);

    /// <summary>A list or another answer without a version of its own.</summary>
    public static Task Json<T>(ApiRequest request, T value) => SendJson(request, value, version: null);

    /// <summary>A single resource, with an ETag of its version and content.</summary>
    public static Task Resource<T>(ApiRequest request, T value, long version) => SendJson(request, value, version);

    /// <summary>A chart, as it is or compressed, whichever the caller takes.</summary>
    public static Task Chart(ApiRequest request, ChartDocument chart)
    {
        var response = request.Http.Response;
        var brotli = AcceptEncoding.Takes(request.Http.Request, AcceptEncoding.Brotli);
        // The same chart in other bytes has another tag (RFC 9110, 8.8.3.3).
        var tag = brotli ? $"\"{chart.EntityTag}-br\"" : $"\"{chart.EntityTag}\"";
        response.Headers.ContentLanguage = chart.ContentLanguage;
        response.Headers.Vary = VaryOfCharts;
        if (EntityTag.IsKnownTo(request.Http.Request, tag)) return EntityTag.NotModified(response, tag);
        EntityTag.Set(response, tag);
        if (brotli) response.Headers.ContentEncoding = AcceptEncoding.Brotli;
        return WriteAsync(response, brotli ? chart.Brotli : chart.Json);
    }

    /// <summary>A drawing of a chart, made only for those who do not have it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="chart">The chart.</param>
    /// <param name="kind">What kind of drawing it is; each has tags of its own.</param>
    /// <param name="draw">Draws it.</param>
    public static Task Drawing(ApiRequest request, ChartDocument chart, string kind, Func<string> draw)
    {
        var response = request.Http.Response;
        response.Headers.ContentLanguage = chart.ContentLanguage;
        response.Headers.Vary = HeaderNames.AcceptLanguage;
        // The chart's tag is that of its names; numbers and words of the drawing have a language too, and a later version draws another way.
        var tag = $"\"{chart.EntityTag}-svg{DrawingVersion}-{request.Translation.Language}-{kind}\"";
        if (EntityTag.IsKnownTo(request.Http.Request, tag)) return EntityTag.NotModified(response, tag);
        var svg = Encoding.UTF8.GetBytes(draw());
        EntityTag.Set(response, tag);
        return WriteAsync(response, svg, Svg);
    }

    /// <summary>201: something new, where it is, and what it looks like.</summary>
    /// <param name="request">The request.</param>
    /// <param name="address">Where things of its kind are, beneath <c>/api/v1/</c>.</param>
    /// <param name="written">What was made.</param>
    /// <param name="find">Finds it and its version.</param>
    /// <param name="part">What follows its id in the address.</param>
    public static Task Created<T>(ApiRequest request, string address, Written written, Func<Task<(T Value, long Version)>> find, string part = "")
    {
        request.Http.Response.StatusCode = StatusCodes.Status201Created;
        request.Http.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"/api/v1/{address}{written.Id}{part}");
        return Changed(request, written, find);
    }

    /// <summary>What something looks like after a change, with its new ETag; nothing when a later step, or somebody else, has removed it again already.</summary>
    public static Task Changed<T>(ApiRequest request, Written written, Func<Task<(T Value, long Version)>> find) =>
        request.Http.RequestServices.GetRequiredService<Batch>().WhenLasting(written, async () =>
        {
            (T Value, long Version) found;
            try
            {
                found = await find();
            }
            catch (NotFoundException)
            {
                // The change is lasting all the same, so this is no error.
                if (request.Http.Response.StatusCode == StatusCodes.Status200OK) request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            }

            await SendJson(request, found.Value, found.Version, maybeKnown: false);
        });

    /// <summary>204: there is nothing left to show.</summary>
    public static Task Gone(ApiRequest request, Written written)
    {
        request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
        return request.Http.RequestServices.GetRequiredService<Batch>().WhenLasting(written, () => Task.CompletedTask);
    }

    private static Task SendJson<T>(ApiRequest request, T value, long? version, bool maybeKnown = true)
    {
        var response = request.Http.Response;
        var json = JsonBuffer.Write(value);
        response.Headers.ContentLanguage = request.Translation.ContentLanguage;
        response.Headers.Vary = HeaderNames.AcceptLanguage;
        if (version is { } number)
        {
            var tag = EntityTag.Of(number, json.Span);
            if (maybeKnown && EntityTag.IsKnownTo(request.Http.Request, tag)) return EntityTag.NotModified(response, tag);
            EntityTag.Set(response, tag);
        }

        return WriteAsync(response, json);
    }

    private static Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> body, string contentType = "application/json; charset=utf-8")
    {
        // A cookie does not keep shared caches from keeping an answer, as the header Authorization does (RFC 9111, 3.5).
        if (response.Headers.CacheControl.Count == 0) response.Headers.CacheControl = EntityTag.AskEachTime;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        // The whole body is copied into the response's pipe before this returns, so the buffer may be used again.
        var write = response.BodyWriter.WriteAsync(body, response.HttpContext.RequestAborted);
        return write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }
}
