using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.CommandLine;

[TestFixture, Parallelizable]
internal sealed class UsageTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task Help_lists_the_verbs_and_each_verb_has_help()
    {
        string[] verbs = ["serve", "import", "imports", "migrate", "copy", "backup", "restore", "create-user", "create-client", "generate-secrets", "keys", "export-openapi",
            "doctor", "search", "show", "tree", "export", "users", "clients", "jobs", "completion"];

        var (exitCode, output, _) = await OrgChartProcess.RunAsync(folder, "--help");

        Assert.That(exitCode, Is.Zero);
        foreach (var verb in verbs)
        {
            Assert.That(output, Does.Contain(verb));
            var help = await OrgChartProcess.RunAsync(folder, verb, "--help");
            Assert.That(help.ExitCode, Is.Zero, verb);
            Assert.That(help.Output, Does.Contain("Usage:").And.Contain(verb));
            Assert.That(help.Output, Does.Contain("Example: "), verb);
        }
    }

    [TestCase("users")]
    [TestCase("clients")]
    [TestCase("keys")]
    [TestCase("show")]
    [TestCase("migrate")]
    public async Task What_a_verb_can_do_has_help_with_an_example_too(string verb)
    {
        var help = (await OrgChartProcess.RunAsync(folder, verb, "--help")).Output;
        var below = help.Split("Commands:")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && !line.StartsWith("   ", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ')[0]).ToList();

        Assert.That(below, Has.Count.GreaterThan(1), help);
        foreach (var one in below) Assert.That((await OrgChartProcess.RunAsync(folder, verb, one, "--help")).Output, Does.Contain("Example: "), $"{verb} {one}");
    }

    [TestCase("imprt")]
    [TestCase("import")]
    [TestCase("import", "a.csv", "b.csv")]
    [TestCase("import", "a.csv", "--dryrun")]
    [TestCase("imports", "--limit", "0")]
    [TestCase("imports", "x")]
    [TestCase("migrate")]
    [TestCase("migrate", "sideways")]
    [TestCase("migrate", "script", "Editing")]
    [TestCase("copy", "--from", "sqlite:x.db")]
    [TestCase("backup")]
    [TestCase("restore", "a.db", "b.db")]
    [TestCase("serve", "--port", "80")]
    [TestCase("dev-token", "--role", "admin")]
    [TestCase("create-user")]
    [TestCase("create-user", "--email", "a@example.org")]
    [TestCase("create-user", "--role", "admin")]
    [TestCase("create-client", "--name", "x")]
    [TestCase("create-client", "--scope", "directory:read")]
    [TestCase("create-client", "--name", "x", "--scope", "directory:read", "--unit", "first")]
    [TestCase("export", "--people", "maybe")]
    [TestCase("export", "--people")]
    [TestCase("keys")]
    [TestCase("keys", "forget")]
    [TestCase("doctor", "now")]
    [TestCase("search")]
    [TestCase("search", "x", "--type", "team")]
    [TestCase("search", "x", "--limit", "201")]
    [TestCase("show", "unit")]
    [TestCase("show", "unit", "first")]
    [TestCase("show", "team", "1")]
    [TestCase("tree", "1", "--depth", "-1")]
    [TestCase("export", "--format", "pdf")]
    [TestCase("export", "--lang", "de")]
    [TestCase("export", "--depth", "1001")]
    [TestCase("users")]
    [TestCase("users", "disable")]
    [TestCase("users", "list", "--role", "king")]
    [TestCase("users", "list", "--limit", "0")]
    [TestCase("clients", "remove")]
    [TestCase("jobs", "run")]
    [TestCase("completion")]
    [TestCase("completion", "tcsh")]
    public async Task Wrong_usage_ends_with_2_and_says_where_help_is(params string[] arguments)
    {
        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, arguments);

        Assert.That(exitCode, Is.EqualTo(2), error);
        Assert.That(error, Does.Contain("orgchart --help"));
    }

    [Test]
    public async Task Without_a_verb_the_help_is_shown_and_nothing_is_started()
    {
        var (exitCode, output, _) = await OrgChartProcess.RunAsync(folder);

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(output, Does.Contain("Usage:").And.Contain("serve").And.Contain("import"));
    }

    [TestCase("http://127.0.0.1:{0}", "in use")]
    [TestCase("nonsense", "--urls")]
    public async Task A_server_that_cannot_listen_says_why_in_a_sentence_and_nothing_crashes(string address, string reason)
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;

        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, "serve", folder.DatabaseSetting, $"--Security:KeyFolder={folder.File("keys")}", "--urls", string.Format(System.Globalization.CultureInfo.InvariantCulture, address, port));

        Assert.That(exitCode, Is.EqualTo(1), error);
        Assert.That(error, Does.Contain(reason).And.Not.Contain("FTL").And.Not.Contain("   at "));
    }

    [TestCase("--Database:Kind=MySql", "Database:Kind", ServerDatabase.Kind)]
    [TestCase("--Database:Kind=", "Kind", "required")]
    [TestCase("--Database:ConnectionString=Dta Source=x", "Database:ConnectionString", ServerDatabase.KeyOfConnection)]
    [TestCase("--Imports:MaxRemovedShare=2", "Imports:MaxRemovedShare", "between 0 and 1")]
    [TestCase("--Imports:MaxRemovedShare=much", "Imports:MaxRemovedShare", "much")]
    public async Task A_wrong_setting_stops_server_and_verbs_with_its_key_and_what_is_allowed(string setting, string key, string allowed)
    {
        foreach (var verb in (string[][])[["serve", "--urls=http://127.0.0.1:0"], ["imports"]])
        {
            var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, [.. verb, setting]);

            Assert.That(exitCode, Is.EqualTo(1), error);
            Assert.That(error, Does.Contain(key).And.Contain(allowed));
            Assert.That(error, Does.Not.Contain("   at "), "a sentence, no stack");
        }
    }

    [Test]
    public async Task Migrations_go_up_and_down_and_tell_where_they_are()
    {
        using var database = ServerDatabase.CreateEmpty(folder);
        var setting = $"--Database:ConnectionString={database.ConnectionString}";
        foreach (var (arguments, told) in (((string[], string)[])[(["status", "--json"], "\"applied\": false"), (["up"], "yes"), (["down", "0"], "no")]))
        {
            var (ended, output, error) = await OrgChartProcess.RunAsync(folder, ["migrate", .. arguments, setting]);
            Assert.That(ended, Is.Zero, error);
            Assert.That(output, Does.Contain(told));
        }

        var (exitCode, _, refusal) = await OrgChartProcess.RunAsync(folder, "migrate", "up", "Nowhere", setting);
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(refusal, Does.Contain("Nowhere").And.Contain("Initial"));
    }

    [Test]
    public async Task The_script_of_the_migrations_is_printed_without_a_database()
    {
        var setting = $"--Database:ConnectionString={ServerDatabase.Nowhere(folder)}";

        var (exitCode, output, error) = await OrgChartProcess.RunAsync(folder, "migrate", "script", "--to", "Editing", setting);
        Assert.That(exitCode, Is.Zero, error);
        Assert.That(output, Does.Contain("CREATE TABLE").And.Contain("org_units").And.Contain("_Editing").And.Not.Contain("refresh_tokens"));

        var (refused, _, told) = await OrgChartProcess.RunAsync(folder, "migrate", "script", "--from", "Nonsense", setting);
        Assert.That(refused, Is.EqualTo(1));
        Assert.That(told, Does.Contain("Nonsense").And.Contain("Initial"));
        Assert.That(Directory.GetFiles(folder.Path, "*.db", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public async Task Secrets_are_made_once_for_the_owners_eyes_only_and_never_printed()
    {
        var setting = $"--Security:KeyFolder={folder.File("keys")}";

        var first = await OrgChartProcess.SucceedAsync(folder, "generate-secrets", setting);
        var second = await OrgChartProcess.SucceedAsync(folder, "generate-secrets", setting);

        var file = Directory.GetFiles(folder.File("keys")).Single();
        Assert.That(first, Does.Contain(file).And.Not.Contain("PRIVATE KEY"));
        Assert.That(second, Does.Contain("already"));
        Assert.That(await File.ReadAllTextAsync(file), Does.StartWith("-----BEGIN PRIVATE KEY-----"));
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task Several_that_make_secrets_at_the_same_time_make_one_key_of_each_kind()
    {
        var setting = $"--Security:KeyFolder={folder.File("keys")}";

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OrgChartProcess.SucceedAsync(folder, "generate-secrets", setting)));

        Assert.That(Directory.GetFiles(folder.File("keys"), "*.pem"), Has.Length.EqualTo(1));
        Assert.That(Directory.GetFiles(folder.File("keys/protection"), "key-*.xml"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task The_OpenAPI_document_is_exported_without_a_database()
    {
        var output = await OrgChartProcess.SucceedAsync(folder, "export-openapi");

        Assert.That(output.TrimStart(), Does.StartWith("{").And.Contain("/api/v1/departments"));
        Assert.That(File.Exists(folder.File("orgchart.db")), Is.False);
    }

    [Test]
    public async Task DATABASE_URL_of_another_form_is_refused_with_the_known_one()
    {
        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, ["imports"], ("DATABASE_URL", "mysql://somewhere/db"));

        Assert.That(exitCode, Is.EqualTo(1), error);
        Assert.That(error, Does.Contain("DATABASE_URL").And.Contain("sqlite:"));
    }
}
