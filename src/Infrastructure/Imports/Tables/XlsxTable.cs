using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Imports.Tables;

/// <summary>The first sheet of an Excel workbook (<c>.xlsx</c>) that is not empty.</summary>
internal sealed class XlsxTable : ITable
{
    // A table of people has some dozens; a stray cell far to the right makes every row as long as that.
    private const int MaxColumns = 1_000;

    // The most that Excel has.
    private const int MaxRows = 1_048_576;

    private const int RowsPerCheck = 1_000;

    private readonly SourceFile file;
    private readonly CountingStream counter;
    private readonly IExcelDataReader reader;
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
        CheckSize(maxBytes);
        var raw = Open();
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
                for (var i = 0; i < fields.Length; i++) fields[i] = TextCleaning.Clean(TextOf(reader.GetValue(i)), isLatin1: false);
                if (fields.All(field => field.Length == 0)) continue;
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
        if (reader.FieldCount > MaxColumns)
            throw ImportRules.Unreadable($"{file.Name} has a sheet with cells beyond column {MaxColumns}; delete the columns that are not needed.");
        if (reader.RowCount > MaxRows) throw ImportRules.Unreadable($"{file.Name} has a sheet with cells beyond row {MaxRows}.");
        isSheetChecked = true;
    }

    private bool HasValue()
    {
        for (var i = 0; i < reader.FieldCount; i++)
            if (reader.GetValue(i) is not null) return true;
        return false;
    }

    /// <summary>The sizes in a zip are its maker's word, so what is in it is counted while it is unpacked.</summary>
    private void CheckSize(long maxBytes)
    {
        using var raw = Open();
        Reading(() =>
        {
            var rest = maxBytes;
            var buffer = new byte[1 << 16];
            foreach (var entry in new ZipArchive(raw, ZipArchiveMode.Read).Entries)
            {
                using var content = entry.Open();
                for (int read; (read = content.Read(buffer)) > 0;)
                    if ((rest -= read) < 0) throw ImportRules.Unreadable($"The file has more than {maxBytes} bytes once unpacked (Imports:MaxBytes).");
            }

            return rest;
        });
    }

    private Stream Open()
    {
        try
        {
            return file.Open();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ImportRules.Unreadable($"{file.Name} cannot be opened: {exception.Message}");
        }
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
