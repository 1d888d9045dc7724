using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using OrgChart.Application.Exports;
using OrgChart.WebApi.Exports.Formats;

namespace OrgChart.UnitTests.Exports;

/// <summary>Workbooks, read and checked by Microsoft's own library.</summary>
[TestFixture]
internal sealed partial class XlsxFormatTests
{
    [Test]
    public void Every_name_is_a_text_and_none_is_a_formula() => Check(Hostile.Names);

    [Test]
    public void So_it_is_with_any_names() => Prop.ForAll<string[]>(names => Check([.. names.Where(CsvFormatTests.IsName)])).QuickCheckThrowOnFailure();

    [Test]
    public void Units_and_people_have_a_sheet_each_people_only_where_they_belong_to_it()
    {
        Assert.That(Read(Hostile.Directory("Finance").Branch()).Keys, Is.EqualTo(["People", "Units"]));
        Assert.That(Read(Hostile.Directory("Finance").Branch(withPeople: false)).Keys, Is.EqualTo(["Units"]));
        Assert.That(Read(Hostile.Directory("Finance").Branch(withContactData: false))["People"][0], Does.Not.Contain("phone"));
    }

    [Test]
    public void A_long_text_is_cut_where_cells_end() => Assert.That(OrgChart.WebApi.Exports.Formats.Workbook.Escape(new string('x', 40_000)), Has.Length.EqualTo(32_767));

    [Test]
    public void Half_a_character_is_replaced() => Assert.That(OrgChart.WebApi.Exports.Formats.Workbook.Escape("a\uD83Db"), Is.EqualTo("a\uFFFDb"));

    private static void Check(string[] names)
    {
        var people = Read(Hostile.Directory(names).Branch())["People"];
        var (id, surname, email) = (people[0].IndexOf("id"), people[0].IndexOf("surname"), people[0].IndexOf("email"));

        Assert.That(people, Has.Count.EqualTo(names.Length + 1));
        foreach (var row in people.Skip(1))
        {
            var name = names[int.Parse(row[id], CultureInfo.InvariantCulture) - 2];
            Assert.That((row[surname], row[email]), Is.EqualTo((name, name)));
        }
    }

    /// <summary>The sheets by name, each a list of rows with as many cells as there are columns.</summary>
    private static Dictionary<string, List<List<string>>> Read(Branch branch)
    {
        using var file = new MemoryStream(new XlsxFormat().Write(branch));
        using var book = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.That(new OpenXmlValidator().Validate(book).Select(error => error.Description), Is.Empty);
        var sheets = new Dictionary<string, List<List<string>>>();
        foreach (var sheet in book.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>())
        {
            var part = (WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!);
            Assert.That(part.Worksheet.Descendants<CellFormula>(), Is.Empty);
            var rows = part.Worksheet.Descendants<Row>().ToList();
            var width = rows[0].Elements<Cell>().Count();
            sheets[sheet.Name!] = [.. rows.Select(row => Cells(row, width))];
        }

        return sheets;
    }

    private static List<string> Cells(Row row, int width)
    {
        var cells = Enumerable.Repeat("", width).ToList();
        foreach (var cell in row.Elements<Cell>())
        {
            var reference = cell.CellReference!.Value!;
            var column = reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1;
            Assert.That(reference, Does.EndWith(row.RowIndex!.Value.ToString(CultureInfo.InvariantCulture)));
            var isText = cell.DataType?.Value == CellValues.InlineString;
            cells[column] = isText ? Unescape(cell.InlineString!.Text!.Text) : int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        }

        return cells;
    }

    private static string Unescape(string text) => Escaped().Replace(text, match => ((char)int.Parse(match.Groups["code"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.None, 1000)]
    private static partial Regex Escaped();
}
