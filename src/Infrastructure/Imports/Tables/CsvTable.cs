using System.Text;
using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;
using OrgChart.Infrastructure.Imports.Csv;

namespace OrgChart.Infrastructure.Imports.Tables;

/// <summary>A CSV file, alone or in a zip: UTF-8, UTF-16, ISO-8859-1 or Windows-1252; commas, semicolons, tabs or bars.</summary>
internal sealed class CsvTable : ITable
{
    // More is a quotation mark that nobody closed.
    private const int MaxFieldLength = 100_000;

    private const int RowsPerCheck = 1_000;

    // As much of the file as is looked at for the header.
    private const int HeaderBytes = 1 << 19;

    // What Excel writes, and reads, before the header: "sep=;".
    private const string Declaration = "sep=";

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    private readonly SourceFile file;
    private readonly SourceText text;
    private readonly CsvReader csv;
    private readonly TextPool pool;
    private bool skipsDeclaration;
    private int rows;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="maxBytes">The most bytes that are read, unpacked.</param>
    /// <param name="member">Which CSV of a zip, from 0; null when there must be only one.</param>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>import.unreadable</c></exception>
    public CsvTable(SourceFile file, long maxBytes, int? member = null)
    {
        this.file = file;
        var reader = new SourceFileReader(maxBytes, takesUtf16: true);
        using (var first = reader.Open(file, member)) Separator = SeparatorIn(first, file, out skipsDeclaration);
        text = reader.Open(file, member);
        csv = new CsvReader(text.Stream, text.Encoding, MaxFieldLength, separator: Separator);
        pool = new TextPool(text.Encoding);
    }

    /// <summary>What stands between two fields.</summary>
    public char Separator { get; }

    public long Done => text.Done;

    public long Total => text.Total;

    public TableRow? Read(CancellationToken cancellationToken)
    {
        try
        {
            while (csv.Read())
            {
                if (++rows % RowsPerCheck == 0) cancellationToken.ThrowIfCancellationRequested();
                var fields = new string[csv.FieldCount];
                for (var i = 0; i < fields.Length; i++) fields[i] = pool.Share(csv[i]);
                if (TableRow.SaysNothing(fields)) continue;
                if (!skipsDeclaration) return new(csv.Line, fields);
                skipsDeclaration = false;
            }

            return null;
        }
        catch (CsvTooLongException exception)
        {
            throw ImportRules.Unreadable($"{file.Name}, line {exception.Line}: {exception.Message}");
        }
        catch (InvalidDataException exception)
        {
            throw ImportRules.Unreadable($"{file.Name} is a damaged or truncated zip file: {exception.Message}");
        }
    }

    public void Dispose() => text.Dispose();

    /// <summary>The separator that the file declares, else the one that stands in the header most often; a comma when there is none.</summary>
    private static char SeparatorIn(SourceText text, SourceFile file, out bool isDeclared)
    {
        try
        {
            var bytes = new byte[HeaderBytes];
            var length = text.Stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            var header = HeaderIn(text.Encoding.GetString(bytes, 0, length).TrimStart('\uFEFF'));
            isDeclared = header.Length == Declaration.Length + 1 && header.StartsWith(Declaration, StringComparison.OrdinalIgnoreCase) && char.IsAscii(header[^1]) && header[^1] != '"';
            return isDeclared ? header[^1] : Separators.MaxBy(separator => header.Count(letter => letter == separator));
        }
        catch (InvalidDataException exception)
        {
            throw ImportRules.Unreadable($"{file.Name} is a damaged or truncated zip file: {exception.Message}");
        }
    }

    /// <summary>The first line that is not blank, without what stands in quotation marks.</summary>
    private static string HeaderIn(string text)
    {
        var header = new StringBuilder();
        var (isQuoted, mayQuote, isBlank) = (false, true, true);
        foreach (var letter in text)
        {
            if (isQuoted)
            {
                isQuoted = letter != '"';
                continue;
            }

            if (letter is '\r' or '\n')
            {
                if (!isBlank) break;
                header.Clear();
                mayQuote = true;
                continue;
            }

            header.Append(letter);
            isBlank &= char.IsWhiteSpace(letter);
            isQuoted = letter == '"' && mayQuote;
            // Two in a row within a field are a quotation mark that belongs to it.
            mayQuote = isQuoted || Separators.Contains(letter);
        }

        return header.ToString();
    }
}
