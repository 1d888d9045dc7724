using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace OrgChart.Client;

/// <summary>Bodies of requests, each made anew for every attempt.</summary>
internal static class Content
{
    public static Func<HttpContent> Json<T>(T body, JsonTypeInfo<T> type) => Raw(JsonSerializer.SerializeToUtf8Bytes(body, type), "application/json");

    public static Func<HttpContent> MergePatch(JsonObject changes) => Raw(Utf8(changes), "application/merge-patch+json");

    public static Func<HttpContent> JsonPatch(IReadOnlyList<JsonPatchOperation> operations) =>
        Raw(Utf8(new JsonArray([.. operations.Select(operation => operation.Json.DeepClone())])), "application/json-patch+json");

    public static Func<HttpContent> Form(IReadOnlyList<(string Name, object? Value)> fields) => () =>
        new FormUrlEncodedContent(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, Text(field.Value!))));

    /// <exception cref="ArgumentException">A file could not be sent a second time.</exception>
    public static Func<HttpContent> Multipart(IReadOnlyList<(string Name, object? Value)> fields)
    {
        var given = fields.Where(field => field.Value is not null).Select(field => (field.Name, Value: field.Value!, Start: field.Value is Stream file ? StartOf(file) : 0)).ToList();
        return () =>
        {
            var form = new MultipartFormDataContent();
            foreach (var (name, value, start) in given)
            {
                if (value is Stream file) form.Add(new FileContent(file, start), name, file is FileStream named ? Path.GetFileName(named.Name) : name);
                else form.Add(new StringContent(Text(value)), name);
            }

            return form;
        };
    }

    /// <summary>A value as it stands in a query or a form.</summary>
    public static string Text(object value) => value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static long StartOf(Stream file) => file.CanSeek ? file.Position : throw new ArgumentException("A file that is sent must be one that can be read again from its start.");

    private static byte[] Utf8(JsonNode node) => System.Text.Encoding.UTF8.GetBytes(node.ToJsonString());

    private static Func<HttpContent> Raw(byte[] bytes, string mediaType) => () => new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };

    /// <summary>A file that stays open for the next attempt.</summary>
    private sealed class FileContent(Stream file, long start) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            file.Position = start;
            return file.CopyToAsync(stream, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = file.Length - start;
            return true;
        }
    }
}
