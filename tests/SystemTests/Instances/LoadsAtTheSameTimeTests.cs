using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Instances;

/// <summary>Loads that are started at the same moment on two machines.</summary>
[TestFixture, Parallelizable]
internal sealed class LoadsAtTheSameTimeTests
{
    private const int AtOnce = 3;

    [Test]
    public async Task One_load_is_done_and_the_others_are_told_or_find_nothing_to_do()
    {
        using var folder = new TemporaryFolder();
        await OrgChartProcess.SucceedAsync(folder, "migrate", "up");

        var ended = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => OrgChartProcess.RunAsync(folder, "import", Repository.Demo, "--json", folder.DatabaseSetting)));

        Assert.That(ended.Select(one => one.ExitCode), Has.Some.Zero);
        foreach (var (_, _, error) in ended.Where(one => one.ExitCode != 0)) Assert.That(error, Does.Contain("load").And.Not.Contain("   at "));
        var added = ended.Where(one => one.ExitCode == 0).Select(one => JsonSerializer.Deserialize<JsonElement>(one.Output).GetProperty("counts").GetProperty("employees").Number("added"));
        Assert.That(added.Order(), Has.Exactly(1).EqualTo(3008).And.All.AnyOf(0, 3008));
        Assert.That(folder.Database.Number("SELECT count(*) FROM employees"), Is.EqualTo(3008));
        Assert.That(folder.Database.Number("SELECT count(*) FROM audit_entries"), Is.EqualTo(1), "one load is told");
    }
}
