using System.Text;
using OrgChart.Infrastructure.Imports.Csv;

namespace OrgChart.Infrastructure.Imports.Geds;

/// <summary>
/// Makes texts of the bytes of rows. Rows about one unit stand together, so that most long texts are those of the row before: they are
/// recognised by their bytes, and neither decoded nor cleaned again.
/// </summary>
internal sealed class GedsRowReader
{
    private readonly int fieldCount;
    private readonly Column[] used;
    private readonly OtherColumn[] others;

    /// <summary>Prepares for the rows of a file.</summary>
    /// <param name="columns">Where its columns stand.</param>
    /// <param name="encoding">What its bytes mean.</param>
    public GedsRowReader(GedsColumns columns, Encoding encoding)
    {
        var pool = new TextPool(encoding);
        fieldCount = columns.Count;
        used = [.. Enum.GetValues<GedsColumn>().Select(column => new Column(columns.PositionOf((int)column), pool, IsPersonal(column)))];
        others = [.. columns.Others.Select(position => new OtherColumn(position, pool))];
    }

    /// <summary>Whether a row has as many fields as the file has columns, and takes its texts.</summary>
    /// <param name="row">The row.</param>
    /// <param name="texts">Gets the clean texts of the used columns by <see cref="GedsColumn"/>.</param>
    /// <param name="othersHash">A hash of what is not loaded: two rows about the same person that differ there are not one row repeated.</param>
    public bool TryRead(CsvReader row, Span<string> texts, out int othersHash)
    {
        othersHash = 0;
        if (row.FieldCount != fieldCount) return false;
        for (var i = 0; i < used.Length; i++) texts[i] = used[i].Read(row);
        foreach (var column in others) othersHash = column.AddTo(othersHash, row);
        return true;
    }

    /// <summary>Whether few rows share a text of this column, or only such as stand together.</summary>
    private static bool IsPersonal(GedsColumn column) =>
        column is GedsColumn.Telephone or GedsColumn.Email or GedsColumn.StructureEn or GedsColumn.StructureFr;

    private sealed class Column(int position, TextPool pool, bool isPersonal)
    {
        private LastBytes last;
        private string text = "";

        public string Read(CsvReader row)
        {
            var bytes = row[position];
            if (last.Become(bytes)) text = isPersonal ? pool.Read(bytes) : pool.Share(bytes);
            return text;
        }
    }

    private sealed class OtherColumn(int position, TextPool pool)
    {
        private LastBytes last;
        private int? hash;

        public int AddTo(int sum, CsvReader row)
        {
            var bytes = row[position];
            if (last.Become(bytes)) hash = pool.HashOf(bytes);
            return hash is { } known ? HashCode.Combine(sum, position, known) : sum;
        }
    }

    /// <summary>The bytes of a field in the row before.</summary>
    private struct LastBytes
    {
        private byte[] bytes;
        private int length;

        /// <summary>Remembers the bytes of the next row and says whether they are others.</summary>
        public bool Become(ReadOnlySpan<byte> next)
        {
            if (next.SequenceEqual(bytes.AsSpan(0, length))) return false;
            if (bytes is null || bytes.Length < next.Length) bytes = new byte[next.Length * 2];
            next.CopyTo(bytes);
            length = next.Length;
            return true;
        }
    }
}
