using System.Globalization;
using System.Text;

namespace OrgChart.Infrastructure.Imports.Csv;

/// <summary>
/// Reads a CSV file row by row, as bytes: separators, quotation marks as in RFC 4180, lines that end with CR, LF or both. It works on every
/// encoding in which those are the bytes of ASCII. What breaks the rules is read all the same: a quotation mark within a field that does
/// not begin with one is a letter; what follows a closing quotation mark belongs to the field.
/// </summary>
/// <param name="stream">The file; a byte order mark at its beginning is skipped.</param>
/// <param name="encoding">Its encoding.</param>
/// <param name="maxFieldLength">The most characters of a field, with its quotation marks.</param>
/// <param name="bufferSize">How many bytes are read at once, at least 4; a longer row makes the buffer grow.</param>
/// <param name="separator">What stands between two fields, a character of ASCII.</param>
internal sealed class CsvReader(Stream stream, Encoding encoding, int maxFieldLength, int bufferSize = 1 << 18, char separator = ',')
{
    /// <summary>The most bytes of a row; no more is kept of a file at once.</summary>
    public const int MaxRowBytes = 1 << 20;

    private const byte Quote = (byte)'"';
    private const byte LineFeed = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';

    private readonly byte comma = (byte)separator;
    private byte[] buffer = new byte[bufferSize];
    private CsvField[] fields = new CsvField[64];
    private int position, filled, lineBreaks;
    private bool isBegun, isAtEnd;

    /// <summary>The line where the row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The line after the row.</summary>
    public int NextLine { get; private set; } = 1;

    /// <summary>How many fields the row has; an empty line has one, and it is empty.</summary>
    public int FieldCount { get; private set; }

    /// <summary>A field of the row; it is only valid until the next row is read.</summary>
    public ReadOnlySpan<byte> this[int field] => fields[field].In(buffer);

    /// <summary>Goes to the next row and says whether there is one.</summary>
    /// <exception cref="CsvTooLongException">A field or the row is too long.</exception>
    public bool Read()
    {
        while (true)
        {
            if (position == filled && isAtEnd) return false;
            Line = NextLine;
            if (position < filled && TryTakeRow(buffer.AsSpan(0, filled))) return true;
            Fill();
        }
    }

    /// <summary>Moves the row that is cut off to the front and reads on behind it.</summary>
    private void Fill()
    {
        var rest = buffer.AsSpan(position, filled - position);
        if (rest.Length == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }
        else
        {
            rest.CopyTo(buffer);
        }

        (position, filled) = (0, rest.Length);
        var read = stream.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false);
        isAtEnd = filled + read < buffer.Length;
        filled += read;
        if (!isBegun && buffer.AsSpan(0, filled).StartsWith(encoding.Preamble)) position = encoding.Preamble.Length;
        isBegun = true;
    }

    /// <summary>Takes the row at the position apart, unless it is cut off.</summary>
    private bool TryTakeRow(ReadOnlySpan<byte> bytes)
    {
        (FieldCount, lineBreaks) = (0, 0);
        var start = position;
        while (true)
        {
            var end = start < bytes.Length && bytes[start] == Quote ? EndOfQuoted(bytes, start) : EndOfPlain(bytes, start);
            var isWhole = end >= 0;
            if (!isWhole) end = bytes.Length;
            if (end - start > maxFieldLength && encoding.GetCharCount(bytes[start..end]) > maxFieldLength) throw CsvTooLongException.OfField(Line, maxFieldLength);
            if (end - position > MaxRowBytes) throw CsvTooLongException.OfRow(Line);
            if (!isWhole) return false;
            if (end < bytes.Length && bytes[end] == comma)
            {
                start = end + 1;
                continue;
            }

            if (end < bytes.Length && bytes[end] == CarriageReturn)
            {
                // The other half of the line's end may not be read yet.
                if (end + 1 == bytes.Length && !isAtEnd) return false;
                if (end + 1 < bytes.Length && bytes[end + 1] == LineFeed) end++;
            }

            position = Math.Min(end + 1, bytes.Length);
            NextLine = Line + lineBreaks + 1;
            return true;
        }
    }

    /// <summary>Takes a field without quotation marks and gives its end, or -1 when it is cut off.</summary>
    private int EndOfPlain(ReadOnlySpan<byte> bytes, int start)
    {
        var end = EndOfField(bytes, start);
        if (end >= 0) Add(new(start, end - start, CsvQuoting.None));
        return end;
    }

    /// <summary>Takes a field that begins with a quotation mark and gives its end, or -1 when it is cut off.</summary>
    private int EndOfQuoted(ReadOnlySpan<byte> bytes, int start)
    {
        var quoting = CsvQuoting.None;
        var closing = start + 1;
        while (true)
        {
            var offset = bytes[closing..].IndexOf(Quote);
            if (offset < 0) return TakeUnclosed(bytes, start);
            closing += offset;
            if (closing + 1 == bytes.Length && !isAtEnd) return -1;
            if (closing + 1 == bytes.Length || bytes[closing + 1] != Quote) break;
            // Two are one that belongs to the text.
            quoting = CsvQuoting.Doubled;
            closing += 2;
        }

        var end = EndOfField(bytes, closing + 1);
        if (end < 0) return -1;
        lineBreaks += LineBreaksIn(bytes[start..closing]);
        Add(end > closing + 1 ? new(start, end - start, CsvQuoting.Broken) : new(start + 1, closing - start - 1, quoting));
        return end;
    }

    /// <summary>Takes all that is left as a field whose quotation mark nobody closes, if all is read.</summary>
    private int TakeUnclosed(ReadOnlySpan<byte> bytes, int start)
    {
        if (!isAtEnd) return -1;
        lineBreaks += LineBreaksIn(bytes[start..]);
        // A doubled quotation mark at the very end is taken for the closing one.
        var isClosed = bytes.Length > start + 1 && bytes[^1] == Quote;
        Add(isClosed ? new(start + 1, bytes.Length - start - 2, CsvQuoting.Doubled) : new(start, bytes.Length - start, CsvQuoting.Broken));
        return bytes.Length;
    }

    private int EndOfField(ReadOnlySpan<byte> bytes, int start)
    {
        // Every other field is empty, and a row has few letters apart from two long fields: a call less counts.
        if (start < bytes.Length && bytes[start] == comma) return start;
        var offset = bytes[start..].IndexOfAny(comma, CarriageReturn, LineFeed);
        return offset >= 0 ? start + offset : isAtEnd ? bytes.Length : -1;
    }

    private static int LineBreaksIn(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        while (bytes.IndexOfAny(CarriageReturn, LineFeed) is >= 0 and var at)
        {
            count++;
            bytes = bytes[(bytes[at] == CarriageReturn && at + 1 < bytes.Length && bytes[at + 1] == LineFeed ? at + 2 : at + 1)..];
        }

        return count;
    }

    private void Add(CsvField field)
    {
        if (FieldCount == fields.Length) Array.Resize(ref fields, fields.Length * 2);
        fields[FieldCount++] = field;
    }
}

/// <summary>A field or a row is longer than anybody means.</summary>
internal sealed class CsvTooLongException : Exception
{
    private CsvTooLongException(int line, string message)
        : base(message) => Line = line;

    /// <summary>The line where the row begins, from 1.</summary>
    public int Line { get; }

    /// <summary>A field has more letters than it may.</summary>
    public static CsvTooLongException OfField(int line, int maxLength) =>
        new(line, string.Create(CultureInfo.InvariantCulture, $"a field has more than {maxLength} characters; probably a quotation mark is not closed."));

    /// <summary>A row has more than <see cref="CsvReader.MaxRowBytes"/>.</summary>
    public static CsvTooLongException OfRow(int line) =>
        new(line, string.Create(CultureInfo.InvariantCulture, $"the row has more than {CsvReader.MaxRowBytes} bytes; no table of people has such rows."));
}
