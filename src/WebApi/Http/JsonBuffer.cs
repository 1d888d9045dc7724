using System.Buffers;
using System.Text.Json;

namespace OrgChart.WebApi.Http;

/// <summary>Room for one answer on each thread, used again and again.</summary>
internal static class JsonBuffer
{
    private const int FirstCapacity = 4096;

    // A full page of 200 people has about 64 KB. What is larger once is not kept for good.
    private const int MostKept = 256 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? bytes;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    /// <summary>The value as JSON in UTF-8; valid until the thread's next call.</summary>
    public static ReadOnlyMemory<byte> Write<T>(T value)
    {
        if (bytes is null || bytes.Capacity > MostKept) bytes = new(FirstCapacity);
        bytes.ResetWrittenCount();
        if (writer is null) writer = new(bytes, ApiJson.WriterOptions);
        else writer.Reset(bytes);
        ApiJson.Write(writer, value);
        writer.Flush();
        return bytes.WrittenMemory;
    }
}
