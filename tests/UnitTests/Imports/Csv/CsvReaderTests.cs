using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using CsvReader = OrgChart.Infrastructure.Imports.Csv.CsvReader;
using CsvTooLongException = OrgChart.Infrastructure.Imports.Csv.CsvTooLongException;

namespace OrgChart.UnitTests.Imports.Csv;

[TestFixture]
public sealed class CsvReaderTests
{
    private const int SmallBuffer = 4;

    [TestCase("a,b\r\nc,d\r\n", "1: a|b", "2: c|d")]
    [TestCase("a,b\nc,d", "1: a|b", "2: c|d")]
    [TestCase("a,b\rc,d\r", "1: a|b", "2: c|d")]
    [TestCase("a,\n,b", "1: a|", "2: |b")]
    [TestCase("a,", "1: a|")]
    [TestCase("\r\n\r\na", "1: ", "2: ", "3: a")]
    [TestCase("")]
    public void Rows_end_with_a_line_and_fields_with_a_comma(string text, params string[] rows) => Assert.That(RowsOf(text), Is.EqualTo(rows));

    [TestCase("\"a,b\",c", "1: a,b|c")]
    [TestCase("\"a\"\"b\",\"\"\"\",\"\"", "1: a\"b|\"|")]
    [TestCase("\"a\r\nb\",c\r\nd", "1: a\r\nb|c", "3: d")]
    [TestCase("\"\n\n\r\"\nd", "1: \n\n\r", "5: d")]
    public void What_is_between_quotation_marks_is_text_and_its_lines_count(string text, params string[] rows) => Assert.That(RowsOf(text), Is.EqualTo(rows));

    [TestCase("a\"b,c\"", "1: a\"b|c\"")]
    [TestCase(" \"a\",b", "1:  \"a\"|b")]
    [TestCase("\"a\"b,c", "1: ab|c")]
    [TestCase("\"a\" \"b\",c", "1: a \"b\"|c")]
    [TestCase("\"a,b\nc", "1: a,b\nc")]
    public void What_breaks_the_rules_is_read_all_the_same(string text, params string[] rows) => Assert.That(RowsOf(text), Is.EqualTo(rows));

    [Test]
    public void Every_text_is_read_as_CsvHelper_reads_it_wherever_the_buffer_ends()
    {
        var dice = new Dice(11);
        string[] parts = ["a", "b", " ", ",", ",", ",", "\"", "\"", "\"\"", "\r\n", "\n", "\r", "é", "\0"];
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, dice.Below(24)).Select(_ => dice.OneOf(parts)));
            Assert.That(RowsOf(text, SmallBuffer + dice.Below(16)), Is.EqualTo(RowsByCsvHelper(text)), text);
        }
    }

    [TestCase("utf-8")]
    [TestCase("iso-8859-1")]
    public void A_field_has_as_many_characters_as_are_allowed_and_no_more(string encoding)
    {
        Assert.That(RowsOf("x,éé\"éé,y", encoding: encoding, maxFieldLength: 5), Has.Length.EqualTo(1));
        Assert.That(
            () => RowsOf("a\nb\nx,éé\"ééé,y", encoding: encoding, maxFieldLength: 5),
            Throws.TypeOf<CsvTooLongException>().With.Property("Line").EqualTo(3));
    }

    [Test]
    public void A_quotation_mark_that_nobody_closes_does_not_swallow_the_file()
    {
        var stream = new MemoryStream(Encoding.ASCII.GetBytes("\"" + new string('x', 100_000)));

        Assert.That(() => new CsvReader(stream, Encoding.UTF8, maxFieldLength: 100, bufferSize: 64).Read(), Throws.TypeOf<CsvTooLongException>());
        Assert.That(stream.Position, Is.LessThan(1_000));
    }

    [Test]
    public void A_row_of_nothing_but_separators_is_not_kept_in_memory()
    {
        var stream = new MemoryStream(Encoding.ASCII.GetBytes("a,b\n" + new string(',', 10 * CsvReader.MaxRowBytes)));
        var reader = new CsvReader(stream, Encoding.UTF8, maxFieldLength: 100, bufferSize: 64);
        reader.Read();

        Assert.That(() => reader.Read(), Throws.TypeOf<CsvTooLongException>().With.Property("Line").EqualTo(2).And.Message.Contains("1048576"));
        Assert.That(stream.Position, Is.LessThan(3 * CsvReader.MaxRowBytes));
    }

    [Test]
    public void A_byte_order_mark_is_no_text() =>
        Assert.That(RowsOf("\uFEFFa,b\n\uFEFFc"), Is.EqualTo(new[] { "1: a|b", "2: \uFEFFc" }));

    private static string[] RowsOf(string text, int bufferSize = SmallBuffer, string encoding = "utf-8", int maxFieldLength = 1_000)
    {
        var letters = Encoding.GetEncoding(encoding);
        var reader = new CsvReader(new MemoryStream(letters.GetBytes(text)), letters, maxFieldLength, bufferSize);
        var rows = new List<string>();
        while (reader.Read())
            rows.Add($"{reader.Line}: {string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => letters.GetString(reader[i])))}");
        return [.. rows];
    }

    private static string[] RowsByCsvHelper(string text)
    {
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = null, DetectDelimiter = false, IgnoreBlankLines = false,
        });
        var rows = new List<string>();
        for (var line = 1; parser.Read(); line = parser.RawRow + 1) rows.Add($"{line}: {string.Join('|', parser.Record!)}");
        return [.. rows];
    }
}
