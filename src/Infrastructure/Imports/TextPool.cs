using System.Text;

namespace OrgChart.Infrastructure.Imports;

/// <summary>Makes clean texts of bytes; where few texts are told by many rows, equal ones are the same object.</summary>
/// <param name="encoding">What the bytes mean: UTF-8 or Latin-1.</param>
internal sealed class TextPool(Encoding encoding)
{
    private readonly bool isLatin1 = encoding is not UTF8Encoding;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> texts =
        new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private char[] letters = new char[1024];

    /// <summary>A text of its own.</summary>
    public string Read(ReadOnlySpan<byte> bytes) => TextCleaning.MayChange(bytes, isLatin1)
        ? TextCleaning.Clean(encoding.GetString(bytes), isLatin1)
        : encoding.GetString(bytes);

    /// <summary>The same object for equal texts.</summary>
    public string Share(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return "";
        var text = TextCleaning.MayChange(bytes, isLatin1) ? Read(bytes) : Decode(bytes);
        if (texts.TryGetValue(text, out var shared)) return shared;
        texts.Add(text);
        texts.TryGetValue(text, out shared);
        return shared!;
    }

    /// <summary>A hash of a clean text, the same within one process; null for none.</summary>
    public int? HashOf(ReadOnlySpan<byte> bytes)
    {
        var text = TextCleaning.MayChange(bytes, isLatin1) ? Read(bytes) : Decode(bytes);
        return text.IsEmpty ? null : string.GetHashCode(text, StringComparison.Ordinal);
    }

    private ReadOnlySpan<char> Decode(ReadOnlySpan<byte> bytes)
    {
        // Neither encoding has more characters than bytes.
        if (letters.Length < bytes.Length) letters = new char[bytes.Length * 2];
        return letters.AsSpan(0, encoding.GetChars(bytes, letters));
    }
}
