using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace OrgChart.WebApi.Imports;

/// <summary>Findings as a table for spreadsheets.</summary>
internal static class FindingsTable
{
    /// <summary>Cells that a spreadsheet would take for a formula begin with an apostrophe: a file from elsewhere is quoted in the messages (OWASP, CSV injection).</summary>
    public static CsvConfiguration Settings { get; } = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };

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
        csv.WriteField(column);
        csv.WriteField(code);
        csv.WriteField(message);
        return csv.NextRecordAsync();
    }
}
