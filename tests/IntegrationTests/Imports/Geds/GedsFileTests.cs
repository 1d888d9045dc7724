using System.Text;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using OrgChart.Application.Imports;
using OrgChart.Infrastructure.Imports.Geds;

namespace OrgChart.IntegrationTests.Imports.Geds;

/// <summary>What kinds of files can be read, and what is said of the others.</summary>
public sealed class GedsFileTests : GedsTest
{
    private const int BufferSize = 1 << 16;

    // Nothing about it is beyond ASCII.
    private static readonly GedsUnit PlainFinance = GedsUnit.Top("FIN-FIN", "Finance", "Finances");

    private static IEnumerable<TestCaseData> Encodings =>
    [
        new TestCaseData(Encoding.Latin1).SetArgDisplayNames("Latin-1"),
        new TestCaseData(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)).SetArgDisplayNames("UTF-8"),
        new TestCaseData(new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)).SetArgDisplayNames("UTF-8 with byte order mark"),
    ];

    [TestCaseSource(nameof(Encodings))]
    public async Task A_file_is_read_in_its_encoding(Encoding encoding)
    {
        var directory = await ReadAsync(new GedsExtract().Person("Gagné-Müller", Finance, ("GivenName", "Éloïse")).File(encoding));

        Assert.Multiple(() =>
        {
            Assert.That(directory.Format, Is.EqualTo("geds"));
            Assert.That(directory.Employees.Single().Details.Surname, Is.EqualTo("Gagné-Müller"));
            Assert.That(directory.Employees.Single().Details.GivenName, Is.EqualTo("Éloïse"));
            Assert.That(directory.Units[0].Name.Fr, Is.EqualTo("Emploi et Développement social Canada"));
            Assert.That(directory.Reading, Has.Property("Rows").EqualTo(1).And.Property("Rejected").EqualTo(0));
            Assert.That(directory.Reading.Findings, Is.Empty);
        });
    }

    [TestCaseSource(nameof(Encodings))]
    public async Task The_same_file_in_a_zip_tells_the_same(Encoding encoding)
    {
        var bytes = new GedsExtract().Person("Gagné", Finance).Person("O'Brien", Employment).Bytes(encoding);

        var plain = await ReadAsync(GedsExtract.FileOf(bytes));
        var zipped = await ReadAsync(GedsExtract.FileOf(GedsExtract.Zip(("gedsOpenData.csv", bytes)), "gedsOpenData.zip"));

        Assert.That(zipped.Employees.Select(person => (person.Line, person.Details, person.Digest)),
            Is.EqualTo(plain.Employees.Select(person => (person.Line, person.Details, person.Digest))).And.Exactly(2).Items);
    }

    [Test]
    public async Task Letters_of_other_alphabets_are_read_from_UTF8()
    {
        var directory = await ReadAsync(new GedsExtract().Person("Œuvrard 王", Finance).File(Encoding.UTF8));

        Assert.That(SurnamesOf(directory), Is.EqualTo("Œuvrard 王"));
    }

    [Test]
    public async Task What_Windows_writes_where_Latin1_has_control_characters_is_read_as_meant()
    {
        var directory = await ReadAsync(new GedsExtract().Person("O\u0092Neil", Finance, ("Title (EN)", "\u0093Chief\u0094 \u0096 S\u009Cur, 5 \u0080")));

        Assert.That(SurnamesOf(directory), Is.EqualTo("O’Neil"));
        Assert.That(directory.Employees[0].Details.JobTitle.En, Is.EqualTo("“Chief” – Sœur, 5 €"));
    }

    [Test]
    public async Task The_encoding_is_found_however_late_it_shows()
    {
        GedsExtract Late() => Enumerable.Range(1, 3)
            .Aggregate(new GedsExtract(), (extract, i) => extract.Person($"Plain{i}", PlainFinance, Filler(BufferSize))).Person("Gagné", PlainFinance);

        Assert.That(SurnamesOf(await ReadAsync(Late().File(Encoding.Latin1))), Does.EndWith(" Gagné"));
        Assert.That(SurnamesOf(await ReadAsync(Late().File(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))), Does.EndWith(" Gagné"));
    }

    [TestCaseSource(nameof(Encodings))]
    public async Task The_encoding_is_found_where_the_first_letter_with_an_accent_lies_across_two_buffers(Encoding encoding)
    {
        GedsExtract Extract(int filler) => new GedsExtract().Person("First", PlainFinance, Filler(filler)).Person("~", PlainFinance);
        var at = BufferSize - 1;
        var raw = Extract(at - Array.IndexOf(Extract(0).Bytes(encoding), (byte)'~')).Bytes(encoding);
        Assert.That(Array.IndexOf(raw, (byte)'~'), Is.EqualTo(at), "the letter's first byte is the last one of the first buffer");

        var directory = await ReadAsync(GedsExtract.FileOf([.. raw[..at], .. encoding.GetBytes("É"), .. raw[(at + 1)..]]));

        Assert.That(SurnamesOf(directory), Does.EndWith(" É"));
    }

    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    public void UTF16_is_refused_with_the_encodings_that_can_be_read(string encoding) =>
        Assert.That(
            RefusalOf(new GedsExtract().Person("Roy", Finance).File(Encoding.GetEncoding(encoding))),
            Does.Contain("gedsOpenData.csv").And.Contain("UTF-16").And.Contain("UTF-8 or ISO-8859-1"));

    [Test]
    public void A_zip_with_two_csv_members_is_refused()
    {
        var csv = new GedsExtract().Person("Roy", Finance).Bytes();

        Assert.That(
            RefusalOf(GedsExtract.FileOf(GedsExtract.Zip(("a.csv", csv), ("b.CSV", csv)), "two.zip")),
            Does.Contain("two.zip").And.Contain("exactly one .csv").And.Contain("contains 2"));
    }

    [Test]
    public void A_zip_without_csv_is_refused() =>
        Assert.That(
            RefusalOf(GedsExtract.FileOf(GedsExtract.Zip(("readme.txt", "Hello"u8.ToArray())), "none.zip")),
            Does.Contain("none.zip").And.Contain("exactly one .csv").And.Contain("contains 0"));

    [Test]
    public async Task Other_members_of_a_zip_do_not_disturb()
    {
        var csv = new GedsExtract().Person("Roy", Finance).Bytes();
        var zip = GedsExtract.Zip(("readme.txt", "Hello"u8.ToArray()), ("data/gedsOpenData.csv", csv), ("__MACOSX/data/._gedsOpenData.csv", [0, 5, 22, 7]));

        Assert.That(SurnamesOf(await ReadAsync(GedsExtract.FileOf(zip))), Is.EqualTo("Roy"));
    }

    [TestCase(0.99)]
    [TestCase(0.5)]
    [TestCase(0.01)]
    public void A_truncated_zip_is_refused(double part)
    {
        var zip = GedsExtract.Zip(("gedsOpenData.csv", Large().Bytes()));

        Assert.That(
            RefusalOf(GedsExtract.FileOf(zip[..(int)(zip.Length * part)], "half.zip")), Does.Contain("half.zip").And.Contain("damaged or truncated"));
    }

    [Test]
    public void A_zip_with_damaged_content_is_refused()
    {
        var zip = GedsExtract.Zip(("gedsOpenData.csv", Large().Bytes()));
        Array.Fill(zip, (byte)0xFF, 200, 2_000);

        Assert.That(RefusalOf(GedsExtract.FileOf(zip, "damaged.zip")), Does.Contain("damaged.zip").And.Contain("damaged or truncated"));
    }

    [Test]
    public void A_binary_file_is_refused()
    {
        byte[] image = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Enumerable.Range(0, 5_000).Select(i => (byte)((i * 37) ^ (i >> 3)))];

        Assert.That(RefusalOf(GedsExtract.FileOf(image, "picture.png")), Does.Contain("picture.png").And.Contain("not a GEDS extract"));
    }

    [Test]
    public void An_empty_file_is_refused() =>
        Assert.That(RefusalOf(GedsExtract.FileOf([])), Does.Contain("gedsOpenData.csv is empty"));

    [Test]
    public void An_empty_file_in_a_zip_is_refused() =>
        Assert.That(RefusalOf(GedsExtract.FileOf(GedsExtract.Zip(("gedsOpenData.csv", [])), "empty.zip")), Does.Contain("empty.zip is empty"));

    [Test]
    public async Task A_file_with_nothing_but_its_header_tells_of_nobody()
    {
        var directory = await ReadAsync(new GedsExtract());

        Assert.That((directory.Employees.Count, directory.Units.Count, directory.Reading.Rows), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public void A_file_with_other_columns_is_refused() =>
        Assert.That(
            RefusalOf(new GedsExtract(withHeader: false).Line("Name,Team").Line("Roy,Finance").File()),
            Does.Contain("not a GEDS extract").And.Contain("Surname, GivenName"));

    [Test]
    public void A_file_that_lacks_columns_is_refused_with_their_names()
    {
        var columns = GedsExtract.Columns.Except(["Email", "Organization Structure (FR)"]);

        Assert.That(
            RefusalOf(new GedsExtract(withHeader: false).Row(columns).File()), Does.Contain("lacks the columns Email, Organization Structure (FR)"));
    }

    [Test]
    public async Task The_order_of_the_columns_and_their_letter_case_do_not_matter()
    {
        var fields = GedsExtract.Fields("Roy", Finance, ("Title (FR)", "Agente"));
        var extract = new GedsExtract(withHeader: false).Row(GedsExtract.Columns.Reverse().Select(column => column.ToUpperInvariant())).Row(fields.Reverse());

        var directory = await ReadAsync(extract);

        Assert.That((directory.Employees[0].Details.Surname, directory.Employees[0].Details.JobTitle.Fr), Is.EqualTo(("Roy", "Agente")));
    }

    [Test]
    public void A_quotation_mark_that_nobody_closes_is_refused_when_it_swallows_the_file()
    {
        var extract = new GedsExtract().Person("Roy", Finance).Line("\"Tremblay,Anne");
        for (var i = 0; i < 2_000; i++)
            extract.Person($"Swallowed{i}", Finance, ("Organization Structure (EN)", "Canada:Finance"), ("Organization Structure (FR)", "Canada:Finances"));

        Assert.That(RefusalOf(extract.File()), Does.Contain("quotation mark is not closed").And.Contain("gedsOpenData.csv, line "));
    }

    [Test]
    public async Task A_quotation_mark_that_nobody_closes_costs_the_rows_up_to_the_next_one_and_is_found()
    {
        var directory = await ReadAsync(new GedsExtract().Person("Roy", Finance).Line("\"Tremblay,Anne").Person("Swallowed", Finance).Person("Gagné", Finance));

        Assert.That(SurnamesOf(directory), Is.EqualTo("Roy Gagné"));
        Assert.That(FindingsOf(directory), Is.EqualTo(new[] { (3, (string?)null, "row.field_count") }));
    }

    [Test]
    public async Task A_file_of_as_many_bytes_as_are_allowed_is_read()
    {
        var bytes = Large().Bytes();

        Assert.That((await ReadAsync(GedsExtract.FileOf(bytes), maxBytes: bytes.Length)).Employees, Has.Count.EqualTo(2_000));
    }

    [Test]
    public void A_file_of_more_bytes_than_are_allowed_is_refused()
    {
        var bytes = Large().Bytes();

        Assert.That(RefusalOf(GedsExtract.FileOf(bytes), maxBytes: bytes.Length - 1), Does.Contain("Imports:MaxBytes").And.Contain($"{bytes.Length - 1} bytes"));
    }

    [Test]
    public void A_zip_whose_content_has_more_bytes_than_are_allowed_is_refused()
    {
        var bytes = Large().Bytes();
        var zip = GedsExtract.Zip(("gedsOpenData.csv", bytes));
        Assert.That(zip, Has.Length.LessThan(bytes.Length / 2));

        Assert.That(RefusalOf(GedsExtract.FileOf(zip), maxBytes: bytes.Length / 2), Does.Contain("Imports:MaxBytes").And.Contain("unpacked"));
    }

    [Test]
    public void A_file_that_cannot_be_opened_is_refused()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("orgchart-test-");
        try
        {
            var path = Path.Combine(folder.FullName, "missing.csv");
            Assert.That(RefusalOf(new SourceFile("missing.csv", () => File.OpenRead(path))), Does.Contain("missing.csv cannot be opened"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void A_disk_that_fails_is_not_taken_for_a_bad_file() =>
        Assert.ThrowsAsync<IOException>(() => ReadAsync(new SourceFile("gedsOpenData.csv", () => new BrokenStream(Large().Bytes()))));

    [Test]
    public async Task Progress_goes_by_the_bytes_of_the_file_and_ends_at_all_of_them()
    {
        var zip = GedsExtract.Zip(("gedsOpenData.csv", Large().Bytes()));
        var steps = new Steps();

        await new GedsSource(Options.Create(new ImportOptions())).ReadAsync(GedsExtract.FileOf(zip), [], steps, CancellationToken.None);

        Assert.That(steps.Seen.Select(step => step.Stage), Is.All.EqualTo(ImportStage.Reading));
        Assert.That(steps.Seen.Select(step => step.Total), Is.All.EqualTo(zip.Length));
        Assert.That(steps.Seen.Select(step => step.Done), Is.Ordered);
        Assert.That(steps.Seen[^1].Done, Is.EqualTo(zip.Length));
        Assert.That(steps.Seen, Has.Count.GreaterThan(1));
    }

    [Test]
    public void Reading_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var cancelling = new Steps(stop.Cancel);

        Assert.CatchAsync<OperationCanceledException>(() =>
            new GedsSource(Options.Create(new ImportOptions())).ReadAsync(Large(rows: 20_000).File(), [], cancelling, stop.Token));
    }

    // A column that is not loaded takes as much text as it likes.
    private static (string Column, string Value) Filler(int length) => ("Mailstop", new string('f', length));

    private static GedsExtract Large(int rows = 2_000)
    {
        var extract = new GedsExtract();
        for (var i = 0; i < rows; i++) extract.Person($"Surname{i}", Finance, ("Email", $"s{i}@example.org"));
        return extract;
    }

    private sealed class Steps(Action? onFirst = null) : IProgress<ImportProgress>
    {
        public List<ImportProgress> Seen { get; } = [];

        public void Report(ImportProgress value)
        {
            Seen.Add(value);
            if (Seen.Count == 1) onFirst?.Invoke();
        }
    }

    private sealed class BrokenStream(byte[] bytes) : MemoryStream(bytes)
    {
        // Reading into a span comes here too.
        public override int Read(byte[] buffer, int offset, int count) =>
            Position > 0 ? throw new IOException("The disk is broken.") : base.Read(buffer, offset, Math.Min(count, 4));
    }
}
