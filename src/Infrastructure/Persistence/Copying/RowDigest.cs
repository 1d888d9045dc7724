using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OrgChart.Infrastructure.Persistence.Copying;

/// <summary>
/// A hash over rows in whatever order they come: the sum of the rows' SHA-256. Databases sort texts differently, and a sum needs no sorting; a row has its key in it, so rows that have swapped
/// their values are others. Numbers count alike whatever their size, and moments to the microsecond, which is what every database keeps.
/// </summary>
internal sealed class RowDigest
{
    private readonly ulong[] sum = new ulong[SHA256.HashSizeInBytes / sizeof(ulong)];
    private byte[] bytes = new byte[4096];
    private int length;

    private enum Sort : byte
    {
        Null,
        Number,
        Flag,
        Text,
        Moment,
    }

    /// <summary>How many rows there were.</summary>
    public long Rows { get; private set; }

    /// <summary>A moment without what is smaller than a microsecond.</summary>
    public static DateTime Cut(DateTime moment) => new(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerMicrosecond), moment.Kind);

    /// <summary>Adds a row.</summary>
    public void Add(IReadOnlyList<object?> row)
    {
        length = 0;
        foreach (var value in row) Append(value);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, length), hash);
        for (var i = 0; i < sum.Length; i++) sum[i] = unchecked(sum[i] + BinaryPrimitives.ReadUInt64LittleEndian(hash[(i * sizeof(ulong))..]));
        Rows++;
    }

    /// <summary>The hash in hexadecimal.</summary>
    public override string ToString() => string.Concat(sum.Select(part => part.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)));

    private void Append(object? value)
    {
        switch (value)
        {
            case null: Append(Sort.Null, 0); break;
            case int number: Append(Sort.Number, number); break;
            case long number: Append(Sort.Number, number); break;
            case bool flag: Append(Sort.Flag, flag ? 1 : 0); break;
            case DateTime moment: Append(Sort.Moment, Cut(moment).Ticks); break;
            case string text:
                var size = Encoding.UTF8.GetByteCount(text);
                Append(Sort.Text, size);
                Grow(size);
                length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(length));
                break;
            default: throw new ArgumentException($"A value of type {value.GetType()} is not compared.", nameof(value));
        }
    }

    private void Append(Sort sort, long number)
    {
        Grow(1 + sizeof(long));
        bytes[length] = (byte)sort;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(length + 1), number);
        length += 1 + sizeof(long);
    }

    private void Grow(int by)
    {
        if (length + by > bytes.Length) Array.Resize(ref bytes, Math.Max(2 * bytes.Length, length + by));
    }
}
