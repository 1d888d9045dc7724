using System.Buffers;
using System.Globalization;
using System.Text;

namespace OrgChart.Domain.SharedKernel;

/// <summary>
/// Brings texts that people take for the same to the same form: lower case, without accents and ligatures, apostrophes dropped,
/// every other run of punctuation or blanks one blank. "Œuvrard, Jean-François" and "oeuvrard jean francois" fold alike.
/// </summary>
public static class TextFolding
{
    private const int OnStack = 256;

    /// <summary>Folds a text; the result has only <c>a-z</c>, <c>0-9</c>, single inner blanks, and letters of other alphabets.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        char[]? rented = null;
        var buffer = text.Length * 2 <= OnStack ? stackalloc char[OnStack] : rented = ArrayPool<char>.Shared.Rent(text.Length * 2);
        try
        {
            return new string(buffer[..Fold(text, buffer)]);
        }
        finally
        {
            if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <summary>Folds a text into a buffer of at least twice its length, and says how many characters that gave.</summary>
    public static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var length = 0;
        var pendingBlank = false;
        foreach (var c in text)
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) Append(c, folded);
            else if (char.IsAsciiLetterUpper(c)) Append((char)(c | 0x20), folded);
            else if (IsApostrophe(c)) continue;
            else if (c < 128) pendingBlank = true;
            else AppendOther(c, folded);
        }

        return length;

        void Append(char c, Span<char> into)
        {
            if (pendingBlank && length > 0) into[length++] = ' ';
            pendingBlank = false;
            into[length++] = c;
        }

        void AppendOther(char c, Span<char> into)
        {
            var other = Others.Of(c);
            if (other is null) pendingBlank = true;
            else foreach (var letter in other) Append(letter, into);
        }
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`' or '´' or 'ʼ' or 'ʹ';

    /// <summary>Letters outside ASCII; those of the European alphabets are folded once, when the class is first used.</summary>
    private static class Others
    {
        private const int TableLength = 0x2000;

        private static readonly string?[] Table = [.. Enumerable.Range(0, TableLength).Select(c => FoldOne((char)c))];

        public static string? Of(char c) => c < TableLength ? Table[c] : FoldOne(c);

        /// <summary>What a letter becomes; empty for a combining accent, null for anything that parts words.</summary>
        private static string? FoldOne(char c)
        {
            switch (c)
            {
                case 'œ' or 'Œ': return "oe";
                case 'æ' or 'Æ' or 'ǽ' or 'Ǽ': return "ae";
                case 'ß' or 'ẞ': return "ss";
                case 'ø' or 'Ø': return "o";
                case 'ł' or 'Ł': return "l";
                case 'đ' or 'Đ' or 'ð' or 'Ð': return "d";
                case 'þ' or 'Þ': return "th";
                case 'ħ' or 'Ħ': return "h";
                case 'ı': return "i";
                case 'ŋ' or 'Ŋ': return "n";
            }

            if (c < 128 || char.IsSurrogate(c)) return null;
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark) return "";
            if (!char.IsLetterOrDigit(c)) return null;
            var bare = new StringBuilder();
            foreach (var part in c.ToString().Normalize(NormalizationForm.FormKD))
            {
                if (IsApostrophe(part)) continue;
                if (part == c || char.IsAsciiLetterOrDigit(part)) bare.Append(char.ToLowerInvariant(part));
                else bare.Append(FoldOne(part));
            }


            // A letter that falls apart into more than two is kept, so that a buffer of twice the length always suffices.
            return bare.Length is 1 or 2 ? bare.ToString() : char.ToLowerInvariant(c).ToString();
        }
    }
}
