using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.CommandLine;

[TestFixture, Parallelizable]
internal sealed class BackupTests
{
    [TestCase("backup", "pg_dump")]
    [TestCase("restore", "pg_restore")]
    public async Task A_server_is_backed_up_by_its_own_program_and_the_refusal_names_it(string verb, string program)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, verb, folder.File("x"), folder.DatabaseSetting);

        Assert.That(exitCode, Is.EqualTo(1), error);
        Assert.That(error, Does.Contain(program).And.Not.Contain("   at "));
    }
}
