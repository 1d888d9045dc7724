using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed class DepartmentsTests
{
    [Test]
    public async Task Departments_come_by_name_with_counts_of_everything_below()
    {
        var list = await Demo.Open.JsonAsync("departments");

        Assert.That(list.Number("total"), Is.EqualTo(6));
        Assert.That(list.Items().Select(item => item.Text("name")), Is.Ordered);
        Assert.That(list.Items()[0].Members(), Is.EqualTo(["id", "name", "acronym", "unitCount", "employeeCount"]));
        Assert.That(list.Items().Sum(item => item.Number("unitCount")), Is.EqualTo(311));
        Assert.That(list.Items().Sum(item => item.Number("employeeCount")), Is.EqualTo(3008));
    }

    [Test]
    public async Task Departments_come_in_French_by_their_French_names()
    {
        var list = await Demo.Open.JsonAsync("departments?lang=fr");

        Assert.That(list.Items().Select(item => item.Text("acronym")), Does.Contain("LRN"));
        Assert.That(list.Items().Select(item => item.Text("name")), Has.Some.EqualTo("Lacs et Rivières Nordie"));
        Assert.That(list.Items().Select(item => item.Text("name")), Is.Ordered.Using<string>(StringComparer.InvariantCultureIgnoreCase));
    }

    [Test]
    public async Task A_list_is_paged()
    {
        var all = (await Demo.Open.JsonAsync("departments")).Items().Select(item => item.Number("id")).ToList();
        var middle = await Demo.Open.JsonAsync("departments?offset=2&limit=3");
        var beyond = await Demo.Open.JsonAsync("departments?offset=100");

        Assert.That(middle.Items().Select(item => item.Number("id")), Is.EqualTo(all[2..5]));
        Assert.That(middle.Number("total"), Is.EqualTo(6));
        Assert.That(beyond.Items(), Is.Empty);
        Assert.That(beyond.Number("total"), Is.EqualTo(6));
    }

    [Test]
    public async Task A_department_is_a_unit_without_a_parent()
    {
        var id = (await Demo.Open.JsonAsync("departments")).Items()[0].Number("id");

        var department = await Demo.Open.JsonAsync($"departments/{id}");
        var unit = await Demo.Open.JsonAsync($"units/{id}");

        Assert.That(department.GetProperty("parent").ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null));
        Assert.That(department.ToString(), Is.EqualTo(unit.ToString()));
    }

    [Test]
    public async Task The_chart_of_a_department_has_every_unit_and_the_counts_add_up()
    {
        foreach (var department in (await Demo.Open.JsonAsync("departments")).Items())
        {
            var chart = await Demo.Open.JsonAsync($"departments/{department.Number("id")}/chart");
            var (units, people) = Count(chart);

            Assert.That(units, Is.EqualTo(department.Number("unitCount")));
            Assert.That(people, Is.EqualTo(department.Number("employeeCount")));
        }
    }

    [Test]
    public async Task A_chart_is_cut_at_the_depth_asked_for_and_still_says_how_many_children_there_are()
    {
        var id = (await Demo.Open.JsonAsync("departments")).Items()[0].Number("id");

        var root = await Demo.Open.JsonAsync($"departments/{id}/chart?depth=0");
        var two = await Demo.Open.JsonAsync($"departments/{id}/chart?depth=1");

        Assert.That(root.GetProperty("children").GetArrayLength(), Is.Zero);
        Assert.That(root.Number("childCount"), Is.Positive);
        Assert.That(two.GetProperty("children").GetArrayLength(), Is.EqualTo(root.Number("childCount")));
        Assert.That(two.GetProperty("children").EnumerateArray().Select(child => child.GetProperty("children").GetArrayLength()), Is.All.Zero);
    }

    [Test]
    public async Task A_unit_that_is_no_department_is_not_found_among_the_departments()
    {
        var department = (await Demo.Open.JsonAsync("departments")).Items()[0].Number("id");
        var child = (await Demo.Open.JsonAsync($"units/{department}/children")).Items()[0].Number("id");

        foreach (var address in (string[])[$"departments/{child}", $"departments/{child}/chart", "departments/0", "departments/2147483647"])
        {
            using var response = await Demo.Open.GetApiAsync(address);
            await response.IsProblemAsync(HttpStatusCode.NotFound, "department.not_found");
        }
    }

    private static (int Units, int People) Count(System.Text.Json.JsonElement node)
    {
        var children = node.GetProperty("children").EnumerateArray().ToList();
        Assert.That(children, Has.Count.EqualTo(node.Number("childCount")));
        var below = children.Select(Count).ToList();
        var people = node.Number("employeeCount") + below.Sum(child => child.People);
        Assert.That(people, Is.EqualTo(node.Number("totalEmployeeCount")));
        return (1 + below.Sum(child => child.Units), people);
    }
}
