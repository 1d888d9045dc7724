using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Imports;

/// <summary>A load that is killed leaves the old directory, whole.</summary>
[TestFixture, Parallelizable]
internal sealed class KilledImportTests
{
    [Test]
    public async Task A_load_killed_at_ten_moments_leaves_the_old_directory_whole_each_time()
    {
        using var folder = new TemporaryFolder();
        await Extract.MakeAsync(folder.Path, "--people", "30000");
        await OrgChartProcess.SucceedAsync(folder, "import", Repository.Demo);
        var before = State(folder);
        string[] load = ["import", folder.File("gedsOpenData.csv"), "--force", folder.DatabaseSetting];
        // The moments are told by the load itself, so that they are the same on a slow machine: so many progress lines after the start.
        for (var moment = 1; moment <= 10; moment++)
        {
            MakeWay(folder);
            var lines = 0;
            var reached = new TaskCompletionSource();
            var started = new TaskCompletionSource<OrgChartProcess>();
            using (var process = OrgChartProcess.Start(folder, load, line =>
            {
                if (Interlocked.Increment(ref lines) == moment) _ = KillAsync();
            }))
            {
                started.SetResult(process);
                await process.WaitAsync();
                Assert.That(reached.Task.IsCompleted, $"the load ended before moment {moment}: {process.Error}");
            }

            Assert.That(State(folder), Is.EqualTo(before), $"killed at moment {moment}");

            // Where the line is read: whoever waits for a turn of his own may come when all is done.
            async Task KillAsync()
            {
                reached.SetResult();
                (await started.Task).Kill();
            }
        }

        MakeWay(folder);
        Assert.That(await OrgChartProcess.SucceedAsync(folder, "import", folder.File("gedsOpenData.csv"), "--force"), Does.Contain("Loaded"), "and then a load goes through");
        Assert.That(State(folder), Is.Not.EqualTo(before));
    }

    /// <summary>A load that was killed blocks others for a minute; the test does not wait for it.</summary>
    private static void MakeWay(TemporaryFolder folder) =>
        folder.Database.Run("UPDATE imports SET heard_at = @long WHERE state = 'Running'", ("long", new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc)));

    private static string State(TemporaryFolder folder) => JsonSerializer.Serialize(new[]
    {
        "SELECT revision FROM directory_revision", "SELECT count(*) FROM org_units", "SELECT count(*) FROM employees", "SELECT sum(id * version) FROM employees",
        "SELECT count(*) FROM employees WHERE unit_id NOT IN (SELECT id FROM org_units)", ServerDatabase.CountDamage,
    }.Select(sql => folder.Database.Number(sql)));
}
