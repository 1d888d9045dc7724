using System.Net;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed class EmployeesTests
{
    [Test]
    public async Task An_employee_says_all_the_contract_promises_to_a_caller_who_may_see_contact_data()
    {
        using var client = Demo.Server.Client(anonymousContactData: true);
        var employee = await client.JsonAsync($"employees/{await JeanAsync()}?lang=fr");

        Assert.That(employee.Members(), Is.EqualTo([
            "id", "givenName", "surname", "displayName", "jobTitle", "jobTitles", "phone", "email", "address", "unit", "department", "path", "manager", "reportCount"]));
        Assert.That(employee.Text("displayName"), Is.EqualTo("Jean Le Moullec"));
        Assert.That(employee.Text("jobTitle"), Is.EqualTo("Concepteur de l'expérience utilisateur"));
        Assert.That(employee.Text("email"), Is.EqualTo("jean.lemoullec@dsn.northland.example"));
        Assert.That(employee.GetProperty("address").Members(), Is.EqualTo(["street", "city", "province", "country", "postalCode", "building", "floor", "room"]));
        Assert.That(employee.GetProperty("unit").Text("name"), Is.EqualTo("Équipe de l'accessibilité"));
        Assert.That(employee.GetProperty("path").GetArrayLength(), Is.EqualTo(4));
    }

    [Test]
    public async Task Contact_data_is_left_out_for_callers_who_have_not_signed_in()
    {
        var employee = await Demo.Open.JsonAsync($"employees/{await JeanAsync()}");
        var list = await Demo.Open.JsonAsync("employees?limit=200");

        Assert.That(employee.Members(), Does.Not.Contain("phone").And.Not.Contain("email").And.Not.Contain("address"));
        Assert.That(list.Items().SelectMany(item => item.Members()), Does.Not.Contain("phone").And.Not.Contain("email"));
    }

    [Test]
    public async Task Manager_reports_and_chain_agree()
    {
        var (head, manager, report) = (Demo.Server.Head, Demo.Server.Manager, Demo.Server.Report);

        Assert.That((await Demo.Open.JsonAsync($"employees/{report}/manager")).Number("id"), Is.EqualTo(manager));
        Assert.That(Ids(await Demo.Open.JsonAsync($"employees/{head}/reports")), Is.EqualTo([manager]));
        Assert.That(Ids(await Demo.Open.JsonAsync($"employees/{report}/chain")), Is.EqualTo([manager, head]));
        Assert.That(Ids(await Demo.Open.JsonAsync($"employees/{head}/chain")), Is.Empty);
        var employee = await Demo.Open.JsonAsync($"employees/{manager}");
        Assert.That(employee.GetProperty("manager").Number("id"), Is.EqualTo(head));
        Assert.That(employee.Number("reportCount"), Is.EqualTo(1));
        using var none = await Demo.Open.GetApiAsync($"employees/{head}/manager");
        await none.IsProblemAsync(HttpStatusCode.NotFound, "employee.manager_not_found");
    }

    [Test]
    public async Task A_list_meets_all_conditions_together()
    {
        var departments = (await Demo.Open.JsonAsync("departments")).Items();
        var manager = await Demo.Open.JsonAsync($"employees/{Demo.Server.Manager}");
        var (unit, department) = (manager.GetProperty("unit").Number("id"), manager.GetProperty("department").Number("id"));

        var all = await Demo.Open.JsonAsync("employees?limit=1");
        var ofDepartment = await Demo.Open.JsonAsync($"employees?departmentId={department}&limit=200");
        var ofUnit = await Demo.Open.JsonAsync($"employees?unitId={unit}&departmentId={department}");
        var ofManager = await Demo.Open.JsonAsync($"employees?managerId={Demo.Server.Head}&unitId={unit}");
        var elsewhere = await Demo.Open.JsonAsync($"employees?unitId={unit}&departmentId={departments.First(d => d.Number("id") != department).Number("id")}");

        Assert.That(all.Number("total"), Is.EqualTo(3008));
        Assert.That(ofDepartment.Number("total"), Is.EqualTo(departments.Single(d => d.Number("id") == department).Number("employeeCount")));
        Assert.That(ofUnit.Items().Select(item => item.GetProperty("unit").Number("id")), Is.Not.Empty.And.All.EqualTo(unit));
        Assert.That(Ids(ofManager), Is.EqualTo([Demo.Server.Manager]));
        Assert.That(elsewhere.Number("total"), Is.Zero);
    }

    [Test]
    public async Task A_list_is_sorted_as_asked([Values("surname", "givenName", "id")] string key)
    {
        var up = await Demo.Open.JsonAsync($"employees?sort={key}&limit=200");
        var down = await Demo.Open.JsonAsync($"employees?sort=-{key}&limit=200&offset={3008 - 200}");

        Assert.That(Ids(down).Reverse(), Is.EqualTo(Ids(up)), "descending is ascending turned around");
        if (key == "id") Assert.That(Ids(up), Is.Ordered);
        else Assert.That(up.Items().Select(item => Domain.SharedKernel.TextFolding.Fold(item.Text(key))), Is.Ordered.Using<string>(StringComparer.Ordinal));
    }

    [TestCase("employees/999999", "employee.not_found")]
    [TestCase("employees/999999/manager", "employee.not_found")]
    [TestCase("employees/999999/reports", "employee.not_found")]
    [TestCase("employees/999999/chain", "employee.not_found")]
    [TestCase("employees?unitId=999999", "unit.not_found")]
    [TestCase("employees?departmentId=999999", "department.not_found")]
    [TestCase("employees?managerId=999999", "employee.not_found")]
    public async Task What_does_not_exist_is_not_found(string address, string code)
    {
        using var response = await Demo.Open.GetApiAsync(address);
        await response.IsProblemAsync(HttpStatusCode.NotFound, code);
    }

    private static IEnumerable<int> Ids(JsonElement list) => list.Items().Select(item => item.Number("id"));

    private static async Task<int> JeanAsync()
    {
        for (var offset = 0; ; offset += 200)
        {
            var page = (await Demo.Open.JsonAsync($"employees?limit=200&offset={offset}")).Items();
            Assert.That(page, Is.Not.Empty, "Jean Le Moullec is in the demo organisation");
            foreach (var item in page)
                if (item.Text("displayName") == "Jean Le Moullec") return item.Number("id");
        }
    }
}
