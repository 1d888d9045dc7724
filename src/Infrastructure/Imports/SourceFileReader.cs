using System.IO.Compression;
using System.Text;
using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;

namespace OrgChart.Infrastructure.Imports;

/// <summary>Opens a text file, alone or as the only CSV file of a zip, and finds out its encoding.</summary>
/// <param name="maxBytes">The most bytes that are read, unpacked.</param>
/// <param name="takesUtf16">Whether UTF-16 is read too, which then is handed on as UTF-8.</param>
internal sealed class SourceFileReader(long maxBytes, bool takesUtf16 = false)
{
    private const int BufferSize = 1 << 16;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Opens the file as text.</summary>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>import.unreadable</c></exception>
    public SourceText Open(SourceFile file) => Open(file, member: null);

    /// <summary>Opens one of several CSV files of a zip as text.</summary>
    /// <param name="file">The zip.</param>
    /// <param name="member">The place of the CSV among those in the zip, from 0; null when there must be only one, or no zip.</param>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>import.unreadable</c></exception>
    public SourceText Open(SourceFile file, int? member)
    {
        Encoding encoding;
        try
        {
            encoding = Detect(file, member);
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(file, exception);
        }

        var bytes = OpenBytes(file, member);
        return encoding is UnicodeEncoding
            ? new(Encoding.CreateTranscodingStream(bytes.Stream, encoding, Utf8), bytes.Counter, Utf8)
            : new(bytes.Stream, bytes.Counter, encoding);
    }

    /// <summary>How many CSV files are in a zip; 1 for a file that is none.</summary>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>import.unreadable</c></exception>
    public static int CountMembers(SourceFile file)
    {
        using var raw = OpenRaw(file);
        return IsZip(raw) ? MembersOf(file, raw).Count : 1;
    }

    /// <summary>
    /// Latin-1 unless the file begins with a byte order mark or its first bytes outside ASCII are UTF-8: a text in Latin-1 practically
    /// never has two letters outside ASCII in a row that happen to form UTF-8.
    /// </summary>
    private Encoding Detect(SourceFile file, int? member)
    {
        using var bytes = OpenBytes(file, member).Stream;
        var buffer = new byte[BufferSize];
        while (true)
        {
            var length = bytes.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length == 0) return Encoding.Latin1;
            var read = buffer.AsSpan(0, length);
            if (Utf16In(read) is { } utf16)
                return takesUtf16 ? utf16 : throw ImportRules.Unreadable($"{file.Name} is in UTF-16; save it as UTF-8 or ISO-8859-1.");
            var first = read.IndexOfAnyExceptInRange((byte)0, (byte)127);
            if (first < 0) continue;
            // A letter cut off at the buffer's end is read to its end.
            var letter = new byte[4];
            var part = Math.Min(4, length - first);
            read.Slice(first, part).CopyTo(letter);
            part += bytes.ReadAtLeast(letter.AsSpan(part), 4 - part, throwOnEndOfStream: false);
            return BeginsAsUtf8(letter.AsSpan(0, part)) ? Encoding.UTF8 : Encoding.Latin1;
        }
    }

    /// <summary>UTF-16 when a text begins with its byte order mark, or with a letter of ASCII as UTF-16 writes it; else null.</summary>
    private static UnicodeEncoding? Utf16In(ReadOnlySpan<byte> text) => text switch
    {
        [0xFF, 0xFE, ..] or [> 0, 0, > 0, 0, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        [0xFE, 0xFF, ..] or [0, > 0, 0, > 0, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        _ => null,
    };

    private static bool BeginsAsUtf8(ReadOnlySpan<byte> bytes) =>
        Rune.DecodeFromUtf8(bytes, out _, out _) is System.Buffers.OperationStatus.Done;

    /// <summary>Opens a file as it is.</summary>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>import.unreadable</c></exception>
    public static Stream OpenRaw(SourceFile file)
    {
        try
        {
            return file.Open();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ImportRules.Unreadable($"{file.Name} cannot be opened: {exception.Message}");
        }
    }

    /// <summary>Whether a file is a zip; leaves it at its beginning.</summary>
    private static bool IsZip(Stream raw)
    {
        Span<byte> magic = stackalloc byte[4];
        var isZip = raw.ReadAtLeast(magic, 4, throwOnEndOfStream: false) == 4 && magic.SequenceEqual("PK\u0003\u0004"u8);
        raw.Position = 0;
        return isZip;
    }

    private (Stream Stream, CountingStream Counter) OpenBytes(SourceFile file, int? member)
    {
        var raw = OpenRaw(file);
        // Progress goes by the bytes of the file itself; the limit by what comes out of it.
        var counter = new CountingStream(raw, raw.Length, long.MaxValue);
        return (new CountingStream(IsZip(raw) ? OpenZip(file, counter, member) : counter, raw.Length, maxBytes), counter);
    }

    private static Stream OpenZip(SourceFile file, Stream raw, int? member)
    {
        if (IsWorkbook(raw)) throw ImportRules.Unreadable($"{file.Name} is an Excel workbook; its format is xlsx.");
        var members = MembersOf(file, raw);
        try
        {
            return member is { } place ? members[place].Open()
                : members.Count == 1 ? members[0].Open()
                : throw ImportRules.Unreadable($"{file.Name} must contain exactly one .csv file; it contains {members.Count}.");
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(file, exception);
        }
    }

    /// <summary>Whether a zip is a workbook; leaves it at its beginning.</summary>
    private static bool IsWorkbook(Stream raw)
    {
        try
        {
            using var zip = new ZipArchive(raw, ZipArchiveMode.Read, leaveOpen: true);
            return zip.GetEntry("xl/workbook.xml") is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
        finally
        {
            raw.Position = 0;
        }
    }

    private static List<ZipArchiveEntry> MembersOf(SourceFile file, Stream raw)
    {
        try
        {
            return [.. new ZipArchive(raw, ZipArchiveMode.Read).Entries
                .Where(entry => entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))];
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(file, exception);
        }
    }

    private static Domain.SharedKernel.RuleBrokenException Damaged(SourceFile file, InvalidDataException exception) =>
        ImportRules.Unreadable($"{file.Name} is a damaged or truncated zip file: {exception.Message}");
}

/// <summary>A text that is being read.</summary>
/// <param name="stream">Its bytes.</param>
/// <param name="counter">Counts the bytes of the file.</param>
/// <param name="encoding">What the bytes mean: UTF-8 or Latin-1.</param>
internal sealed class SourceText(Stream stream, CountingStream counter, Encoding encoding) : IDisposable
{
    public Stream Stream { get; } = stream;

    public Encoding Encoding { get; } = encoding;

    /// <summary>Bytes of the file read so far.</summary>
    public long Done => Math.Min(counter.Done, counter.Length);    // a zip reads its directory besides

    /// <summary>Bytes of the file.</summary>
    public long Total => counter.Length;

    public void Dispose() => Stream.Dispose();
}

/// <summary>Counts what is read and stops at a limit.</summary>
internal sealed class CountingStream(Stream inner, long length, long limit) : Stream
{
    private long done;

    public long Done => Interlocked.Read(ref done);

    public override bool CanRead => true;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush() => throw new InvalidOperationException("Read only.");

    public override void SetLength(long value) => throw new InvalidOperationException("Read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Read only.");

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int read) => Interlocked.Add(ref done, read) <= limit
        ? read
        : throw ImportRules.Unreadable($"The file has more than {limit} bytes once unpacked (Imports:MaxBytes).");
}
