using System.IO.Compression;
using System.Text.Json;
using System.Xml;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Imports;

/// <summary>217,314 people in 23,119 units, two days of them.</summary>
[TestFixture, Parallelizable]
internal sealed class FullExtractTests
{
    private readonly TemporaryFolder folder = new();
    private JsonElement truth;
    private JsonElement loaded;

    [OneTimeSetUp]
    public async Task LoadAsync()
    {
        truth = await Extract.MakeAsync(folder.Path);
        loaded = Json(await OrgChartProcess.SucceedAsync(folder, "import", folder.File("gedsOpenData.csv"), "--json"));
    }

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test, Order(1)]
    public void Counts_are_those_that_are_known()
    {
        var counts = loaded.GetProperty("counts");
        using var scope = Assert.EnterMultipleScope();
        Assert.That(counts.Number("rows"), Is.EqualTo(truth.Number("rows")));
        Assert.That(counts.Number("rejected"), Is.EqualTo(truth.Number("rows_rejected")));
        Assert.That(counts.Number("repeated"), Is.EqualTo(truth.Number("rows_repeated")));
        Assert.That(counts.GetProperty("employees").Number("added"), Is.EqualTo(truth.Number("employees")));
        Assert.That(counts.GetProperty("units").Number("added"), Is.EqualTo(truth.Number("units")));
        Assert.That(counts.Number("departments"), Is.EqualTo(truth.Number("departments")));
        Assert.That(counts.Number("levels"), Is.EqualTo(truth.Number("max_depth")));
    }

    [Test, Order(2)]
    public async Task Known_people_are_in_the_named_unit_with_the_named_path()
    {
        await using var server = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Database:ConnectionString", folder.Database.ConnectionString);
            host.UseSetting("Security:KeyFolder", folder.File("keys"));
            host.UseSetting("Access:AnonymousRead", "true");
            host.UseSetting("Access:AnonymousContactData", "true");
        });
        using var client = server.CreateClient();
        foreach (var person in truth.GetProperty("known_people").EnumerateArray())
        {
            var employee = await client.JsonAsync($"employees/{IdOf(person)}");
            using var scope = Assert.EnterMultipleScope();
            Assert.That(employee.GetProperty("unit").Text("name"), Is.EqualTo(person.Text("unit_en")));
            Assert.That(employee.GetProperty("department").Text("name"), Is.EqualTo(person.Text("department_en")));
            Assert.That(employee.GetProperty("path").EnumerateArray().Select(unit => unit.Text("name")), Is.EqualTo(person.GetProperty("path_en").EnumerateArray().Select(name => name.GetString())));
            var unit = await client.JsonAsync($"units/{employee.GetProperty("unit").Number("id")}?lang=fr");
            // The data has a few Windows apostrophes read as control characters; loading puts them right.
            Assert.That(unit.Text("name"), Is.EqualTo(person.Text("unit_fr")!.Replace('\u0092', '’')));
        }

        var largest = truth.GetProperty("largest_department");
        var departments = (await client.JsonAsync("departments?limit=200")).Items();
        Assert.That(departments, Has.Count.EqualTo(150));
        Assert.That(departments.MaxBy(department => department.Number("unitCount")).Number("unitCount"), Is.EqualTo(largest[0].GetInt32()));
    }

    [Test, Order(2)]
    public async Task Everybody_and_every_unit_goes_out_whatever_the_form()
    {
        var (people, units) = (truth.Number("employees"), truth.Number("units"));
        foreach (var file in (string[])["all.csv", "all.vcf", "all.dot", "all.xlsx"]) await OrgChartProcess.SucceedAsync(folder, "export", folder.File(file));

        Assert.That(File.ReadLines(folder.File("all.csv")).Count(), Is.EqualTo(people + 1));
        Assert.That(File.ReadLines(folder.File("all.vcf")).Count(line => line == "BEGIN:VCARD"), Is.EqualTo(people));
        Assert.That(File.ReadLines(folder.File("all.dot")).Count(line => line.Contains("[label=", StringComparison.Ordinal)), Is.EqualTo(units));
        await using var book = await ZipFile.OpenReadAsync(folder.File("all.xlsx"));
        foreach (var (sheet, rows) in ((string, int)[])[("xl/worksheets/sheet1.xml", people), ("xl/worksheets/sheet2.xml", units)])
        {
            using var xml = XmlReader.Create(await book.GetEntry(sheet)!.OpenAsync());
            var found = 0;
            for (xml.ReadToFollowing("row"); !xml.EOF; found++) if (!xml.ReadToNextSibling("row")) break;
            Assert.That(found, Is.EqualTo(rows), $"{sheet}: rows behind the heading");
        }
    }

    [Test, Order(3)]
    public async Task The_same_file_again_changes_nothing_not_even_the_revision_or_an_id()
    {
        var before = Rows();
        var again = Json(await OrgChartProcess.SucceedAsync(folder, "import", folder.File("gedsOpenData.csv"), "--json"));

        Assert.That(again.Number("revision"), Is.EqualTo(loaded.Number("revision")));
        Assert.That(again.GetProperty("counts").GetProperty("employees").Number("unchanged"), Is.EqualTo(truth.Number("employees")));
        Assert.That(again.GetProperty("counts").GetProperty("units").Number("unchanged"), Is.EqualTo(truth.Number("units")));
        Assert.That(Rows(), Is.EqualTo(before));
    }

    [Test, Order(4)]
    public async Task The_next_day_gives_the_changes_that_were_made()
    {
        var day2 = await Extract.MakeAsync(folder.Path, "--day", "2");
        var changes = day2.GetProperty("changes_since_day_1");

        var counts = Json(await OrgChartProcess.SucceedAsync(folder, "import", folder.File("gedsOpenData.csv"), "--json")).GetProperty("counts");

        var employees = counts.GetProperty("employees");
        using var scope = Assert.EnterMultipleScope();
        Assert.That(employees.Number("total"), Is.EqualTo(day2.Number("employees")));
        Assert.That(counts.GetProperty("units").Number("total"), Is.EqualTo(day2.Number("units")));
        Assert.That(employees.Number("added"), Is.EqualTo(changes.Number("joined")));
        Assert.That(employees.Number("removed"), Is.EqualTo(changes.Number("left")));
        Assert.That(employees.Number("moved"), Is.EqualTo(changes.Number("moved")));
        // The tool deals the shared mailboxes anew each day: up to 3 times 43 people lose theirs, and as many get one.
        Assert.That(employees.Number("changed"), Is.InRange(changes.Number("retitled"), changes.Number("retitled") + (2 * 3 * 43)));
        // A unit that nobody is directly in any more takes its acronym from its key.
        Assert.That(counts.GetProperty("units").Number("changed"), Is.InRange(changes.Number("renamed_units"), changes.Number("renamed_units") + 10));
    }

    [Test, Order(5)]
    public async Task What_is_loadable_of_a_nasty_file_is_loaded_and_the_rest_named_by_line()
    {
        using var nasty = new TemporaryFolder();
        var expected = await Extract.MakeAsync(nasty.Path, "--departments", "ESDC,CRA,PCH", "--people", "20000", "--quirks", "nasty");

        var counts = Json(await OrgChartProcess.SucceedAsync(nasty, "import", nasty.File("gedsOpenData.csv"), "--json", "--findings", nasty.File("findings.csv"))).GetProperty("counts");

        var findings = (await File.ReadAllLinesAsync(nasty.File("findings.csv"))).Skip(1).ToList();
        using var scope = Assert.EnterMultipleScope();
        Assert.That(counts.Number("rows"), Is.EqualTo(expected.Number("rows")));
        Assert.That(counts.Number("rejected"), Is.EqualTo(expected.Number("rows_rejected")));
        Assert.That(counts.GetProperty("employees").Number("added"), Is.EqualTo(expected.Number("employees")));
        Assert.That(counts.GetProperty("units").Number("added"), Is.EqualTo(expected.Number("units")));
        Assert.That(findings, Has.Count.EqualTo(expected.Number("rows_rejected")));
        Assert.That(findings, Is.All.Match("^[1-9][0-9]*,"));
    }

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    private int IdOf(JsonElement person) => (int)folder.Database.Number(
        "SELECT id FROM employees WHERE surname = @surname AND given_name = @given", ("surname", person.Text("surname")!), ("given", person.Text("given")!));

    /// <summary>Every id and version of the directory, as one number each.</summary>
    private (long Units, long Employees) Rows()
    {
        return (Sum("org_units"), Sum("employees"));

        long Sum(string table) => folder.Database.Number($"SELECT sum((id * 31 + version) * (id % 1009 + 1)) FROM {table}");
    }
}
