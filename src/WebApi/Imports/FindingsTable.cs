using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;

namespace OrgChart.WebApi.Imports;

/// <summary>Findings as a table for spreadsheets.</summary>
internal static partial class FindingsTable
{
    /// <summary>Cells that a spreadsheet would take for a formula, also in full width, begin with an apostrophe: a file from elsewhere is quoted in the messages (OWASP, CSV injection).</summary>
    public static CsvConfiguration Settings { get; } = new(CultureInfo.InvariantCulture)
    {
        InjectionOptions = InjectionOptions.Escape, InjectionCharacters = ['=', '@', '+', '-', '\t', '\r', '\n', '＝', '＠', '＋', '－'],
    };

    /// <summary>
    /// A text as a cell that is none of several formulas either: where lists are separated by semicolons, a spreadsheet takes what follows one, or a line's end, for a cell of its
    /// own. Before a formula there stands an apostrophe too.
    /// </summary>
    public static string? Safe(string? text) => text is null ? null : FormulaWithin().Replace(text, "$0'");

    /// <summary>Writes the names of the columns.</summary>
    public static Task WriteHeaderAsync(CsvWriter csv)
    {
        foreach (var name in (string[])["line", "column", "code", "message"]) csv.WriteField(name);
        return csv.NextRecordAsync();
    }

    /// <summary>Writes a finding.</summary>
    public static Task WriteAsync(CsvWriter csv, int line, string? column, string code, string message)
    {
        csv.WriteField(line);
        csv.WriteField(Safe(column));
        csv.WriteField(code);
        csv.WriteField(Safe(message));
        return csv.NextRecordAsync();
    }

    [GeneratedRegex(@"[;\r\n][\s""]*(?=[=@+\-＝＠＋－])", RegexOptions.None, 5000)]
    private static partial Regex FormulaWithin();
}
