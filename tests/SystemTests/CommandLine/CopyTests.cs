using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.CommandLine;

/// <summary>Moving house with the program itself.</summary>
[TestFixture, Parallelizable]
internal sealed class CopyTests
{
    private TemporaryFolder old = null!;
    private TemporaryFolder fresh = null!;
    private ServerDatabase target = null!;

    [SetUp]
    public void MakeFolders()
    {
        (old, fresh) = (new TemporaryFolder(), new TemporaryFolder());
        target = ServerDatabase.CreateEmpty(fresh);
    }

    [TearDown]
    public void RemoveFolders()
    {
        target.Dispose();
        old.Dispose();
        fresh.Dispose();
    }

    [Test]
    public async Task The_demo_organisation_moves_house_once()
    {
        await OrgChartProcess.SucceedAsync(old, "import", Repository.Demo);
        string[] copy = ["copy", "--from", AddressOf(old.Database), "--to", AddressOf(target), "--json"];

        var (exitCode, output, error) = await OrgChartProcess.RunAsync(old, copy);

        Assert.That(exitCode, Is.Zero, error);
        var report = JsonDocument.Parse(output).RootElement;
        Assert.That(report.GetProperty("isSame").GetBoolean());
        var people = report.GetProperty("tables").EnumerateArray().Single(table => table.GetProperty("table").GetString() == "employees");
        Assert.That(people.GetProperty("targetRows").GetInt64(), Is.EqualTo(old.Database.Number("SELECT count(*) FROM employees")).And.GreaterThan(100));
        Assert.That(people.GetProperty("targetHash").GetString(), Is.EqualTo(people.GetProperty("sourceHash").GetString()).And.Length.EqualTo(64));
        Assert.That(error, Does.Contain("Copying").And.Contain("Comparing: 100 %"));
        Assert.That(target.Number("SELECT revision FROM directory_revision"), Is.EqualTo(1));

        var again = await OrgChartProcess.RunAsync(old, copy);
        Assert.That(again.ExitCode, Is.EqualTo(1));
        Assert.That(again.Error, Does.Contain("in use already").And.Contain("org_units").And.Not.Contain("   at "));
    }

    [Test]
    public async Task A_copy_that_is_killed_leaves_no_row_and_can_be_begun_again()
    {
        await OrgChartProcess.SucceedAsync(old, "import", Repository.Demo);
        string[] arguments = ["copy", "--from", AddressOf(old.Database), "--to", AddressOf(target)];
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (var copy = OrgChartProcess.Start(old, arguments, line => _ = line.StartsWith("Copying", StringComparison.Ordinal) && begun.TrySetResult()))
        {
            await begun.Task.WaitAsync(TimeSpan.FromMinutes(1));
            copy.Kill();
            await copy.WaitAsync();
        }

        // Should it have been quicker than the signal, everything is there.
        var people = target.Number("SELECT count(*) FROM employees");
        Assert.That(people, Is.Zero.Or.EqualTo(old.Database.Number("SELECT count(*) FROM employees")));
        var (exitCode, _, error) = await OrgChartProcess.RunAsync(old, arguments);
        Assert.That(exitCode, Is.EqualTo(people == 0 ? 0 : 1), error);
    }

    [Test]
    public async Task What_is_printed_is_a_table_and_a_sentence()
    {
        await OrgChartProcess.SucceedAsync(old, "migrate", "up");

        var (exitCode, output, error) = await OrgChartProcess.RunAsync(old, "copy", $"--from={AddressOf(old.Database)}", $"--to={AddressOf(target)}");

        Assert.That(exitCode, Is.Zero, error);
        Assert.That(output, Does.Contain("org_units").And.Contain("same").And.Contain("both databases have the same").And.Not.Contain("DIFFERENT"));
    }

    private static string AddressOf(ServerDatabase database) => $"{ServerDatabase.Kind};{database.ConnectionString}";
}
