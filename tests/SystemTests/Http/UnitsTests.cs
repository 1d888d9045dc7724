using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed class UnitsTests
{
    [Test]
    public async Task A_unit_says_all_the_contract_promises()
    {
        var unit = await Demo.Open.JsonAsync($"units/{await AccessibilityTeamAsync()}?lang=fr");

        Assert.That(unit.Members(), Is.EqualTo([
            "id", "sourceKey", "name", "acronym", "names", "acronyms", "department", "parent", "path", "childCount", "employeeCount", "totalEmployeeCount"]));
        Assert.That(unit.Text("sourceKey"), Is.EqualTo("OU=AT-EA,OU=SDD-DCS,OU=OSB-DGSL,OU=DSN-SNN,O=NL,C=XX"));
        Assert.That(unit.Text("name"), Is.EqualTo("Équipe de l'accessibilité"));
        Assert.That(unit.Text("acronym"), Is.EqualTo("EA"));
        Assert.That(unit.GetProperty("names").Text("en"), Is.EqualTo("Accessibility Team"));
        Assert.That(unit.GetProperty("parent").Number("id"), Is.EqualTo(unit.GetProperty("path")[2].Number("id")));
        Assert.That(unit.GetProperty("path").GetArrayLength(), Is.EqualTo(4));
    }

    [Test]
    public async Task A_path_runs_from_the_department_to_the_unit_itself()
    {
        var id = await AccessibilityTeamAsync();

        var path = await Demo.Open.JsonAsync($"units/{id}/path");

        Assert.That(path.Items().Select(unit => unit.Text("name")), Is.EqualTo(
            ["Digital Services Northland", "Online Services Branch", "Service Design Division", "Accessibility Team"]));
        Assert.That(path.Items()[^1].Number("id"), Is.EqualTo(id));
    }

    [Test]
    public async Task Children_and_chart_of_a_unit_agree()
    {
        var department = (await Demo.Open.JsonAsync("departments")).Items()[0].Number("id");

        var children = await Demo.Open.JsonAsync($"units/{department}/children?lang=fr");
        var chart = await Demo.Open.JsonAsync($"units/{department}/chart?lang=fr&depth=1");

        Assert.That(children.Items().Select(child => child.Number("id")), Is.EqualTo(chart.GetProperty("children").EnumerateArray().Select(child => child.Number("id"))));
        Assert.That(children.Items()[0].Members(), Is.EqualTo(["id", "name", "acronym", "employeeCount", "totalEmployeeCount", "childCount"]));
    }

    [Test]
    public async Task People_of_a_unit_come_by_surname_alone_or_with_all_units_beneath()
    {
        var department = (await Demo.Open.JsonAsync("departments")).Items()[0];
        var id = department.Number("id");

        var own = await Demo.Open.JsonAsync($"units/{id}/employees?limit=200");
        var all = await Demo.Open.JsonAsync($"units/{id}/employees?recursive=true&limit=200");

        Assert.That(own.Number("total"), Is.LessThan(all.Number("total")));
        Assert.That(all.Number("total"), Is.EqualTo(department.Number("employeeCount")));
        Assert.That(own.Items().Select(person => person.GetProperty("unit").Number("id")), Is.All.EqualTo(id));
        Assert.That(all.Items().Select(person => person.GetProperty("unit").Number("id")).Distinct().Count(), Is.GreaterThan(1));
        Assert.That(all.Items().Select(person => Domain.SharedKernel.TextFolding.Fold(person.Text("surname"))), Is.Ordered.Using<string>(StringComparer.Ordinal));
    }

    [Test]
    public async Task An_unknown_unit_is_not_found_whatever_is_asked_of_it([Values("", "/chart", "/children", "/path", "/employees")] string part)
    {
        using var response = await Demo.Open.GetApiAsync("units/999999" + part);
        await response.IsProblemAsync(HttpStatusCode.NotFound, "unit.not_found");
    }

    private static async Task<int> AccessibilityTeamAsync()
    {
        var services = (await Demo.Open.JsonAsync("departments")).Items().Single(item => item.Text("name") == "Digital Services Northland").Number("id");
        var chart = await Demo.Open.JsonAsync($"departments/{services}/chart");
        return Find(chart)!.Value;

        static int? Find(System.Text.Json.JsonElement node) => node.Text("name") == "Accessibility Team"
            ? node.Number("id")
            : node.GetProperty("children").EnumerateArray().Select(Find).FirstOrDefault(id => id is not null);
    }
}
