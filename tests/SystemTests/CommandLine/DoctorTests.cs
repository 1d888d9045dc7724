using System.Runtime.Versioning;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.CommandLine;

/// <summary><c>doctor</c>: each thing that can be wrong is found, with what to do.</summary>
[TestFixture, Parallelizable]
internal sealed class DoctorTests
{
    private static readonly string[] Names = ["configuration", "database", "directory", "keys", "accounts", "access", "disk", "page", "schedule"];

    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task What_is_well_is_said_to_be_well()
    {
        await OrgChartProcess.SucceedAsync(folder, "import", Repository.Demo);
        await OrgChartProcess.SucceedAsync(folder, "generate-secrets", KeySetting);
        await OrgChartProcess.SucceedAsync(folder, "create-user", "--email", "anna@example.org", "--role", "admin");

        var (exitCode, report) = await AskAsync(folder.DatabaseSetting);

        Assert.That((exitCode, report.GetProperty("healthy").GetBoolean()), Is.EqualTo((0, true)));
        Assert.That(report.GetProperty("checks").EnumerateArray().Select(check => check.Text("name")), Is.EqualTo(Names));
        foreach (var name in (string[])["configuration", "database", "directory", "keys", "accounts", "access"])
            Assert.That((Of(report, name).Text("health"), Of(report, name).Text("advice")), Is.EqualTo(("ok", (string?)null)), $"{name}: {report}");
        Assert.That(Of(report, "directory").Text("found"), Does.Contain("units").And.Contain("people"));
        var (_, output, _) = await OrgChartProcess.RunAsync(folder, "doctor", folder.DatabaseSetting, KeySetting);
        Assert.That(output, Does.Contain("A server would do well here."));
    }

    [Test]
    public async Task A_new_place_is_no_failure_and_nothing_is_made_by_looking()
    {
        using var database = ServerDatabase.CreateEmpty(folder);
        var (exitCode, report) = await AskAsync($"--Database:ConnectionString={database.ConnectionString}");

        Assert.That(Of(report, "keys").Text("health"), Is.EqualTo("warning"));
        Assert.That(Of(report, "keys").Text("advice"), Does.Contain("generate-secrets"));
        Assert.That(Of(report, "database").Text("health"), Is.EqualTo(ServerDatabase.IsFile ? "warning" : "failure"), $"{report}");
        Assert.That(Of(report, "database").Text("advice"), Does.Contain(ServerDatabase.IsFile ? "orgchart import" : "orgchart migrate up"));
        Assert.That(exitCode, Is.EqualTo(ServerDatabase.IsFile ? 0 : 1));
        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    [Test]
    public async Task A_wrong_setting_is_a_failure_that_names_its_key()
    {
        foreach (var setting in (string[])["--Imports:MaxRemovedShare=2", "--Security:AccessTokenMinutes=0", "--Database:Kind=MySql"])
        {
            var (exitCode, report) = await AskAsync(setting);

            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(Of(report, "configuration").Text("health"), Is.EqualTo("failure"));
            Assert.That(Of(report, "configuration").Text("found"), Does.Contain(setting[2..].Split('=')[0]));
            Assert.That(Of(report, "database").Text("health"), Is.EqualTo("skipped"));
        }
    }

    [Test]
    public async Task A_database_that_cannot_be_used_is_a_failure()
    {
        await File.WriteAllTextAsync(folder.File("orgchart.db"), new string('x', 5000));
        var (exitCode, report) = await AskAsync(ServerDatabase.IsFile ? folder.DatabaseSetting : $"--Database:ConnectionString={ServerDatabase.Nowhere(folder)}");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(Of(report, "database").Text("health"), Is.EqualTo("failure"), $"{report}");
        Assert.That(Of(report, "database").Text("advice"), Does.Contain("Database:ConnectionString"));
        Assert.That((Of(report, "directory").Text("health"), Of(report, "accounts").Text("health")), Is.EqualTo(("failure", "skipped")), $"{report}");
    }

    [Test]
    public async Task A_database_without_tables_is_not_asked_for_what_would_be_in_them()
    {
        using var database = ServerDatabase.CreateEmpty(folder);
        if (ServerDatabase.IsFile) await File.WriteAllBytesAsync(folder.File("orgchart.db"), []);

        var (exitCode, report) = await AskAsync($"--Database:ConnectionString={database.ConnectionString}");

        Assert.That((exitCode, Of(report, "database").Text("health")), Is.EqualTo(ServerDatabase.IsFile ? (0, "warning") : (1, "failure")), $"{report}");
        Assert.That((Of(report, "directory").Text("health"), Of(report, "accounts").Text("health")), Is.EqualTo(("skipped", "skipped")), $"{report}");
    }

    [Test]
    public async Task Nor_is_one_that_lacks_a_migration()
    {
        await OrgChartProcess.SucceedAsync(folder, "migrate", "up");
        await OrgChartProcess.SucceedAsync(folder, "migrate", "down");

        var (exitCode, report) = await AskAsync(folder.DatabaseSetting);

        Assert.That((exitCode, Of(report, "database").Text("health")), Is.EqualTo(ServerDatabase.IsFile ? (0, "warning") : (1, "failure")), $"{report}");
        Assert.That(Of(report, "database").Text("found"), Does.Contain("lacks 1 of"));
        Assert.That((Of(report, "directory").Text("health"), Of(report, "accounts").Text("health")), Is.EqualTo(("skipped", "skipped")), $"{report}");
    }

    [Test]
    public async Task A_database_of_a_later_version_is_a_failure()
    {
        await OrgChartProcess.SucceedAsync(folder, "migrate", "up");
        folder.Database.Run("INSERT INTO \"__EFMigrationsHistory\" SELECT '29991231000000_Later', max(\"ProductVersion\") FROM \"__EFMigrationsHistory\"");

        var (exitCode, report) = await AskAsync(folder.DatabaseSetting);

        Assert.That((exitCode, Of(report, "database").Text("health")), Is.EqualTo((1, "failure")), $"{report}");
        Assert.That(Of(report, "database").Text("found"), Does.Contain("29991231000000_Later"));
    }

    [Test, UnsupportedOSPlatform("windows"), Platform(Exclude = "Win", Reason = "Windows has no modes of files.")]
    public async Task A_folder_of_keys_that_others_can_put_one_into_is_a_failure()
    {
        await OrgChartProcess.SucceedAsync(folder, "generate-secrets", KeySetting);
        File.SetUnixFileMode(folder.File("keys"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);

        var (exitCode, report) = await AskAsync(folder.DatabaseSetting);

        Assert.That((exitCode, Of(report, "keys").Text("health")), Is.EqualTo((1, "failure")), $"{report}");
        Assert.That(Of(report, "keys").Text("advice"), Does.Contain("chmod go-w").And.Contain(folder.File("keys")));
    }

    [Test, UnsupportedOSPlatform("windows"), Platform(Exclude = "Win", Reason = "Windows has no modes of files.")]
    public async Task A_key_that_others_can_read_or_that_is_none_is_a_failure()
    {
        await OrgChartProcess.SucceedAsync(folder, "generate-secrets", KeySetting);
        var key = Directory.GetFiles(folder.File("keys")).Single();
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        var (exitCode, report) = await AskAsync(folder.DatabaseSetting);
        Assert.That((exitCode, Of(report, "keys").Text("health")), Is.EqualTo((1, "failure")));
        Assert.That(Of(report, "keys").Text("advice"), Does.Contain("chmod 600").And.Contain(key));

        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await File.WriteAllTextAsync(key, "no key");
        (exitCode, report) = await AskAsync(folder.DatabaseSetting);
        Assert.That((exitCode, Of(report, "keys").Text("health")), Is.EqualTo((1, "failure")));
        Assert.That(report.ToString(), Does.Not.Contain("   at "));
    }

    [Test]
    public async Task Contact_data_for_everybody_is_a_warning()
    {
        var (_, report) = await AskAsync(folder.DatabaseSetting, "--Access:AnonymousRead=true", "--Access:AnonymousContactData=true");

        Assert.That(Of(report, "access").Text("health"), Is.EqualTo("warning"));
    }

    [Test]
    public async Task A_schedule_that_no_server_has_begun_is_fine_and_one_that_none_could_follow_is_a_failure()
    {
        await OrgChartProcess.SucceedAsync(folder, "import", Repository.Demo);
        const string Url = "--Imports:Schedule:SourceUrl=https://files.example.org/people.csv";

        var (_, report) = await AskAsync(folder.DatabaseSetting, Url, "--Imports:Schedule:AllowedHosts:0=files.example.org", "--Imports:Schedule:Format=csv");
        Assert.That((Of(report, "schedule").Text("health"), Of(report, "schedule").Text("found")), Is.EqualTo(("ok", "A server will load from the source as soon as it runs.")));

        var (exitCode, refused) = await AskAsync(folder.DatabaseSetting, Url);
        Assert.That((exitCode, Of(refused, "configuration").Text("health")), Is.EqualTo((1, "failure")));
        Assert.That(Of(refused, "configuration").Text("found"), Does.Contain("Imports:Schedule:AllowedHosts").And.Not.Contain("people.csv"));
        Assert.That(Of(refused, "schedule").Text("health"), Is.EqualTo("skipped"));
    }

    private string KeySetting => $"--Security:KeyFolder={folder.File("keys")}";

    private static JsonElement Of(JsonElement report, string name) => report.GetProperty("checks").EnumerateArray().Single(check => check.Text("name") == name);

    private async Task<(int ExitCode, JsonElement Report)> AskAsync(params string[] settings)
    {
        var (exitCode, output, error) = await OrgChartProcess.RunAsync(folder, ["doctor", "--json", KeySetting, .. settings]);
        Assert.That(output, Is.Not.Empty, error);
        return (exitCode, JsonSerializer.Deserialize<JsonElement>(output));
    }
}
