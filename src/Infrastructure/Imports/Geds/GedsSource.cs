using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;
using OrgChart.Infrastructure.Imports.Csv;

namespace OrgChart.Infrastructure.Imports.Geds;

/// <summary>Reads the extract of the Government of Canada's directory (GEDS open data, <c>gedsOpenData.csv</c>).</summary>
internal sealed class GedsSource(IOptions<ImportOptions> options) : IDirectorySource
{
    private const int RowsPerBatch = 1_000;
    private const int BatchesAhead = 8;

    // More is a quotation mark that nobody closed.
    private const int MaxFieldLength = 100_000;

    public string Format => "geds";

    public async Task<SourceDirectory> ReadAsync(
        SourceFile file, IReadOnlyList<string> departments, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        // One thread takes the file apart, another one makes sense of it.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<GedsBatch>(new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true });
        var parsing = Task.Run(() => ParseAsync(file, batches.Writer, stop.Token), stop.Token);
        var rows = new GedsRows(Format, departments);
        try
        {
            await Task.Run(async () =>
            {
                await foreach (var batch in batches.Reader.ReadAllAsync(stop.Token))
                {
                    rows.Add(batch);
                    progress.Report(new(ImportStage.Reading, batch.Done, batch.Total));
                }
            }, stop.Token);
        }
        finally
        {
            await stop.CancelAsync();
        }

        await parsing;
        return rows.Finish();
    }

    private static bool IsBlank(CsvReader row) => row.FieldCount == 1 && row[0].IsEmpty;

    private static List<string> HeaderOf(CsvReader row, Encoding encoding) =>
        [.. Enumerable.Range(0, row.FieldCount).Select(field => encoding.GetString(row[field]))];

    private async Task ParseAsync(SourceFile file, ChannelWriter<GedsBatch> writer, CancellationToken cancellationToken)
    {
        try
        {
            using var text = new SourceFileReader(options.Value.MaxBytes).Open(file);
            var csv = new CsvReader(text.Stream, text.Encoding, MaxFieldLength);
            if (!csv.Read()) throw ImportRules.Unreadable($"{file.Name} is empty.");
            var columns = new GedsColumns(HeaderOf(csv, text.Encoding), file.Name);
            var reader = new GedsRowReader(columns, text.Encoding);
            var batch = new GedsBatch(reader, columns.Count, RowsPerBatch);
            while (csv.Read())
            {
                if (!IsBlank(csv)) batch.Add(csv);
                if (!batch.IsFull) continue;
                (batch.Done, batch.Total) = (text.Done, text.Total);
                await writer.WriteAsync(batch, cancellationToken);
                batch = new GedsBatch(reader, columns.Count, RowsPerBatch);
            }

            (batch.Done, batch.Total) = (text.Total, text.Total);
            await writer.WriteAsync(batch, cancellationToken);
            writer.Complete();
        }
        catch (CsvTooLongException exception)
        {
            writer.Complete(ImportRules.Unreadable($"{file.Name}, line {exception.Line}: {exception.Message}"));
        }
        catch (InvalidDataException exception)
        {
            writer.Complete(ImportRules.Unreadable($"{file.Name} is a damaged or truncated zip file: {exception.Message}"));
        }
        catch (Exception exception)
        {
            writer.Complete(exception);
        }
    }
}

/// <summary>Rows of the file as clean texts, on their way between the two threads.</summary>
/// <param name="reader">Makes texts of their bytes.</param>
/// <param name="expected">How many fields a row should have.</param>
/// <param name="capacity">How many rows.</param>
internal sealed class GedsBatch(GedsRowReader reader, int expected, int capacity)
{
    private readonly string[] texts = new string[capacity * GedsColumns.Names.Length];
    private readonly (int Line, int FieldCount, int OthersHash)[] rows = new (int, int, int)[capacity];

    /// <summary>Bytes of the file read when the batch was full.</summary>
    public long Done { get; set; }

    /// <summary>Bytes of the file.</summary>
    public long Total { get; set; }

    public int Count { get; private set; }

    public bool IsFull => Count == capacity;

    public GedsRow this[int row] => new(rows[row].Line, rows[row].FieldCount, expected, rows[row].OthersHash, TextsOf(row));

    public void Add(CsvReader row)
    {
        reader.TryRead(row, TextsOf(Count), out var othersHash);
        rows[Count++] = (row.Line, row.FieldCount, othersHash);
    }

    private Span<string> TextsOf(int row) => texts.AsSpan(row * GedsColumns.Names.Length, GedsColumns.Names.Length);
}

/// <summary>One row of the file.</summary>
/// <param name="line">The line where it begins.</param>
/// <param name="fieldCount">How many fields it has.</param>
/// <param name="expected">How many it should have.</param>
/// <param name="othersHash">A hash of the columns that are not loaded, the same within one process.</param>
/// <param name="texts">The used ones, clean, by <see cref="GedsColumn"/>; only when there are as many fields as there should be.</param>
internal readonly ref struct GedsRow(int line, int fieldCount, int expected, int othersHash, ReadOnlySpan<string> texts)
{
    public int Line { get; } = line;

    public int FieldCount { get; } = fieldCount;

    public int Expected { get; } = expected;

    public int OthersHash { get; } = othersHash;

    public ReadOnlySpan<string> Texts { get; } = texts;
}
