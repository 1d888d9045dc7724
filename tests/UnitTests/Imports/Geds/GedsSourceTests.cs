using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Imports.Geds;

namespace OrgChart.UnitTests.Imports.Geds;

/// <summary>Files in memory, read as the extract is.</summary>
[TestFixture]
public sealed class GedsSourceTests
{
    private static readonly string[] Columns = [.. GedsColumns.Names, "Fax Number"];

    [Test]
    public async Task A_row_becomes_a_person_with_all_his_details()
    {
        var read = await Read(Row(
            ("Surname", "Côté"), ("GivenName", "Jean-François"), ("Title (EN)", "Director"), ("Title (FR)", "Directeur"), ("Telephone Number", "613-555-0100"),
            ("Email", "jf@example.org"), ("Street Address (EN)", "1 Main"), ("Street Address (FR)", "1, rue Main"), ("Country (EN)", "Canada"), ("Country (FR)", "Canada"),
            ("Province (EN)", "Quebec"), ("Province (FR)", "Québec"), ("City (EN)", "Quebec City"), ("City (FR)", "Québec"), ("Postal Code", "K1A 0B1"),
            ("Building (EN)", "Tower"), ("Building (FR)", "Tour"), ("Floor", "3"), ("Room", "314")));

        var person = read.Employees.Single();
        Assert.That(person.Line, Is.EqualTo(2));
        Assert.That(person.Unit.Key, Is.EqualTo("OU=D-M,O=GC,C=CA"));
        Assert.That(person.Details, Is.EqualTo(new OrgChart.Domain.Employees.EmployeeDetails(
            "Côté", "Jean-François", new("Director", "Directeur"), "613-555-0100", "jf@example.org",
            new(new("1 Main", "1, rue Main"), new("Quebec City", "Québec"), new("Quebec", "Québec"), new("Canada", "Canada"), "K1A 0B1", new("Tower", "Tour"), "3", "314"))));
    }

    [Test]
    public async Task Faulty_rows_are_told_with_their_lines_and_the_rest_is_read()
    {
        var read = await Read(
            Row(("Surname", "One")),
            Row(("Surname", "Two"), ("Street Address (EN)", "\"1 Main\r\nOttawa\"")),
            "too,few",
            Row(("Surname", "")),
            Row(("Surname", "Five"), ("Organization Structure (EN)", "")),
            Row(("Surname", "Six"), ("Title (EN)", new string('t', 301))),
            Row(("Surname", "Seven")));

        Assert.That(read.Employees.Select(person => (person.Line, person.Details.Surname)), Is.EqualTo(new[] { (2, "One"), (3, "Two"), (9, "Seven") }));
        Assert.That(read.Employees[1].Details.Address.Street.En, Is.EqualTo("1 Main Ottawa"));
        Assert.That(read.Reading.Findings.Select(finding => (finding.Line, finding.Column, finding.Code)), Is.EqualTo(new[]
        {
            (5, null, "row.field_count"), (6, "Surname", "row.surname_missing"), (7, "Organization Structure (EN)", "row.structure_missing"), (8, (string?)"Title (EN)", "value.too_long"),
        }));
        Assert.That((read.Reading.Rows, read.Reading.Rejected, read.Reading.Repeated), Is.EqualTo((7, 4, 0)));
    }

    [Test]
    public async Task A_row_repeated_to_the_letter_counts_once_and_one_that_differs_only_in_an_unused_column_does_not()
    {
        var read = await Read(Row(("Surname", "Roy")), Row(("Surname", "Roy ")), Row(("Surname", "Roy"), ("Fax Number", "1")));

        Assert.That((read.Employees.Count, read.Reading.Repeated), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task Only_the_departments_asked_for_are_read()
    {
        var other = Row(("Surname", "Other"), ("Department Acronym", "CRA-ARC"), ("Organization Structure (EN)", "\"CRA (OU=CRA-ARC,O=GC,C=CA)\""));

        var read = await Read([Row(("Surname", "Mine")), other], departments: [" m "]);

        Assert.That(read.Employees.Single().Details.Surname, Is.EqualTo("Mine"));
        Assert.That(read.Units.Select(unit => unit.Key), Is.EqualTo(new[] { "OU=D-M,O=GC,C=CA" }));
        Assert.That((read.Reading.Rows, read.Reading.Skipped), Is.EqualTo((2, 1)));
        var (whole, turned, without) = (await Read([Row(("Surname", "Mine")), other]), await Read([other, other, Row(("Surname", "Mine"))], departments: ["CRA"]), await Read([Row(("Surname", "Mine"))]));
        Assert.That(new[] { whole.FileDigest, turned.FileDigest }, Is.All.EqualTo(read.FileDigest), "it is the same file whichever departments of it are wanted");
        Assert.That(without.FileDigest, Is.Not.EqualTo(read.FileDigest));
    }

    [Test]
    public async Task A_department_that_the_file_does_not_have_is_refused() =>
        await RuleAssert.BreaksAsync("import.department_unknown", () => Read([Row(("Surname", "Mine"))], departments: ["M", "XYZ"]));

    [TestCase("iso-8859-1", false)]
    [TestCase("utf-8", false)]
    [TestCase("utf-8", true)]
    public async Task The_encoding_is_found_out(string encoding, bool withMark)
    {
        var read = await Read([Row(("Surname", "Plain")), Row(("Surname", "Tremblé"))], encoding: withMark ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: true) : EncodingOf(encoding));

        Assert.That(read.Employees.Select(person => person.Details.Surname), Is.EqualTo(new[] { "Plain", "Tremblé" }));
    }

    [Test]
    public async Task What_Windows_writes_into_Latin_1_is_read_as_meant()
    {
        var read = await Read([Row(("Surname", "O\u0092Neil"))], encoding: Encoding.Latin1);

        Assert.That(read.Employees.Single().Details.Surname, Is.EqualTo("O’Neil"));
    }

    [Test]
    public async Task A_file_in_UTF_16_is_refused() =>
        await RuleAssert.BreaksAsync("import.unreadable", () => Read([Row(("Surname", "Roy"))], encoding: Encoding.Unicode));

    [TestCase("")]
    [TestCase("a,b,c\r\n1,2,3\r\n")]
    [TestCase("\0\u0001\u0002")]
    public async Task A_file_of_another_kind_is_refused(string text) =>
        await RuleAssert.BreaksAsync("import.unreadable", () => Read(Encoding.ASCII.GetBytes(text)));

    [Test]
    public async Task A_quotation_mark_that_nobody_closes_is_refused() =>
        await RuleAssert.BreaksAsync("import.unreadable", () => Read([Row(("Surname", "\"Roy")), new string('x', 200_000)]));

    [Test]
    public async Task A_zip_with_one_CSV_file_is_read_as_that_file()
    {
        var read = await Read(Zip(("notes.txt", "x"u8.ToArray()), ("gedsOpenData.csv", Bytes([Row(("Surname", "Roy"))], Encoding.UTF8))));

        Assert.That(read.Employees.Single().Details.Surname, Is.EqualTo("Roy"));
    }

    [Test]
    public async Task A_zip_with_none_or_two_CSV_files_is_refused()
    {
        var csv = Bytes([Row(("Surname", "Roy"))], Encoding.UTF8);

        await RuleAssert.BreaksAsync("import.unreadable", () => Read(Zip(("notes.txt", csv))));
        await RuleAssert.BreaksAsync("import.unreadable", () => Read(Zip(("a.csv", csv), ("b.csv", csv))));
    }

    [Test]
    public async Task A_truncated_zip_is_refused()
    {
        var zip = Zip(("gedsOpenData.csv", Bytes([.. Enumerable.Range(0, 500).Select(i => Row(("Surname", $"Roy{i}")))], Encoding.UTF8)));

        await RuleAssert.BreaksAsync("import.unreadable", () => Read(zip[..(zip.Length / 2)]));
    }

    [Test]
    public async Task More_bytes_than_allowed_are_refused_also_when_they_come_out_of_a_small_zip()
    {
        var zip = Zip(("gedsOpenData.csv", Bytes([.. Enumerable.Repeat(Row(("Surname", "Roy")), 2_000)], Encoding.UTF8)));
        var options = new ImportOptions { MaxBytes = 100_000 };
        Assert.That(zip, Has.Length.LessThan(options.MaxBytes));

        await RuleAssert.BreaksAsync("import.unreadable", () => Read(zip, options: options));
    }

    [Test]
    public async Task A_reading_that_is_cancelled_stops() =>
        await RuleAssert.ThrowsAsync<OperationCanceledException>(() => Read(Bytes([Row(("Surname", "Roy"))], Encoding.UTF8), cancellation: new CancellationToken(canceled: true)));

    [Test]
    public async Task The_same_row_has_the_same_digest_in_every_reading_and_another_one_in_another_unit()
    {
        var elsewhere = Row(("Surname", "Roy"), ("Organization Structure (EN)", "\"D (OU=D-M,O=GC,C=CA):F (OU=1)\""));

        var first = await Read(Row(("Surname", "Roy")), elsewhere);
        var again = await Read(Row(("Surname", "Roy")));

        Assert.That(again.Employees[0].Digest, Is.EqualTo(first.Employees[0].Digest));
        Assert.That(first.Employees[1].Digest, Is.Not.EqualTo(first.Employees[0].Digest));
    }

    private static Encoding EncodingOf(string name) => name == "utf-8" ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : Encoding.GetEncoding(name);

    /// <summary>A row of department D (M in French), with some fields set.</summary>
    private static string Row(params (string Column, string Value)[] fields)
    {
        var row = new string[Columns.Length];
        Array.Fill(row, "");
        row[Array.IndexOf(Columns, "Department Acronym")] = "D-M";
        row[Array.IndexOf(Columns, "Organization Structure (EN)")] = "\"Canada (O=GC,C=CA):D (OU=D-M,O=GC,C=CA)\"";
        foreach (var (column, value) in fields) row[Array.IndexOf(Columns, column)] = value.Contains(',', StringComparison.Ordinal) && value[0] != '"' ? $"\"{value}\"" : value;
        return string.Join(',', row);
    }

    private static byte[] Bytes(string[] rows, Encoding encoding) =>
        [.. encoding.GetPreamble(), .. encoding.GetBytes(string.Concat(rows.Prepend(string.Join(',', Columns)).Select(row => row + "\r\n")))];

    private static byte[] Zip(params (string Name, byte[] Content)[] members)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in members)
            {
                using var member = zip.CreateEntry(name).Open();
                member.Write(content);
            }

        return bytes.ToArray();
    }

    private static Task<SourceDirectory> Read(params string[] rows) => Read(Bytes(rows, EncodingOf("utf-8")));

    private static Task<SourceDirectory> Read(string[] rows, IReadOnlyList<string>? departments = null, Encoding? encoding = null) =>
        Read(Bytes(rows, encoding ?? EncodingOf("utf-8")), departments);

    private static Task<SourceDirectory> Read(byte[] bytes, IReadOnlyList<string>? departments = null, ImportOptions? options = null, CancellationToken cancellation = default) =>
        new GedsSource(Options.Create(options ?? new ImportOptions())).ReadAsync(
            new SourceFile("x.csv", () => new MemoryStream(bytes)), departments ?? [], new Progress<ImportProgress>(), cancellation);
}
