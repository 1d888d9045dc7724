using System.IO.Compression;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.CommandLine;

/// <summary><c>search</c>, <c>show</c>, <c>tree</c> and <c>export</c>, without a server.</summary>
[TestFixture, Parallelizable]
internal sealed class DirectoryVerbsTests
{
    private TemporaryFolder folder = null!;

    [OneTimeSetUp]
    public async Task LoadAsync()
    {
        folder = new TemporaryFolder();
        await OrgChartProcess.SucceedAsync(folder, "import", Repository.Demo);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => folder?.Dispose();

    [Test]
    public async Task Search_finds_what_is_mistyped_in_the_language_wanted()
    {
        var text = await RunAsync("search", "acessibility", "taem", "--type", "unit");
        var json = await JsonAsync("search", "acessibility", "taem", "--type", "unit", "--lang", "fr", "--limit", "1", "--json");

        Assert.That(text, Does.Contain("Accessibility Team").And.Contain("Digital Services Northland / Online Services Branch"));
        Assert.That(json.Items().Single().Text("name"), Is.EqualTo("Équipe de l'accessibilité"));
    }

    [Test]
    public async Task Units_and_people_are_shown_with_all_that_is_known()
    {
        var unit = (await JsonAsync("search", "accessibility", "team", "--type", "unit", "--json")).Items()[0].Number("id");
        var person = (await JsonAsync("search", "loiselle", "--type", "employee", "--json")).Items()[0].Number("id");

        Assert.That(await RunAsync("show", "unit", $"{unit}"), Does.Contain("Accessibility Team").And.Contain("Équipe de l'accessibilité").And.Contain("OU=AT-EA"));
        Assert.That(await RunAsync("show", "employee", $"{person}"), Does.Contain("Loiselle").And.Contain("E-mail").And.Contain(".northland.example"));
        Assert.That((await JsonAsync("show", "employee", $"{person}", "--json")).Members(), Does.Contain("email").And.Contain("path"));
        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, "show", "unit", "999999", folder.DatabaseSetting);
        Assert.That((exitCode, error.Contains("999999", StringComparison.Ordinal), error.Contains("   at ", StringComparison.Ordinal)), Is.EqualTo((1, true, false)), error);
    }

    [Test]
    public async Task A_tree_is_indented_counted_and_as_deep_as_wanted()
    {
        var tree = (await RunAsync("tree")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var department = int.Parse(tree[0].Split('(')[^1].Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);

        Assert.That(tree[0], Does.Match(@"^\S.* \(\d+: [\d,]+ people\)"));
        Assert.That(tree.Select(line => line.Length - line.TrimStart().Length).Distinct(), Is.EquivalentTo([0, 2, 4]));
        Assert.That((await RunAsync("tree", $"{department}", "--depth", "0")).Trim(), Does.Match(@"^[^\n]*, \d+ units beneath\)$"));
        Assert.That((await JsonAsync("tree", $"{department}", "--depth", "1", "--json")).GetProperty("units").EnumerateArray().Select(unit => unit.Number("level")), Is.All.LessThan(2));
    }

    [Test]
    public async Task An_export_goes_to_standard_output_or_to_a_file_whose_name_says_its_form()
    {
        Assert.That(await RunAsync("export", "--format", "dot", "--depth", "0"), Does.StartWith("digraph").And.Contain("Digital Services Northland"));
        Assert.That(await RunAsync("export", "--people", "false"), Does.Contain("id,sourceKey,level,name"));
        Assert.That((await JsonAsync("export", "--format", "json")).GetProperty("units").GetArrayLength(), Is.GreaterThan(20));

        var file = folder.File("people.xlsx");
        await RunAsync("export", file);
        await using (var zip = await ZipFile.OpenReadAsync(file)) Assert.That(zip.Entries.Select(entry => entry.FullName), Does.Contain("xl/worksheets/sheet2.xml"));

        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, "export", file, folder.DatabaseSetting);
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain("--force"));
        await RunAsync("export", file, "--format", "vcard", "--force");
        Assert.That(await File.ReadAllTextAsync(file), Does.StartWith("BEGIN:VCARD\r\nVERSION:4.0\r\n").And.Contain("EMAIL;TYPE=work:"));
        Assert.That(Directory.GetFiles(folder.Path, "*.new"), Is.Empty);
    }

    [Test]
    public async Task An_export_into_a_file_of_an_unknown_form_is_refused_and_one_that_is_made_is_for_its_owner()
    {
        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, "export", folder.File("people.pdf"), folder.DatabaseSetting);

        Assert.That((exitCode, File.Exists(folder.File("people.pdf"))), Is.EqualTo((1, false)));
        Assert.That(error, Does.Contain(".pdf").And.Contain(".csv, .xlsx").And.Contain("--format"));
        await RunAsync("export", folder.File("people.csv"));
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(folder.File("people.csv")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [TestCase("search accessibility")]
    [TestCase("show unit 1")]
    [TestCase("tree")]
    [TestCase("export")]
    [TestCase("imports")]
    [TestCase("jobs")]
    [TestCase("users list")]
    [TestCase("clients list")]
    public async Task Who_reads_makes_no_database(string verb)
    {
        using var empty = new TemporaryFolder();
        using var database = ServerDatabase.CreateEmpty(empty);

        var (exitCode, _, error) = await OrgChartProcess.RunAsync(empty, [.. verb.Split(' '), $"--Database:ConnectionString={database.ConnectionString}"]);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain(ServerDatabase.IsFile ? "Database:ConnectionString" : "orgchart migrate up").And.Not.Contain("   at "));
        Assert.That(Directory.GetFiles(empty.Path, "*.db*", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public async Task Nor_does_he_change_one()
    {
        using var old = new TemporaryFolder();
        await OrgChartProcess.SucceedAsync(old, "migrate", "up");
        await OrgChartProcess.SucceedAsync(old, "migrate", "down");

        var (exitCode, _, error) = await OrgChartProcess.RunAsync(old, "tree", old.DatabaseSetting);

        Assert.That((exitCode, error.Contains("orgchart migrate up", StringComparison.Ordinal)), Is.EqualTo((1, true)), error);
        Assert.That(await OrgChartProcess.SucceedAsync(old, "migrate", "status", "--json"), Does.Contain("false"));
    }

    private Task<string> RunAsync(params string[] arguments) => OrgChartProcess.SucceedAsync(folder, arguments);

    private async Task<JsonElement> JsonAsync(params string[] arguments) => JsonSerializer.Deserialize<JsonElement>(await RunAsync(arguments));
}
