using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace OrgChart.WebApi.Exports.Formats;

/// <summary>
/// Writes a workbook of Office Open XML from the beginning to the end, sheet after sheet, without keeping one: a zip of a few small XML parts. Texts stand in their cells
/// (<c>inlineStr</c>), because a list of shared ones would have to be kept.
/// </summary>
/// <param name="output">Where to.</param>
internal sealed class Workbook(ExportOutput output) : IAsyncDisposable
{
    // Of a sheet, heading included; what is more goes on another sheet.
    private const int MaxRows = 1_048_576;

    // Characters of a cell.
    private const int MaxText = 32_767;
    private const int RowsAtOnce = 100;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    private readonly ZipArchive zip = new(output.AsStream(), ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<string> sheets = [];

    /// <summary>Writes a table on a sheet, or on several when it is too long for one.</summary>
    public async Task WriteAsync<T>(string name, IReadOnlyList<Column<T>> columns, IEnumerable<T> rows)
    {
        using var row = rows.GetEnumerator();
        var isMore = row.MoveNext();
        var part = 0;
        do
        {
            sheets.Add(++part == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {part}"));
            await using var entry = Part(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{sheets.Count}.xml"));
            await using var xml = new StreamWriter(entry, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            // The heading stays where it is when one scrolls.
            await xml.WriteAsync($"""{Declaration}<worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>""");
            WriteRow(xml, 1, columns.Select(column => column.Name));
            for (var number = 2; isMore && number <= MaxRows; number++, isMore = row.MoveNext())
            {
                WriteRow(xml, number, columns.Select(column => column.Value(row.Current)));
                if (number % RowsAtOnce == 0) await output.PauseAsync(xml);
            }

            await xml.WriteAsync("</sheetData></worksheet>");
        }
        while (isMore);
    }

    /// <summary>Writes what holds the sheets together, and ends the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await WriteAsync("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{ForEachSheet(number => $"""<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>""")}</Types>""");
        await WriteAsync("_rels/.rels", $"""<Relationships xmlns="{Relations}"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        await WriteAsync("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>{ForEachSheet(number => $"""<sheet name="{sheets[number - 1]}" sheetId="{number}" r:id="rId{number}"/>""")}</sheets></workbook>""");
        await WriteAsync("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Relations}">{ForEachSheet(number => $"""<Relationship Id="rId{number}" Type="{Office}/worksheet" Target="worksheets/sheet{number}.xml"/>""")}</Relationships>""");
        await zip.DisposeAsync();
    }

    /// <summary>A text as it may stand in a cell (ISO/IEC 29500-1, 22.9.2.19): characters that XML has not are written by their numbers, and so is what looks like that.</summary>
    internal static string Escape(string text)
    {
        var shown = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length && i < MaxText; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < Math.Min(text.Length, MaxText) && char.IsLowSurrogate(text[i + 1])) shown.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c)) shown.Append('\uFFFD');
            // A bare CR would be read as LF.
            else if (!XmlConvert.IsXmlChar(c) || c == '\r' || (c == '_' && LooksEscaped(text.AsSpan(i)))) shown.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            else _ = c switch { '&' => shown.Append("&amp;"), '<' => shown.Append("&lt;"), '>' => shown.Append("&gt;"), _ => shown.Append(c) };
        }

        return shown.ToString();
    }

    private static bool LooksEscaped(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_' && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);

    private static void WriteRow(StreamWriter xml, int number, IEnumerable<object?> values)
    {
        xml.Write(string.Create(CultureInfo.InvariantCulture, $"""<row r="{number}">"""));
        var column = 0;
        foreach (var value in values)
        {
            var cell = string.Create(CultureInfo.InvariantCulture, $"{Letters(column++)}{number}");
            if (value is int whole) xml.Write(string.Create(CultureInfo.InvariantCulture, $"""<c r="{cell}"><v>{whole}</v></c>"""));
            else if (value is string { Length: > 0 } text) xml.Write($"""<c r="{cell}" t="inlineStr"><is><t xml:space="preserve">{Escape(text)}</t></is></c>""");
        }

        xml.Write("</row>");
    }

    /// <summary>A column as spreadsheets name it: A to Z, AA, AB and so on.</summary>
    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private string ForEachSheet(Func<int, FormattableString> write) => string.Concat(Enumerable.Range(1, sheets.Count).Select(number => write(number).ToString(CultureInfo.InvariantCulture)));

    private Stream Part(string name) => zip.CreateEntry(name, CompressionLevel.Fastest).Open();

    private async Task WriteAsync(string name, string content)
    {
        await using var part = Part(name);
        await part.WriteAsync(Encoding.UTF8.GetBytes(Declaration + content));
    }
}
