using System.Buffers;
using System.Text;

namespace OrgChart.Infrastructure.Imports;

/// <summary>Trims texts, folds inner blanks to one and drops control characters and halves of surrogate pairs.</summary>
internal static class TextCleaning
{
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue).Select(c => (char)c).Where(c => char.IsControl(c) || char.IsSurrogate(c) || (char.IsWhiteSpace(c) && c != ' '))]);

    // What Windows-1252 has where Latin-1 has the control characters U+0080 to U+009F; blank where it has nothing.
    private const string Windows1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

    /// <summary>Bytes that may belong to a suspicious character: all of those characters, and in UTF-8 the first bytes of them. No bytes are half a pair.</summary>
    private static readonly SearchValues<byte> SuspiciousInLatin1 = BytesOf(Encoding.Latin1, last: '\u00FF');
    private static readonly SearchValues<byte> SuspiciousInUtf8 = BytesOf(Encoding.UTF8, last: char.MaxValue);

    /// <summary>Whether bytes are a text that <see cref="Clean(string, bool)"/> may change; quicker than to look at its letters.</summary>
    public static bool MayChange(ReadOnlySpan<byte> text, bool isLatin1) =>
        text.Length > 0
        && (text[0] == ' ' || text[^1] == ' ' || text.ContainsAny(isLatin1 ? SuspiciousInLatin1 : SuspiciousInUtf8) || text.IndexOf("  "u8) >= 0);

    /// <summary>Cleans a text; one that is clean is returned as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isLatin1">Whether it was read as Latin-1: then what Windows puts among the control characters is read as Windows-1252.</param>
    public static string Clean(string text, bool isLatin1)
    {
        if (text.Length == 0) return text;
        var span = text.AsSpan();
        if (span[0] != ' ' && span[^1] != ' ' && !span.ContainsAny(Suspicious) && span.IndexOf("  ") < 0) return text;

        var clean = new StringBuilder(text.Length);
        var pendingBlank = false;
        for (var i = 0; i < text.Length; i++)
        {
            var raw = text[i];
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(raw, text[i + 1]);
            var c = isLatin1 && raw is >= '\u0080' and <= '\u009F' && Windows1252[raw - 0x80] is not ' ' and var mapped ? mapped : raw;
            if (char.IsWhiteSpace(c))
            {
                pendingBlank = clean.Length > 0;
            }
            else if (isPair || !(char.IsControl(c) || char.IsSurrogate(c)))
            {
                if (pendingBlank) clean.Append(' ');
                pendingBlank = false;
                clean.Append(c);
                if (isPair) clean.Append(text[++i]);
            }
        }

        return clean.ToString();
    }

    /// <summary>The beginning of a text, without half a pair at its end.</summary>
    public static string Cut(string text, int maxLength) =>
        text.Length <= maxLength ? text : text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)];

    private static SearchValues<byte> BytesOf(Encoding encoding, char last) => SearchValues.Create(
        [.. Enumerable.Range(0, last + 1).Select(c => (char)c).Where(c => Suspicious.Contains(c) && !char.IsSurrogate(c)).Select(c => encoding.GetBytes([c])[0]).Distinct()]);
}
