using System.IO.Compression;
using System.Text;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Imports.Tables;
using static OrgChart.UnitTests.Imports.Tables.TableTest;

namespace OrgChart.UnitTests.Imports.Tables;

/// <summary>Encodings, separators, workbooks.</summary>
[TestFixture]
public sealed class TableFileTests
{
    private static readonly string Text = string.Join("\r\n", "Nom,Prénom,Ministère", "Côté,Zoé,Pêches", "Roy,Éva,Pêches");

    private static IEnumerable<TestCaseData> Encodings() =>
    [
        new(new UTF8Encoding(false)) { TestName = "UTF-8" }, new(new UTF8Encoding(true)) { TestName = "UTF-8 with a byte order mark" },
        new(new UnicodeEncoding(false, true)) { TestName = "UTF-16, little end first" }, new(new UnicodeEncoding(true, true)) { TestName = "UTF-16, big end first" },
        new(new UnicodeEncoding(false, false)) { TestName = "UTF-16 without a byte order mark" }, new(Encoding.Latin1) { TestName = "ISO-8859-1" },
    ];

    [TestCaseSource(nameof(Encodings))]
    public async Task An_encoding_is_recognised(Encoding encoding)
    {
        var read = await TableTest.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]);

        Assert.That(read.Employees.Select(person => (person.Details.Surname, person.Details.GivenName, person.Unit.Name.Fr)), Is.EqualTo(new[] { ("Côté", "Zoé", "Pêches"), ("Roy", "Éva", "Pêches") }));
        Assert.That(read.Reading.Findings, Is.Empty);
    }

    [Test]
    public async Task What_Windows_has_besides_Latin_1_is_recognised()
    {
        byte[] row = [.. "Surname,City\nRoy,Man"u8, 0x9C, .. "uvre\nL"u8, 0xE9, 0x92, .. ",x"u8];

        Assert.That((await TableTest.Read(row)).Employees.Select(person => (person.Details.Surname, person.Details.Address.City.En)), Is.EqualTo(new[] { ("Roy", "Manœuvre"), ("Lé’", "x") }));
    }

    [Test]
    public async Task Letters_that_were_spoilt_before_are_findings()
    {
        byte[] spoilt = [.. "Surname,City\nCôté,x\nCÃ´tÃ©,x\nRoy,Mon"u8, 0xE9, .. "al\nLee,Â£5 â€“ Âme\nDow,SÅ“ur"u8];

        var read = await TableTest.Read(spoilt);

        Assert.That(Findings(read), Is.EqualTo(new[] { (3, "Surname", "value.encoding"), (4, "City", "value.encoding"), (5, "City", "value.encoding"), (6, (string?)"City", "value.encoding") }));
        Assert.That(read.Employees, Has.Count.EqualTo(5));
    }

    [TestCase(",")]
    [TestCase(";")]
    [TestCase("\t")]
    [TestCase("|")]
    public async Task A_separator_is_recognised(string separator)
    {
        var read = await Read(string.Join(separator, "Surname", "First name", "Department"), string.Join(separator, "Roy", "\"Luc, ; | \"\"x\"\"\"", "F"));

        Assert.That((read.Employees.Single().Details.GivenName, read.Employees.Single().Unit.Key), Is.EqualTo(("Luc, ; | \"x\"", "f")));
    }

    [TestCase("\"Given, all; or; \"\"such\"\", or;\"|Surname\nx|Roy", TestName = "Separators in the quotes of the first field do not count")]
    [TestCase("City|\"Surname\"|\"all; or; such;\"\nx|Roy|y", TestName = "Separators in quotes do not count")]
    [TestCase("\n  \n\nCity|Surname\nx|Roy", TestName = "Blank lines before the header are passed over")]
    [TestCase("sep=|\nCity, etc., etc.|Surname\nx|Roy", TestName = "A separator that the file declares counts")]
    [TestCase("SEP=:\nCity:Surname\nx:Roy", TestName = "A separator that is declared may be another one")]
    public async Task A_separator_is_found_in_spite_of_what_stands_around(string text) =>
        Assert.That((await TableTest.Read(Encoding.UTF8.GetBytes(text))).Employees.Single().Details.Surname, Is.EqualTo("Roy"));

    [Test]
    public async Task A_zip_with_one_table_is_read()
    {
        var zip = Zip(("people.csv", "Surname\nRoy"));

        Assert.That((await TableTest.Read(zip, name: "people.zip")).Employees.Single().Details.Surname, Is.EqualTo("Roy"));
    }

    [Test]
    public async Task A_workbook_is_read_by_its_first_sheet_that_has_rows()
    {
        var read = await TableTest.Read(Workbook(), name: "people.xlsx");

        Assert.That(People(read), Is.EqualTo(new[] { "Côté in Finance", "Roy in Finance under Côté" }));
        Assert.That(read.Employees.Select(person => (person.Line, person.Details.Phone)), Is.EqualTo(new[] { (2, "6135550100"), (4, (string?)null) }));
        Assert.That(read.Format, Is.EqualTo("csv"), "a workbook can follow a CSV file");
    }

    [Test]
    public async Task What_is_no_workbook_is_refused()
    {
        await RuleAssert.BreaksAsync("import.unreadable", () => TableTest.Read("Surname\nRoy"u8.ToArray(), name: "people.xlsx"));
        await RuleAssert.BreaksAsync("import.unreadable", () => TableTest.Read(Zip(("x.xml", "<x/>")), name: "people.xlsx"));
        Assert.That((await RuleAssert.ThrowsAsync<RuleBrokenException>(() => TableTest.Read(Workbook(), name: "people.csv"))).Message, Does.Contain("its format is xlsx"));
    }

    [Test]
    public async Task An_empty_table_is_refused()
    {
        await RuleAssert.BreaksAsync("import.unreadable", () => TableTest.Read(Array.Empty<byte>()));
        await RuleAssert.BreaksAsync("import.unreadable", () => TableTest.Read("a,b,c\n1,2,3"u8.ToArray()));
    }

    [TestCase("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>", TestName = "A cell in a column that no sheet has")]
    [TestCase("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2147483647\"><c r=\"A2147483647\"><v>1</v></c></row>", TestName = "A cell in a row that no sheet has")]
    [TestCase("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>", TestName = "A stray cell in the last corner")]
    public async Task A_small_workbook_that_claims_a_huge_sheet_is_refused(string rows)
    {
        var refused = await RuleAssert.ThrowsAsync<RuleBrokenException>(() => TableTest.Read(Workbook(rows), name: "people.xlsx"));

        Assert.That(refused.Code, Is.EqualTo("import.unreadable"));
        Assert.That(refused.Message, Does.Contain("has a sheet with cells beyond"));
    }

    [Test]
    public async Task A_cell_with_an_error_says_nothing_least_of_all_that_somebody_has_no_manager()
    {
        var rows = "<row r=\"1\">" + Text("A1", "ID") + Text("B1", "Surname") + Text("C1", "Department") + Text("D1", "Manager ID") + Text("E1", "Phone") + "</row>"
            + "<row r=\"2\">" + Text("A2", "1") + Text("B2", "Top") + Text("C2", "F") + "</row>"
            // The second row of people is the sheet's fifth, and its cells do not all name their places.
            + "<row r=\"5\">" + Text("A5", "2") + Text("B5", "Roy") + Text("C5", "F") + "<c t=\"e\"><f>VLOOKUP(A5,X:Y,2,0)</f><v>#N/A</v></c><c r=\"E5\" t=\"e\"><v>#REF!</v></c></row>";

        var read = await TableTest.Read(Workbook(rows), name: "people.xlsx");

        Assert.That(TableTest.Findings(read), Is.EqualTo(new[] { (5, "Manager ID", "value.error") }));
        var roy = read.Employees[1];
        Assert.That(read.Managers!.TryGetValue(roy, out var manager), Is.True);
        Assert.That(manager, Is.Null, "the line from before stays");
        Assert.That(roy.Details.Phone, Is.Null);

        static string Text(string place, string text) => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";
    }

    [Test]
    public async Task What_is_wrong_with_sheets_that_nobody_reads_does_not_matter_nor_do_rows_of_errors_alone()
    {
        var rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Surname</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Roy</t></is></c></row>"
            + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> </t></is></c><c r=\"B3\" t=\"e\"><v>#N/A</v></c></row>";
        var book = Workbook(rows, further: "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>");

        var read = await TableTest.Read(book, name: "people.xlsx");

        Assert.That(read.Employees.Select(person => person.Details.Surname), Is.EqualTo(new[] { "Roy" }));
        Assert.That((read.Reading.Rows, read.Reading.Rejected), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_small_workbook_that_unpacks_to_more_than_memory_holds_is_refused_before_it_is_opened()
    {
        var texts = new byte[(1 << 27) + 1];
        Array.Fill(texts, (byte)' ');
        var (bomb, long1) = (Adding("xl/sharedStrings.xml", texts), Workbook($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{new string('x', 2 << 20)}</t></is></c></row>"));
        Assert.That(bomb, Has.Length.LessThan(1_000_000));

        Assert.That((await RuleAssert.ThrowsAsync<RuleBrokenException>(() => TableTest.Read(bomb, name: "people.xlsx"))).Message, Does.Contain("a part beside its sheets of more than"));
        Assert.That((await RuleAssert.ThrowsAsync<RuleBrokenException>(() => TableTest.Read(long1, name: "people.xlsx"))).Message, Does.Contain("a text of more than"));

        static byte[] Adding(string name, byte[] content)
        {
            var bytes = new MemoryStream();
            bytes.Write(Workbook());
            using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
            {
                using var part = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                part.Write(content);
            }

            return bytes.ToArray();
        }
    }

    [Test]
    public void A_reading_of_empty_rows_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        using var table = new XlsxTable(new("people.xlsx", () => new MemoryStream(Workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"5000\"><c r=\"A5000\"><v>2</v></c></row>"))), long.MaxValue);
        Assert.That(table.Read(cancelled.Token)!.Line, Is.EqualTo(1));
        cancelled.Cancel();

        Assert.That(() => table.Read(cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Whatever_the_library_stumbles_over_is_told_without_what_the_cells_say()
    {
        // So many letters that the column's number is below zero.
        var refused = await RuleAssert.ThrowsAsync<RuleBrokenException>(() => TableTest.Read(Workbook("<row r=\"1\"><c r=\"ZZZZZZZ1\" t=\"inlineStr\"><is><t>Roy</t></is></c></row>"), name: "people.xlsx"));

        Assert.That(refused.Code, Is.EqualTo("import.unreadable"));
        Assert.That(refused.Message, Does.Not.Contain("Roy"));
    }

    [Test]
    public async Task A_damaged_zip_is_refused()
    {
        var zip = Zip(("people.csv", "Surname\nRoy"));
        // Where the packed data begin: a kind of block that there is not.
        zip[30 + BitConverter.ToUInt16(zip, 26) + BitConverter.ToUInt16(zip, 28)] |= 7;

        await RuleAssert.BreaksAsync("import.unreadable", () => TableTest.Read(zip, name: "people.zip"));
    }

    private static byte[] Zip(params (string Name, string Content)[] files)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(content);
            }

        return bytes.ToArray();
    }

    /// <summary>A workbook with an empty sheet, then one with a header, two people and an empty row between them.</summary>
    private static byte[] Workbook()
    {
        string[][] rows = [["ID", "Surname", "Department", "Manager ID", "Phone"], ["1", "Côté", "Finance", "", "6135550100"], [], ["2", "Roy", "Finance", "1", ""]];
        return Workbook(string.Concat(rows.Select((row, r) => $"<row r=\"{r + 1}\">" + string.Concat(row.Select((text, c) => Cell($"{(char)('A' + c)}{r + 1}", text))) + "</row>")));

        static string Cell(string place, string text) => text.Length > 0 && text.All(char.IsAsciiDigit)
            ? $"<c r=\"{place}\"><v>{text}</v></c>"
            : $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";
    }

    /// <summary>A workbook with an empty sheet, then one with some rows in XML, then one with further ones.</summary>
    private static byte[] Workbook(string data, string further = "")
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        return Zip(
            ("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Type}.worksheet+xml\"/><Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"{Type}.worksheet+xml\"/><Override PartName=\"/xl/worksheets/sheet3.xml\" ContentType=\"{Type}.worksheet+xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Cover\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"People\" sheetId=\"2\" r:id=\"r2\"/><sheet name=\"Further\" sheetId=\"3\" r:id=\"r3\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"r3\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet3.xml\"/></Relationships>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData/></worksheet>"),
            ("xl/worksheets/sheet2.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{data}</sheetData></worksheet>"),
            ("xl/worksheets/sheet3.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{further}</sheetData></worksheet>"));
    }
}
