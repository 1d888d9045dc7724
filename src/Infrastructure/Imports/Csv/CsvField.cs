namespace OrgChart.Infrastructure.Imports.Csv;

/// <summary>Where a field stands among the bytes.</summary>
/// <param name="Start">Its first byte: after the opening quotation mark, unless it is <see cref="CsvQuoting.Broken"/>.</param>
/// <param name="Length">How many bytes.</param>
/// <param name="Quoting">What is to be done to quotation marks in it.</param>
internal readonly record struct CsvField(int Start, int Length, CsvQuoting Quoting)
{
    private const byte Quote = (byte)'"';

    /// <summary>The field's text.</summary>
    public ReadOnlySpan<byte> In(byte[] bytes)
    {
        var raw = bytes.AsSpan(Start, Length);
        return Quoting switch
        {
            CsvQuoting.Doubled => Undouble(raw),
            CsvQuoting.Broken => Repair(raw),
            _ => raw,
        };
    }

    /// <summary>Drops the first one of two quotation marks, and one that stands alone.</summary>
    private static byte[] Undouble(ReadOnlySpan<byte> raw)
    {
        var text = new byte[raw.Length];
        var length = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == Quote && ++i == raw.Length) break;
            text[length++] = raw[i];
        }

        return text[..length];
    }

    /// <summary>
    /// Makes the best of a field that goes on after its closing quotation mark, or has none: quotation marks go up to where it should have
    /// ended, and stay after that.
    /// </summary>
    private static byte[] Repair(ReadOnlySpan<byte> raw)
    {
        var text = new byte[raw.Length];
        var (length, isOver, afterQuote) = (0, false, false);
        foreach (var letter in raw[1..])
        {
            if (afterQuote)
            {
                afterQuote = false;
                if (letter == Quote) continue;
                isOver = true;
            }

            if (letter == Quote && !isOver) afterQuote = true;
            else text[length++] = letter;
        }

        return text[..length];
    }
}

/// <summary>What is to be done to the quotation marks in a field.</summary>
internal enum CsvQuoting
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Two of them are one.</summary>
    Doubled,

    /// <summary>They break the rules.</summary>
    Broken,
}
