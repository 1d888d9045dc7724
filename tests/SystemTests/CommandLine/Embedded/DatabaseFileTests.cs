using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.CommandLine;

/// <summary>Where the file is that SQLite keeps everything in.</summary>
[TestFixture, Parallelizable]
internal sealed class DatabaseFileTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void CreateFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task A_database_file_that_is_none_stops_with_its_name()
    {
        await File.WriteAllTextAsync(folder.File("orgchart.db"), new string('x', 5000));

        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, "serve", "--urls=http://127.0.0.1:0", folder.DatabaseSetting);

        Assert.That(exitCode, Is.EqualTo(1), error);
        Assert.That(error, Does.Contain(folder.File("orgchart.db")).And.Contain("Database:ConnectionString").And.Not.Contain("   at "));
    }

    [Test]
    public async Task A_file_has_no_replica()
    {
        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, "serve", "--urls=http://127.0.0.1:0", folder.DatabaseSetting, "--Database:ReplicaConnectionString=Data Source=copy.db");

        Assert.That(exitCode, Is.EqualTo(1), error);
        Assert.That(error, Does.Contain("Database:ReplicaConnectionString").And.Not.Contain("   at "));
    }

    [Test]
    public async Task The_command_line_wins_over_the_environment_and_that_over_DATABASE_URL()
    {
        var (url, variable) = (folder.File("url.db"), folder.File("variable.db"));
        (string, string)[] environment = [("DATABASE_URL", $"sqlite:{url}"), ("ORGCHART__Database__ConnectionString", $"Data Source={variable}")];

        await OrgChartProcess.RunAsync(folder, ["migrate", "up"], environment[0]);
        Assert.That(File.Exists(url), "DATABASE_URL alone");
        await OrgChartProcess.RunAsync(folder, ["migrate", "up"], environment);
        Assert.That(File.Exists(variable), "ORGCHART__ beside it");
        await OrgChartProcess.RunAsync(folder, ["migrate", "up", folder.DatabaseSetting], environment);
        Assert.That(File.Exists(folder.File("orgchart.db")), "and the command line");
    }
}
