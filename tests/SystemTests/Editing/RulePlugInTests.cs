using System.Net;
using System.Net.Http.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Editing;

/// <summary>The rule of the tutorial, in an assembly of its own.</summary>
[TestFixture, Parallelizable]
internal sealed class RulePlugInTests
{
    // Built with the same configuration as the tests.
    private static readonly string PlugIn = typeof(RulePlugInTests).Assembly.Location
        .Replace(Path.Combine("tests", "SystemTests"), Path.Combine("samples", "NorthlandRules"), StringComparison.Ordinal)
        .Replace("OrgChart.SystemTests.dll", "NorthlandRules.dll", StringComparison.Ordinal);

    [Test]
    public async Task A_rule_in_an_assembly_that_the_configuration_names_refuses_with_its_own_code()
    {
        using var server = await LiveServer.StartAsync($"--Rules:Assemblies:0={PlugIn}");
        using var editor = server.Client("editor");

        using var refused = await editor.PostAsJsonAsync("/api/v1/units", new { parentId = 1, names = new { en = "Shadow Unit" } });
        var problem = await refused.IsProblemAsync(HttpStatusCode.Conflict, "northland.no_shadow_units");
        using var made = await editor.PostAsJsonAsync("/api/v1/units", new { parentId = 1, names = new { en = "Open Unit", fr = "Unité ouverte" } });

        Assert.That(problem.Text("detail"), Is.EqualTo("A new unit needs an English and a French name."));
        Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [TestCase("missing.dll", "cannot be loaded")]
    [TestCase("OrgChart.Domain.dll", "no public class in it implements IBusinessRule")]
    public async Task A_server_whose_rules_cannot_be_loaded_does_not_start(string file, string why)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, "serve", "--urls=http://127.0.0.1:0", folder.DatabaseSetting, $"--Rules:Assemblies:0={file}");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain(file).And.Contains(why));
    }

    [TestCase("NorthlandRules", "NoShadowUnits.cs")]
    [TestCase("NorthlandRules.Tests", "NoShadowUnitsTests.cs")]
    public void The_code_of_the_tutorial_is_the_code_that_is_built_and_tested(string project, string file) => Assert.That(
        File.ReadAllText(Repository.PathOf("docs", "tutorials", "add-your-organisations-rule.md")),
        Does.Contain("```csharp\n" + File.ReadAllText(Repository.PathOf("samples", project, file)).TrimEnd() + "\n```"));

    [TestCase("--Rules:MaxLevels=5", "rules.too_deep")]
    public async Task A_rule_that_comes_with_OrgChart_is_switched_on_by_a_setting(string setting, string code)
    {
        using var server = await LiveServer.StartAsync(setting);
        using var editor = server.Client("editor");
        var parent = 1;
        for (var level = 2; level <= 5; level++)
        {
            using var made = await editor.PostAsJsonAsync("/api/v1/units", new { parentId = parent, names = new { en = $"Level {level}" } });
            Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.Created));
            parent = (await made.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).Number("id");
        }

        using var refused = await editor.PostAsJsonAsync("/api/v1/units", new { parentId = parent, names = new { en = "Level 6" } });

        await refused.IsProblemAsync(HttpStatusCode.Conflict, code);
    }
}
