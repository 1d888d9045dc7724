using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.Infrastructure.Imports.Tables;

/// <summary>Reads a table with one row a person, whose columns mean what a mapping says or their names tell.</summary>
/// <param name="format">The format's name.</param>
/// <param name="open">Opens a file of the format, of which at most so many bytes are read.</param>
/// <param name="options">Limits.</param>
internal sealed class TableSource(string format, Func<SourceFile, long, ITable> open, IOptions<ImportOptions> options) : ITableSource
{
    /// <summary>A CSV file.</summary>
    public const string Csv = "csv";

    /// <summary>An Excel workbook; it tells of the same units as a CSV file, so that one can follow the other.</summary>
    public const string Xlsx = "xlsx";

    private const int RowsPerReport = 1_000;

    public string Format => format;

    /// <summary>A source of CSV files.</summary>
    public static TableSource OfCsv(IOptions<ImportOptions> options) => new(Csv, (file, maxBytes) => new CsvTable(file, maxBytes), options);

    /// <summary>A source of Excel workbooks.</summary>
    public static TableSource OfXlsx(IOptions<ImportOptions> options) => new(Xlsx, (file, maxBytes) => new XlsxTable(file, maxBytes), options);

    public ColumnMapping Guess(SourceFile file) => Guess(file, CancellationToken.None);

    public Task<SourceDirectory> ReadAsync(
        SourceFile file, IReadOnlyList<string> departments, IProgress<ImportProgress> progress, CancellationToken cancellationToken) =>
        Task.Run(() => Read(file, departments, progress, cancellationToken), cancellationToken);

    private static IReadOnlyList<string> HeaderOf(ITable table, SourceFile file, CancellationToken cancellationToken)
    {
        var header = table.Read(cancellationToken)?.Fields ?? throw ImportRules.Unreadable($"{file.Name} is empty.");
        return header.Count <= ITable.MaxColumns ? header : throw ImportRules.Unreadable($"{file.Name} has {header.Count} columns, more than {ITable.MaxColumns}.");
    }

    private ColumnMapping Guess(SourceFile file, CancellationToken cancellationToken)
    {
        using var table = open(file, options.Value.MaxBytes);
        var header = HeaderOf(table, file, cancellationToken);
        var sample = new List<TableRow>();
        while (sample.Count < HeaderGuess.Rows && table.Read(cancellationToken) is { } row) sample.Add(row);
        return HeaderGuess.Of(header, sample);
    }

    private SourceDirectory Read(SourceFile file, IReadOnlyList<string> departments, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        var mapping = file.Mapping ?? Guess(file, cancellationToken);
        using var table = open(file, options.Value.MaxBytes);
        var columns = new TableColumns(HeaderOf(table, file, cancellationToken), mapping, file.Name);
        var rows = new TableRows(columns);
        while (table.Read(cancellationToken) is { } row)
        {
            rows.Add(row);
            if (rows.Count % RowsPerReport == 0) progress.Report(new(ImportStage.Reading, table.Done, table.Total));
        }

        progress.Report(new(ImportStage.Reading, table.Total, table.Total));
        return new TableDirectory(columns, rows, FallbackOf(mapping, file)).Make(departments, cancellationToken);
    }

    /// <summary>The name of the department of those for whom no unit is named.</summary>
    private static string FallbackOf(ColumnMapping mapping, SourceFile file)
    {
        var name = TextCleaning.Clean(mapping.Department ?? Path.GetFileNameWithoutExtension(file.Name), isLatin1: false);
        return name.Length == 0 ? file.Name : TextCleaning.Cut(name, OrgUnit.MaxNameLength);
    }
}
