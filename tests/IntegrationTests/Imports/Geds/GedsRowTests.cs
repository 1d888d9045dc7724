using NUnit.Framework;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.IntegrationTests.Imports.Geds;

/// <summary>What a row tells, and what is said of one that cannot be loaded.</summary>
public sealed class GedsRowTests : GedsTest
{
    [Test]
    public async Task A_row_tells_everything_about_a_person()
    {
        var directory = await ReadAsync(new GedsExtract().Person(
            "Roy", Finance, ("GivenName", "Anne-Marie"), ("Title (EN)", "Director"), ("Title (FR)", "Directrice"),
            ("Telephone Number", "613-555-0101"), ("Email", "anne-marie.roy@example.org"),
            ("Street Address (EN)", "1 Main Street"), ("Street Address (FR)", "1, rue Principale"), ("Country (EN)", "Canada"), ("Country (FR)", "Le Canada"),
            ("Province (EN)", "Quebec"), ("Province (FR)", "Québec"), ("City (EN)", "Montreal"), ("City (FR)", "Montréal"), ("Postal Code", "H1H 1H1"),
            ("Building (EN)", "Tower"), ("Building (FR)", "Tour"), ("Floor", "7"), ("Room", "7-101")));

        var person = directory.Employees.Single();
        Assert.That(person.Details, Is.EqualTo(new EmployeeDetails(
            "Roy", "Anne-Marie", new("Director", "Directrice"), "613-555-0101", "anne-marie.roy@example.org",
            new Address(
                new("1 Main Street", "1, rue Principale"), new("Montreal", "Montréal"), new("Quebec", "Québec"), new("Canada", "Le Canada"),
                "H1H 1H1", new("Tower", "Tour"), "7", "7-101"))));
        Assert.That((person.Line, person.Unit.Key), Is.EqualTo((2, Finance.Key)));
    }

    [Test]
    public async Task What_a_row_leaves_empty_is_missing()
    {
        var directory = await ReadAsync(new GedsExtract().Person("Roy", Finance, ("GivenName", ""), ("Title (FR)", " ")));

        Assert.That(
            directory.Employees.Single().Details, Is.EqualTo(new EmployeeDetails("Roy", "", LocalizedText.None, null, null, Address.None)));
    }

    [Test]
    public async Task Texts_are_trimmed_and_their_blanks_folded_and_control_characters_dropped()
    {
        var directory = await ReadAsync(new GedsExtract().Person("  Le   Roy ", Finance, ("Title (EN)", "Ana\0lyst\u0007\tof\u00A0\u00A0things")));

        Assert.That(SurnamesOf(directory), Is.EqualTo("Le Roy"));
        Assert.That(directory.Employees[0].Details.JobTitle.En, Is.EqualTo("Analyst of things"));
    }

    [Test]
    public async Task Quoted_commas_and_quotation_marks_belong_to_the_text()
    {
        var directory = await ReadAsync(new GedsExtract().Person("Roy", Finance, ("Title (EN)", "Director, \"Special\" Projects")));

        Assert.That(directory.Employees[0].Details.JobTitle.En, Is.EqualTo("Director, \"Special\" Projects"));
    }

    [TestCase("=HYPERLINK(\"http://127.0.0.1/x\",\"click\")")]
    [TestCase("+1+1")]
    [TestCase("-2+3")]
    [TestCase("@SUM(A1)")]
    public async Task What_a_spreadsheet_would_run_is_a_text(string cell)
    {
        var directory = await ReadAsync(new GedsExtract().Person("Roy", Finance, ("Title (EN)", cell)));

        Assert.That(directory.Employees[0].Details.JobTitle.En, Is.EqualTo(cell));
    }

    [TestCase("\r\n")]
    [TestCase("\n")]
    public async Task A_quoted_line_break_is_a_blank_and_lines_are_counted_on(string lineBreak)
    {
        var directory = await ReadAsync(new GedsExtract()
            .Person("Roy", Finance, ("Street Address (EN)", $"1{lineBreak}Main{lineBreak}Street"))
            .Person("", Finance)
            .Person("Gagné", Finance, ("Mailstop", lineBreak))
            .Person("Tremblay", Finance)
            .Row(GedsExtract.Fields("Côté", Finance).Append("one too many")));

        Assert.That(directory.Employees[0].Details.Address.Street.En, Is.EqualTo("1 Main Street"));
        Assert.That(directory.Employees.Select(person => person.Line), Is.EqualTo(new[] { 2, 6, 8 }));
        Assert.That(FindingsOf(directory), Is.EqualTo(new[] { (5, "Surname", "row.surname_missing"), (9, null, "row.field_count") }));
    }

    [Test]
    public async Task Empty_lines_are_no_rows_and_lines_are_counted_on()
    {
        var directory = await ReadAsync(new GedsExtract().Person("Roy", Finance).Line("").Line("").Person("", Finance).Person("Gagné", Finance).Line(""));

        Assert.That(directory.Reading.Rows, Is.EqualTo(3));
        Assert.That(FindingsOf(directory), Is.EqualTo(new[] { (5, "Surname", "row.surname_missing") }));
        Assert.That(directory.Employees.Select(person => person.Line), Is.EqualTo(new[] { 2, 6 }));
    }

    [Test]
    public async Task A_row_with_43_or_45_fields_is_found_and_the_others_are_loaded()
    {
        var fields = GedsExtract.Fields("Wrong", Finance);
        var directory = await ReadAsync(new GedsExtract().Person("First", Finance).Row(fields[..^1]).Row([.. fields, "45"]).Person("Last", Finance));

        Assert.Multiple(() =>
        {
            Assert.That(SurnamesOf(directory), Is.EqualTo("First Last"));
            Assert.That(FindingsOf(directory), Is.EqualTo(new[] { (3, (string?)null, "row.field_count"), (4, null, "row.field_count") }));
            Assert.That(directory.Reading.Findings[0].Message, Does.Contain("43 fields instead of 44"));
            Assert.That(directory.Reading.Findings[1].Message, Does.Contain("45 fields instead of 44"));
            Assert.That((directory.Reading.Rows, directory.Reading.Rejected, directory.Reading.Repeated), Is.EqualTo((4, 2, 0)));
        });
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("\u00A0")]
    public async Task A_row_without_surname_is_found(string surname)
    {
        var directory = await ReadAsync(new GedsExtract().Person(surname, Finance).Person("Roy", Finance));

        Assert.That(SurnamesOf(directory), Is.EqualTo("Roy"));
        Assert.That(FindingsOf(directory), Is.EqualTo(new[] { (2, "Surname", "row.surname_missing") }));
        Assert.That(directory.Reading.Rejected, Is.EqualTo(1));
    }

    [Test]
    public async Task A_row_without_structure_is_found()
    {
        var directory = await ReadAsync(new GedsExtract()
            .Person("Lost", Finance, ("Organization Structure (EN)", " "), ("Organization Structure (FR)", "")).Person("Roy", Finance));

        Assert.That(SurnamesOf(directory), Is.EqualTo("Roy"));
        Assert.That(FindingsOf(directory), Is.EqualTo(new[] { (2, "Organization Structure (EN)", "row.structure_missing") }));
    }

    [TestCase("Surname", 100)]
    [TestCase("GivenName", 100)]
    [TestCase("Title (EN)", 300)]
    [TestCase("Title (FR)", 300)]
    [TestCase("Telephone Number", 60)]
    [TestCase("Email", 254)]
    [TestCase("Street Address (FR)", 300)]
    [TestCase("City (EN)", 100)]
    [TestCase("Province (FR)", 100)]
    [TestCase("Country (EN)", 100)]
    [TestCase("Postal Code", 20)]
    [TestCase("Building (FR)", 200)]
    [TestCase("Floor", 50)]
    [TestCase("Room", 50)]
    public async Task A_text_longer_than_its_column_is_found_and_one_as_long_is_loaded(string column, int maxLength)
    {
        var directory = await ReadAsync(new GedsExtract()
            .Person("Fits", Finance, (column, new string('é', maxLength)), ("Fax Number", "1"))
            .Person("Long", Finance, (column, new string('é', maxLength + 1)), ("Fax Number", "2")));

        Assert.That(directory.Employees.Select(person => person.Line), Is.EqualTo(new[] { 2 }));
        Assert.That(FindingsOf(directory), Is.EqualTo(new[] { (3, column, "value.too_long") }));
        Assert.That(directory.Reading.Findings[0].Message, Does.Contain($"{maxLength + 1} characters, more than {maxLength}"));
    }

    [Test]
    public async Task A_finding_tells_nothing_personal()
    {
        var directory = await ReadAsync(new GedsExtract()
            .Person("Roy", Finance, ("Title (EN)", "Very ".PadRight(5_000, 'y'))).Row([.. GedsExtract.Fields("Roy", Finance), "x"])
            .Person("Roy", Finance, ("Organization Structure (EN)", ""), ("Organization Structure (FR)", "")));

        Assert.That(directory.Reading.Findings, Has.Count.EqualTo(3));
        Assert.That(directory.Reading.Findings.Select(finding => finding.Message), Has.None.Contain("Roy").And.None.Contain("Very"));
    }

    [Test]
    public async Task A_row_repeated_to_the_letter_counts_once()
    {
        var directory = await ReadAsync(new GedsExtract()
            .Person("Roy", Finance, ("Email", "r@example.org")).Person("Gagné", Finance).Person("Roy", Finance, ("Email", "r@example.org"))
            .Person("Roy", Finance, ("Email", "r@example.org")));

        Assert.That(SurnamesOf(directory), Is.EqualTo("Roy Gagné"));
        Assert.That((directory.Reading.Rows, directory.Reading.Repeated, directory.Reading.Rejected), Is.EqualTo((4, 2, 0)));
        Assert.That(directory.Reading.Findings, Is.Empty);
    }

    [TestCase("Surname", "Roy", " Roy ")]
    [TestCase("Title (EN)", "Chief Clerk", "Chief  Clerk")]
    [TestCase("Fax Number", "613 555", " 613  555")]
    [TestCase("Mailstop", "", "  ")]
    [TestCase("Title (FR)", "", " ")]
    public async Task A_row_that_differs_from_another_one_only_in_blanks_counts_once(string column, string value, string withBlanks)
    {
        var directory = await ReadAsync(new GedsExtract().Person("Roy", Finance, (column, value)).Person("Roy", Finance, (column, withBlanks)));

        Assert.That((directory.Employees.Count, directory.Reading.Repeated), Is.EqualTo((1, 1)));
    }

    [TestCase("Email")]
    [TestCase("Fax Number")]
    [TestCase("Executive Assistant")]
    public async Task A_row_that_differs_from_another_one_in_any_column_is_another_person(string column)
    {
        var directory = await ReadAsync(new GedsExtract().Person("Roy", Finance, (column, "1")).Person("Roy", Finance, (column, "2")));

        Assert.That((directory.Employees.Count, directory.Reading.Repeated), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task The_same_text_in_another_column_makes_another_row()
    {
        var directory = await ReadAsync(new GedsExtract().Person("Roy", Finance, ("Fax Number", "1")).Person("Roy", Finance, ("TDD Number", "1")));

        Assert.That(directory.Employees, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_row_has_the_same_digest_every_time_and_another_one_in_another_unit()
    {
        var extract = new GedsExtract().Person("Roy", Finance).Person("Roy", Employment).Person("Royer", Finance);

        var first = (await ReadAsync(extract)).Employees.Select(person => person.Digest).ToList();
        var second = (await ReadAsync(extract)).Employees.Select(person => person.Digest).ToList();

        Assert.That(second, Is.EqualTo(first).And.Unique);
    }
}
