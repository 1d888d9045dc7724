using System.Globalization;
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
    private static readonly StringValues VaryOfCharts = new([HeaderNames.AcceptLanguage, HeaderNames.AcceptEncoding]);

    /// <summary>A list or another answer without a version of its own.</summary>
    public static Task Json<T>(ApiRequest request, T value) => SendJson(request, value, version: null);

    /// <summary>A single resource, with an ETag of its version and content.</summary>
    public static Task Resource<T>(ApiRequest request, T value, long version) => SendJson(request, value, version);

    /// <summary>A chart, as it is or compressed, whichever the caller takes.</summary>
    public static Task Chart(ApiRequest request, ChartDocument chart)
    {
        var response = request.Http.Response;
        var brotli = AcceptEncoding.TakesBrotli(request.Http.Request);
        // The same chart in other bytes has another tag (RFC 9110, 8.8.3.3).
        var tag = brotli ? $"\"{chart.EntityTag}-br\"" : $"\"{chart.EntityTag}\"";
        response.Headers.ContentLanguage = chart.ContentLanguage;
        response.Headers.Vary = VaryOfCharts;
        if (EntityTag.IsKnownTo(request.Http.Request, tag)) return EntityTag.NotModified(response, tag);
        EntityTag.Set(response, tag);
        if (brotli) response.Headers.ContentEncoding = AcceptEncoding.Brotli;
        return WriteAsync(response, brotli ? chart.Brotli : chart.Json);
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

    private static Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> json)
    {
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        // The whole body is copied into the response's pipe before this returns, so the buffer may be used again.
        var write = response.BodyWriter.WriteAsync(json, response.HttpContext.RequestAborted);
        return write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }
}
