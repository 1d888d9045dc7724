using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.CommandLine;

/// <summary><c>doctor</c> for a database server that is not running.</summary>
[TestFixture, Parallelizable]
internal sealed class DoctorOfServersTests
{
    [Test]
    public async Task A_server_that_is_down_is_reported_and_ends_nothing()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output, error) = await OrgChartProcess.RunAsync(
            folder, "doctor", "--Database:Kind=SqlServer", "--Database:ConnectionString=Server=127.0.0.1,1;Database=orgchart;User ID=orgchart;Password=orgchart;Connect Timeout=2");

        Assert.That(exitCode, Is.EqualTo(1), error);
        Assert.That(output, Does.Match("failure +database").And.Match("failure +directory").And.Match("skipped +accounts").And.Contain("A server would not do well here."));
        Assert.That(output + error, Does.Not.Contain("   at "));
    }
}
