using System.IO.Compression;
using System.Xml;
using OrgChart.Domain.Imports;

namespace OrgChart.Infrastructure.Imports.Tables;

/// <summary>
/// A look at a workbook's parts (ECMA-376) before the library opens it: it keeps texts that cells share and whole rows in memory, however many there are, and does not tell cells with
/// errors from empty ones. The sizes in a zip are its maker's word, so what is in it is counted while it is unpacked.
/// </summary>
internal sealed class XlsxParts
{
    // Some 300 MB once they are objects. A table of 200,000 people has a tenth of it.
    private const int MaxKeptBytes = 1 << 27;

    // Excel has at most 32,767 letters in a cell.
    private const int MaxNodeBytes = 1 << 20;

    // In all sheets together: some 50 MB.
    private const int MaxErrors = 1_000_000;

    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
    private static readonly Uri Workbook = new("zip:///xl/workbook.xml");

    private readonly string fileName;
    private readonly long maxBytes;
    private readonly Dictionary<string, Sheet> sheets = new(StringComparer.Ordinal);
    private int errors;
    private long rest;

    /// <summary>Looks at all parts.</summary>
    /// <param name="raw">The workbook.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="maxBytes">The most bytes of all parts, unpacked.</param>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>import.unreadable</c></exception>
    /// <exception cref="InvalidDataException">It is no zip, or a damaged one.</exception>
    /// <exception cref="XmlException">A part is no XML.</exception>
    public XlsxParts(Stream raw, string fileName, long maxBytes)
    {
        (this.fileName, this.maxBytes, rest) = (fileName, maxBytes, maxBytes);
        using var zip = new ZipArchive(raw, ZipArchiveMode.Read);
        var names = NamesOf(zip);
        foreach (var entry in zip.Entries)
        {
            if (names.TryGetValue(entry.FullName, out var there) && !entry.Name.StartsWith("sharedStrings", StringComparison.OrdinalIgnoreCase)) Note(there, Look(entry));
            else Count(entry);
        }
    }

    /// <summary>The places, row and column from 0, of a sheet's cells whose formula came to nothing.</summary>
    /// <exception cref="Domain.SharedKernel.RuleBrokenException"><c>import.unreadable</c>: this sheet cannot be read; the others do not matter</exception>
    public IReadOnlySet<(int Row, int Column)> ErrorsIn(string name)
    {
        var sheet = sheets.GetValueOrDefault(name) ?? new Sheet();
        return sheet.Problem is { } problem ? throw ImportRules.Unreadable(problem) : sheet.Errors;
    }

    /// <summary>The names of sheets by the part that they are in.</summary>
    private Dictionary<string, List<string>> NamesOf(ZipArchive zip)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var sheet in Elements(zip, "xl/workbook.xml", "sheet"))
            if (sheet.GetAttribute("name") is { } name && IdOf(sheet) is { } id) names.TryAdd(id, name);
        var parts = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var relationship in Elements(zip, "xl/_rels/workbook.xml.rels", "Relationship"))
        {
            if (relationship.GetAttribute("Id") is not { } id || !names.TryGetValue(id, out var name)) continue;
            if (!Uri.TryCreate(Workbook, relationship.GetAttribute("Target"), out var target)) continue;
            var part = Uri.UnescapeDataString(target.AbsolutePath).TrimStart('/');
            if (!parts.TryGetValue(part, out var there)) parts.Add(part, there = []);
            there.Add(name);
        }

        return parts;
    }

    /// <summary>The relationship that a sheet names; its namespace differs with the flavour of the standard.</summary>
    private static string? IdOf(XmlReader sheet)
    {
        string? id = null;
        for (var isOne = sheet.MoveToFirstAttribute(); isOne; isOne = sheet.MoveToNextAttribute())
            if (sheet.LocalName == "id" && sheet.NamespaceURI.Length > 0) id = sheet.Value;
        sheet.MoveToElement();
        return id;
    }

    private IEnumerable<XmlReader> Elements(ZipArchive zip, string part, string name)
    {
        if (zip.Entries.FirstOrDefault(entry => string.Equals(entry.FullName, part, StringComparison.OrdinalIgnoreCase)) is not { } entry) yield break;
        using var content = Open(entry, MaxKeptBytes);
        using var xml = XmlReader.Create(content, Xml);
        while (Next(xml, content))
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name) yield return xml;
    }

    private void Note(List<string> names, Sheet sheet)
    {
        foreach (var name in names) sheets[name] = sheet;
    }

    private void Count(ZipArchiveEntry entry)
    {
        using var content = Open(entry, MaxKeptBytes);
        var buffer = new byte[1 << 16];
        do content.Allowance = buffer.Length;
        while (content.Read(buffer) > 0);
    }

    private Sheet Look(ZipArchiveEntry entry)
    {
        using var content = Open(entry, long.MaxValue);
        using var xml = XmlReader.Create(content, Xml);
        var sheet = new Sheet();
        var (row, column) = (-1, -1);
        while (Next(xml, content))
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "row":
                    (row, column) = (int.TryParse(xml.GetAttribute("r"), out var number) ? number - 1 : row + 1, -1);
                    break;
                case "c":
                    column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                    // A sheet with cells beyond is refused when it is read; nobody may read it.
                    if (column < ITable.MaxColumns && xml.GetAttribute("t") == "e") Note(sheet, row, column);
                    break;
                default:
                    break;
            }
        }

        return sheet;
    }

    private void Note(Sheet sheet, int row, int column)
    {
        if (errors == MaxErrors)
        {
            sheet.Problem ??= $"{fileName} has more than {MaxErrors} cells with errors of formulas.";
            return;
        }

        errors++;
        sheet.Errors.Add((row, column));
    }

    /// <summary>The column of a place such as <c>AB12</c>, from 0; null when it names none.</summary>
    private static int? ColumnOf(string? place)
    {
        var column = 0;
        foreach (var letter in place ?? "")
        {
            if (!char.IsAsciiLetter(letter)) break;
            column = Math.Min((column * 26) + char.ToUpperInvariant(letter) - 'A' + 1, ITable.MaxColumns + 1);
        }

        return column == 0 ? null : column - 1;
    }

    private static bool Next(XmlReader xml, Part content)
    {
        content.Allowance = MaxNodeBytes;
        return xml.Read();
    }

    private Part Open(ZipArchiveEntry entry, long most) => new(this, entry.Open(), most);

    /// <summary>What was seen in a sheet.</summary>
    private sealed class Sheet
    {
        public HashSet<(int Row, int Column)> Errors { get; } = [];

        /// <summary>Why it cannot be read, or null.</summary>
        public string? Problem { get; set; }
    }

    /// <summary>A part that is being read; what is too large is not read to its end.</summary>
    private sealed class Part(XlsxParts parts, Stream inner, long most) : Stream
    {
        private long done;

        /// <summary>How many bytes may be read now: what is read between two nodes is one node.</summary>
        public int Allowance { get; set; } = MaxNodeBytes;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => inner.Position = value;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            if ((parts.rest -= read) < 0) throw ImportRules.Unreadable($"The file has more than {parts.maxBytes} bytes once unpacked (Imports:MaxBytes).");
            if ((done += read) > most) throw ImportRules.Unreadable($"{parts.fileName} has a part beside its sheets of more than {MaxKeptBytes} bytes; save it as CSV.");
            if ((Allowance -= read) < 0) throw ImportRules.Unreadable($"{parts.fileName} has a text of more than {MaxNodeBytes} bytes.");
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void Flush() => inner.Flush();

        public override void SetLength(long value) => inner.SetLength(value);

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
