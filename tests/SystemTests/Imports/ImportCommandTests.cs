using System.IO.Compression;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Imports;

[TestFixture, Parallelizable]
internal sealed class ImportCommandTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task A_load_shows_a_summary_and_stands_in_the_history()
    {
        var output = await OrgChartProcess.SucceedAsync(folder, "import", Repository.Demo);
        var history = Json(await OrgChartProcess.SucceedAsync(folder, "imports", "--json"));

        Assert.That(output, Does.Contain("revision 1").And.Contain("3,008").And.Contain("311").And.Contain("6 departments"));
        Assert.That(history.Number("total"), Is.EqualTo(1));
        Assert.That(history.Items()[0].Text("state"), Is.EqualTo("succeeded"));
        Assert.That(history.Items()[0].Text("startedBy"), Is.EqualTo("operator"));
        Assert.That(history.Items()[0].GetProperty("progress").GetProperty("done").GetInt64(), Is.EqualTo(new FileInfo(Repository.Demo).Length));
    }

    [Test]
    public async Task The_same_file_again_changes_nothing_not_even_the_revision()
    {
        await OrgChartProcess.SucceedAsync(folder, "import", Repository.Demo);
        var again = Json(await OrgChartProcess.SucceedAsync(folder, "import", Repository.Demo, "--json"));

        Assert.That(again.Number("revision"), Is.EqualTo(1));
        Assert.That(again.GetProperty("counts").GetProperty("employees").Number("unchanged"), Is.EqualTo(3008));
        Assert.That(again.GetProperty("counts").GetProperty("units").Number("unchanged"), Is.EqualTo(311));
    }

    [Test]
    public async Task A_dry_run_tells_and_does_nothing()
    {
        var dry = Json(await OrgChartProcess.SucceedAsync(folder, "import", Repository.Demo, "--dry-run", "--json"));
        var real = Json(await OrgChartProcess.SucceedAsync(folder, "import", Repository.Demo, "--json"));

        Assert.That(dry.GetProperty("counts").ToString(), Is.EqualTo(real.GetProperty("counts").ToString()));
        Assert.That(dry.Number("revision"), Is.Zero);
        Assert.That(real.Number("revision"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_zip_of_some_departments_leaves_the_others_alone()
    {
        var zip = folder.File("demo.zip");
        await using (var archive = await ZipFile.OpenAsync(zip, ZipArchiveMode.Create))
            await archive.CreateEntryFromFileAsync(Repository.Demo, "gedsOpenData.csv");

        var some = Json(await OrgChartProcess.SucceedAsync(folder, "import", zip, "--departments", "dsn,FRN", "--json")).GetProperty("counts");
        var rest = Json(await OrgChartProcess.SucceedAsync(folder, "import", zip, "--json")).GetProperty("counts");

        Assert.That(some.Number("departments"), Is.EqualTo(2));
        Assert.That(some.GetProperty("employees").Number("added"), Is.EqualTo(417 + 214));
        Assert.That(some.Number("skipped"), Is.EqualTo(3008 - 417 - 214));
        Assert.That(rest.GetProperty("employees").Number("added"), Is.EqualTo(3008 - 417 - 214));
        Assert.That(rest.GetProperty("employees").Number("unchanged"), Is.EqualTo(417 + 214));
    }

    [Test]
    public async Task Findings_are_written_to_a_file_by_line()
    {
        var lines = (await File.ReadAllLinesAsync(Repository.Demo)).ToList();
        lines[41] += ",one field more";
        await File.WriteAllLinesAsync(folder.File("odd.csv"), lines);

        var output = await OrgChartProcess.RunAsync(folder, "import", folder.File("odd.csv"), "--findings", folder.File("findings.csv"), folder.DatabaseSetting);

        Assert.That(output.ExitCode, Is.Zero, output.Error);
        Assert.That(output.Error, Does.Contain("Line 42: The row has 45 fields instead of 44"));
        Assert.That(await File.ReadAllLinesAsync(folder.File("findings.csv")), Is.EqualTo([
            "line,column,code,message", "42,,row.field_count,The row has 45 fields instead of 44; it was left out."]));
        Assert.That(await OrgChartProcess.SucceedAsync(folder, "imports", "1"), Does.Contain("row.field_count"));
    }

    [TestCase("missing.csv", "cannot be opened")]
    [TestCase("truncated.zip", "truncated zip")]
    [TestCase("binary.csv", "not a GEDS extract")]
    [TestCase("columns.csv", "lacks the columns")]
    [TestCase("empty.csv", "empty")]
    public async Task A_file_that_cannot_be_loaded_is_a_clear_error_and_changes_nothing(string name, string why)
    {
        await OrgChartProcess.SucceedAsync(folder, "import", Repository.Demo);
        await MakeAsync(name);

        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, "import", folder.File(name), folder.DatabaseSetting);
        var after = Json(await OrgChartProcess.SucceedAsync(folder, "import", Repository.Demo, "--json"));

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain(why).And.Contain(name).And.Not.Contain("   at "));
        Assert.That(after.Number("revision"), Is.EqualTo(1));
        Assert.That(after.GetProperty("counts").GetProperty("employees").Number("unchanged"), Is.EqualTo(3008));
    }

    [Test]
    public async Task A_load_that_would_remove_many_people_stops_unless_it_is_forced()
    {
        await OrgChartProcess.SucceedAsync(folder, "import", Repository.Demo);
        await File.WriteAllLinesAsync(folder.File("half.csv"), (await File.ReadAllLinesAsync(Repository.Demo)).Take(1500));

        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, "import", folder.File("half.csv"), folder.DatabaseSetting);
        var forced = Json(await OrgChartProcess.SucceedAsync(folder, "import", folder.File("half.csv"), "--force", "--json"));

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain("import.too_many_removed").And.Contain("1,509 of the 3,008 people").And.Contain("Imports:MaxRemovedShare"));
        Assert.That(forced.GetProperty("counts").GetProperty("employees").Number("removed"), Is.EqualTo(1509));
    }

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    private async Task MakeAsync(string name)
    {
        var file = folder.File(name);
        switch (name)
        {
            case "truncated.zip":
                await using (var archive = await ZipFile.OpenAsync(file, ZipArchiveMode.Create))
                    await archive.CreateEntryFromFileAsync(Repository.Demo, "gedsOpenData.csv");
                var bytes = await File.ReadAllBytesAsync(file);
                await File.WriteAllBytesAsync(file, bytes[..(bytes.Length / 2)]);
                break;
            case "binary.csv":
                await File.WriteAllBytesAsync(file, await File.ReadAllBytesAsync(Repository.Program));
                break;
            case "columns.csv":
                await File.WriteAllTextAsync(file, "Surname,GivenName,Email\r\nA,B,c@example.org\r\n");
                break;
            case "empty.csv":
                await File.WriteAllTextAsync(file, "");
                break;
        }
    }
}
