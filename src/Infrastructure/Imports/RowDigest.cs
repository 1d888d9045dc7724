using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace OrgChart.Infrastructure.Imports;

/// <summary>A digest of texts: equal ones mean that nothing has changed.</summary>
internal static class RowDigest
{
    private const char Separator = '\u001F';    // a control character; no clean text has one

    /// <summary>The digest of some texts in order.</summary>
    public static long Of(IEnumerable<string?> texts) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(string.Join(Separator, texts).AsSpan())));

    /// <summary>The digest of several, in whichever order.</summary>
    public static long Sum(IEnumerable<long> digests) => digests.Aggregate(0L, (sum, digest) => unchecked(sum + digest));
}
