using System.Globalization;
using System.Threading.Channels;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;

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

    private static bool IsBlank(CsvParser parser) => parser.Count == 1 && parser[0].Length == 0;

    private async Task ParseAsync(SourceFile file, ChannelWriter<GedsBatch> writer, CancellationToken cancellationToken)
    {
        try
        {
            using var text = new SourceFileReader(options.Value.MaxBytes).Open(file);
            using var parser = new CsvParser(text.Reader, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                BadDataFound = null, BufferSize = 1 << 16, MaxFieldSize = MaxFieldLength, DetectDelimiter = false, IgnoreBlankLines = false,
            });
            if (!parser.Read()) throw ImportRules.Unreadable($"{file.Name} is empty.");
            var columns = new GedsColumns(parser.Record!, file.Name);
            var batch = new GedsBatch(text.IsLatin1, RowsPerBatch);
            var line = parser.RawRow + 1;
            while (parser.Read())
            {
                if (!IsBlank(parser)) batch.Add(parser, columns, line);
                line = parser.RawRow + 1;
                if (!batch.IsFull) continue;
                (batch.Done, batch.Total) = (text.Done, text.Total);
                await writer.WriteAsync(batch, cancellationToken);
                batch = new GedsBatch(text.IsLatin1, RowsPerBatch);
            }

            (batch.Done, batch.Total) = (text.Total, text.Total);
            await writer.WriteAsync(batch, cancellationToken);
            writer.Complete();
        }
        catch (MaxFieldSizeException exception)
        {
            writer.Complete(ImportRules.Unreadable(
                $"{file.Name}, line {exception.Context?.Parser?.RawRow}: a field has more than {MaxFieldLength} characters; probably a quotation mark is not closed."));
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

/// <summary>Rows of the file as they stand there, on their way between the two threads.</summary>
/// <param name="isLatin1">Whether the file is in Latin-1.</param>
/// <param name="capacity">How many rows.</param>
internal sealed class GedsBatch(bool isLatin1, int capacity)
{
    private readonly string[] fields = new string[capacity * GedsColumns.Names.Length];
    private readonly (int Line, int FieldCount, int Expected, int OthersHash)[] rows = new (int, int, int, int)[capacity];

    /// <summary>Bytes of the file read when the batch was full.</summary>
    public long Done { get; set; }

    /// <summary>Bytes of the file.</summary>
    public long Total { get; set; }

    public bool IsLatin1 { get; } = isLatin1;

    public int Count { get; private set; }

    public bool IsFull => Count == capacity;

    public void Add(CsvParser parser, GedsColumns columns, int line)
    {
        var isWhole = parser.Count == columns.Count;
        rows[Count] = (line, parser.Count, columns.Count, isWhole ? HashOfOthers(parser, columns) : 0);
        if (isWhole)
            for (var i = 0; i < GedsColumns.Names.Length; i++)
                fields[(Count * GedsColumns.Names.Length) + i] = parser[columns.PositionOf(i)];
        Count++;
    }

    /// <summary>A hash of what is not loaded: two rows about the same person that differ there are not one row repeated.</summary>
    private int HashOfOthers(CsvParser parser, GedsColumns columns)
    {
        var hash = default(HashCode);
        foreach (var position in columns.Others)
            if (TextCleaning.Clean(parser[position], IsLatin1) is { Length: > 0 } text) hash.Add(HashCode.Combine(position, text));
        return hash.ToHashCode();
    }

    public GedsRow this[int row] =>
        new(rows[row].Line, rows[row].FieldCount, rows[row].Expected, rows[row].OthersHash, fields.AsSpan(row * GedsColumns.Names.Length, GedsColumns.Names.Length));
}

/// <summary>One row of the file.</summary>
/// <param name="line">The line where it begins.</param>
/// <param name="fieldCount">How many fields it has.</param>
/// <param name="expected">How many it should have.</param>
/// <param name="Digest">A digest of its letters, the same within one process.</param>
/// <param name="fields">The used ones by <see cref="GedsColumn"/>; only when there are as many as there should be.</param>
internal readonly ref struct GedsRow(int line, int fieldCount, int expected, int othersHash, Span<string> fields)
{
    public int Line { get; } = line;

    public int FieldCount { get; } = fieldCount;

    public int Expected { get; } = expected;

    public int OthersHash { get; } = othersHash;

    public Span<string> Fields { get; } = fields;
}
