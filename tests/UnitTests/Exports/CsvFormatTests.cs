using System.Globalization;
using System.Text;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using OrgChart.Application.Exports;
using OrgChart.UnitTests.Directory;
using OrgChart.WebApi.Exports.Formats;
using OrgChart.WebApi.Imports;

namespace OrgChart.UnitTests.Exports;

[TestFixture]
internal sealed class CsvFormatTests
{
    // OWASP, CSV injection.
    private static readonly char[] Dangerous = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    [Test]
    public void No_cell_begins_like_a_formula_and_every_name_is_there() => Check(Hostile.Names);

    [Test]
    public void So_it_is_with_any_names() => Prop.ForAll<string[]>(names => Check([.. names.Where(IsName)])).QuickCheckThrowOnFailure();

    [Test]
    public void It_begins_with_the_mark_by_which_spreadsheets_know_the_encoding() =>
        Assert.That(new CsvFormat().Write(Hostile.Directory("é").Branch())[..3], Is.EqualTo(Encoding.UTF8.Preamble.ToArray()));

    [Test]
    public void Contact_data_has_columns_only_for_those_who_may_see_it()
    {
        var seen = Rows(Hostile.Directory("secret").Branch());
        var hidden = Rows(Hostile.Directory("secret").Branch(withContactData: false));

        Assert.That(seen[0], Does.Contain("phone").And.Contain("email").And.Contain("street").And.Contain("room"));
        Assert.That(hidden[0], Does.Not.Contain("phone").And.Not.Contain("email").And.Not.Contain("street").And.Not.Contain("room"));
        Assert.That(hidden[1].Count(cell => cell == "secret"), Is.EqualTo(4), "surname, given name, title, unit");
    }

    [Test]
    public void Without_people_there_is_a_row_for_each_unit()
    {
        var rows = Rows(Hostile.Directory("Finance", "Payroll").Branch(withPeople: false));

        Assert.That(rows[0][..5], Is.EqualTo(["id", "sourceKey", "level", "name", "acronym"]));
        Assert.That(rows[1..].Select(row => (row[0], row[2], row[3])), Is.EqualTo([("1", "0", "Department"), ("2", "1", "Finance"), ("3", "1", "Payroll")]));
        Assert.That(rows[2], Does.Contain("Department / Finance"));
    }

    [TestCase("x;=1+1;y", "x;'=1+1;y")]
    [TestCase("x; =1", "x; '=1")]
    [TestCase("x;\"=1\"", "x;\"'=1\"")]
    [TestCase("x;;\t＋1;-2", "x;;\t'＋1;'-2")]
    [TestCase("x\n@y", "x\n'@y")]
    [TestCase("a;b - c", "a;b - c")]
    public void Nor_does_a_part_that_semicolons_make_a_cell_of_its_own(string name, string safe)
    {
        var rows = Rows(Hostile.Directory(name).Branch());

        Assert.That(rows[1][rows[0].IndexOf("surname")], Is.EqualTo(safe));
        Assert.That(rows[1][rows[0].IndexOf("unit")], Is.EqualTo(safe));
    }

    [Test]
    public async Task Nor_do_findings_that_quote_a_file()
    {
        await using var text = new StringWriter();
        await using (var csv = new CsvWriter(text, FindingsTable.Settings, leaveOpen: true)) await FindingsTable.WriteAsync(csv, 1, "x;=1", "row.wrong", "x; \"=1\"");

        Assert.That(text.ToString(), Is.EqualTo("1,x;'=1,row.wrong,\"x; \"\"'=1\"\"\"\r\n"));
    }

    internal static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && name.EnumerateRunes().All(rune => rune.Value != 0xFFFD);

    private static void Check(string[] names)
    {
        var rows = Rows(Hostile.Directory(names).Branch());
        var (id, surname, title) = (rows[0].IndexOf("id"), rows[0].IndexOf("surname"), rows[0].IndexOf("jobTitle"));

        Assert.That(rows, Has.Count.EqualTo(names.Length + 1));
        foreach (var row in rows.Skip(1))
        {
            var name = names[int.Parse(row[id], CultureInfo.InvariantCulture) - 2];
            foreach (var cell in (string[])[row[surname], row[title]])
            {
                Assert.That(cell.StartsWith('\''), Is.EqualTo(Dangerous.Contains(name[0]) || name[0] == '\''));
                Assert.That(cell.Replace("'", "", StringComparison.Ordinal), Is.EqualTo(name.Replace("'", "", StringComparison.Ordinal)));
                // What a spreadsheet makes of it where semicolons separate lists.
                Assert.That(cell.Split(';', '\r', '\n').Skip(1).Select(part => part.TrimStart([' ', '\t', '\v', '\f', '"'])).Where(part => part.Length > 0 && Dangerous.Contains(part[0])), Is.Empty);
            }

            Assert.That(row.Where(cell => cell.Length > 0 && Dangerous.Contains(cell[0])), Is.Empty);
        }
    }

    private static List<List<string>> Rows(Branch branch)
    {
        using var text = new StringReader(new CsvFormat().WriteText(branch)[1..]);
        using var csv = new CsvParser(text, CultureInfo.InvariantCulture);
        var rows = new List<List<string>>();
        while (csv.Read()) rows.Add([.. csv.Record!]);
        return rows;
    }
}
