using System.Globalization;
using System.Text;
using ExcelDataReader;
using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Imports.Tables;

/// <summary>The first sheet of an Excel workbook (<c>.xlsx</c>) that is not empty.</summary>
internal sealed class XlsxTable : ITable
{
    // The most that Excel has.
    private const int MaxRows = 1_048_576;

    private const int RowsPerCheck = 1_000;

    private readonly SourceFile file;
    private readonly CountingStream counter;
    private readonly IExcelDataReader reader;
    private readonly XlsxParts parts;
    private IReadOnlySet<(int Row, int Column)> errors = new HashSet<(int, int)>();
    private bool isBegun;
    private bool isSheetChecked;
    private int rows;

    // The library asks for Windows-1252, whatever kind of workbook it opens.
    static XlsxTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Opens a workbook.</summary>
    /// <param name="file">The file.</param>
    /// <param name="maxBytes">The most bytes that are read, unpacked.</param>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>import.unreadable</c></exception>
    public XlsxTable(SourceFile file, long maxBytes)
    {
        this.file = file;
        parts = Reading(() =>
        {
            using var content = SourceFileReader.OpenRaw(file);
            return new XlsxParts(content, file.Name, maxBytes);
        });
        var raw = SourceFileReader.OpenRaw(file);
        counter = new CountingStream(raw, raw.Length, long.MaxValue);
        try
        {
            reader = Reading(() => ExcelReaderFactory.CreateOpenXmlReader(counter));
        }
        catch
        {
            counter.Dispose();
            throw;
        }
    }

    public long Done => Math.Min(counter.Done, counter.Length);    // the directory of the zip is read besides

    public long Total => counter.Length;

    public TableRow? Read(CancellationToken cancellationToken) => Reading(() => NextRow(cancellationToken));

    public void Dispose()
    {
        reader.Dispose();
        counter.Dispose();
    }

    private static string TextOf(object? value) => value switch
    {
        null => "",
        DateTime moment => moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private TableRow? NextRow(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!isSheetChecked) CheckSheet();
            while (reader.Read())
            {
                if (++rows % RowsPerCheck == 0) cancellationToken.ThrowIfCancellationRequested();
                if (!HasValue()) continue;
                var fields = new string[reader.FieldCount];
                for (var i = 0; i < fields.Length; i++) fields[i] = errors.Contains((reader.Depth, i)) ? TableRow.NotAvailable : TextCleaning.Clean(TextOf(reader.GetValue(i)), isLatin1: false);
                if (TableRow.SaysNothing(fields)) continue;
                isBegun = true;
                return new TableRow(reader.Depth + 1, fields);
            }

            if (isBegun || !reader.NextResult()) return null;
            isSheetChecked = false;
        }
    }

    /// <summary>Refuses a sheet whose cells claim places that nobody has: the library makes all columns and rows up to them.</summary>
    private void CheckSheet()
    {
        if (reader.FieldCount > ITable.MaxColumns)
            throw ImportRules.Unreadable($"{file.Name} has a sheet with cells beyond column {ITable.MaxColumns}; delete the columns that are not needed.");
        if (reader.RowCount > MaxRows) throw ImportRules.Unreadable($"{file.Name} has a sheet with cells beyond row {MaxRows}.");
        errors = parts.ErrorsIn(reader.Name);
        isSheetChecked = true;
    }

    private bool HasValue()
    {
        for (var i = 0; i < reader.FieldCount; i++)
            if (reader.GetValue(i) is not null) return true;
        return false;
    }

    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not (CodedException or OperationCanceledException or OutOfMemoryException))
        {
            // The library throws whatever it stumbles over, and its sentences quote cells: what is in them is nobody's business.
            throw ImportRules.Unreadable($"{file.Name} is no Excel workbook (.xlsx), or a damaged one ({exception.GetType().Name}).");
        }
    }
}
