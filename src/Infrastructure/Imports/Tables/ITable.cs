namespace OrgChart.Infrastructure.Imports.Tables;

/// <summary>A table that is read row by row, whatever the file's format.</summary>
internal interface ITable : IDisposable
{
    /// <summary>The most columns; a table of people has some dozens.</summary>
    const int MaxColumns = 1_000;

    /// <summary>Bytes of the file read so far.</summary>
    long Done { get; }

    /// <summary>Bytes of the file.</summary>
    long Total { get; }

    /// <summary>Reads the next row that is not empty; null at the end. The first one is the header.</summary>
    /// <param name="cancellationToken">Stops it; looked at every thousand rows, those that are passed over included.</param>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>import.unreadable</c></exception>
    TableRow? Read(CancellationToken cancellationToken);
}

/// <summary>A row of a table.</summary>
/// <param name="Line">The line of the file where it begins, or the row's number in the sheet; from 1.</param>
/// <param name="Fields">Its clean texts.</param>
internal sealed record TableRow(int Line, IReadOnlyList<string> Fields)
{
    /// <summary>What a formula says that looked for something in vain.</summary>
    public const string NotAvailable = "#N/A";

    private static readonly HashSet<string> Errors = new(StringComparer.OrdinalIgnoreCase) { NotAvailable, "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!" };

    /// <summary>Whether there is nothing in a row but errors: formulas that reach further down than the people.</summary>
    public static bool SaysNothing(string[] fields) => Array.TrueForAll(fields, field => field.Length == 0 || IsError(field));

    /// <summary>Whether a text is what spreadsheets write when a formula comes to nothing.</summary>
    public static bool IsError(string text) => text.Length > 0 && text[0] == '#' && Errors.Contains(text);
}
