using System.Net;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed class EmployeeEditingTests
{
    private const string Stale = "\"99-x\"";

    private int unit;

    [SetUp]
    public async Task MakeUnitAsync() => unit = await Live.DepartmentAsync();

    [Test]
    public async Task A_person_is_added_and_read_at_the_address()
    {
        var head = await Live.PersonAsync(unit, "Head");
        var body = new
        {
            unitId = unit, surname = "Łuczak-O'Hara", givenName = "Zoë", jobTitles = new { en = "Boss", fr = "Chef" }, phone = "867-555-0123", email = "z@example.org",
            address = new { street = "1 Main", city = new { en = "Grey Harbour" }, postalCode = "N1A 2B3", floor = "3", room = "312" }, managerId = head,
        };

        var made = (await Live.Editor.PostJsonAsync("employees", body)).IsCreated();

        Assert.That(made.Location, Is.EqualTo($"/api/v1/employees/{made.Id}"));
        Assert.That((await Live.Reader.ReadAsync(made.Location)).Text, Is.EqualTo(made.Text));
        Assert.That((made.Json.Text("displayName"), made.Json.Text("phone"), made.Json.GetProperty("address").Text("city")), Is.EqualTo(("Zoë Łuczak-O'Hara", "867-555-0123", "Grey Harbour")));
        Assert.That(made.Json.GetProperty("manager").Number("id"), Is.EqualTo(head));
        Assert.That(Ids(await Live.Reader.ReadAsync($"units/{unit}/employees")), Is.EquivalentTo([head, made.Id]));
        Assert.That(Ids(await Live.Reader.ReadAsync("search?q=Łuczak&type=employee")), Does.Contain(made.Id), "found at once");
        Assert.That((await Live.Reader.ReadAsync($"units/{unit}")).Json.Number("employeeCount"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_person_who_cannot_be_is_refused()
    {
        (await Live.Editor.PostJsonAsync("employees", new { unitId = 999999, surname = "x" })).Fails(HttpStatusCode.NotFound, "unit.not_found");
        (await Live.Editor.PostJsonAsync("employees", new { unitId = unit, surname = "x", managerId = 999999 })).Fails(HttpStatusCode.NotFound, "employee.not_found");
        (await Live.Editor.PostJsonAsync("employees", new { unitId = unit, givenName = "x" })).Fails(HttpStatusCode.Conflict, "employee.surname_missing");
        (await Live.Editor.PostJsonAsync("employees", new { unitId = unit, surname = new string('x', 101) })).Fails(HttpStatusCode.Conflict, "employee.too_long");
        (await Live.Editor.PostJsonAsync("employees", new { surname = "x" })).Fails(HttpStatusCode.BadRequest, "request.invalid");
        Assert.That((await Live.Reader.ReadAsync($"units/{unit}")).Json.Number("employeeCount"), Is.Zero, "nobody was added");
    }

    [Test]
    public async Task A_person_is_replaced_whole()
    {
        var made = (await Live.Editor.PostJsonAsync("employees", new { unitId = unit, surname = "Old", phone = "1", address = new { room = "1" } })).IsCreated();

        var changed = (await Live.Editor.PutAsync($"employees/{made.Id}", new { surname = "New", email = "n@example.org" }, made.ETag)).Was(HttpStatusCode.OK);

        Assert.That((changed.Json.Text("surname"), changed.Json.MaybeText("phone"), changed.Json.Text("email")), Is.EqualTo(("New", (string?)null, "n@example.org")));
        Assert.That((await Live.Reader.ReadAsync($"employees/{made.Id}")).ETag, Is.EqualTo(changed.ETag).And.Not.EqualTo(made.ETag));
        (await Live.Editor.PutAsync($"employees/{made.Id}", new { surname = "Again" }, made.ETag)).Fails(HttpStatusCode.PreconditionFailed, "employee.version_stale");
        (await Live.Editor.PutAsync($"employees/{made.Id}", new { surname = " " })).Fails(HttpStatusCode.Conflict, "employee.surname_missing");
        (await Live.Editor.PutAsync($"employees/{made.Id}", new { surname = "x", phone = new string('1', 61) })).Fails(HttpStatusCode.Conflict, "employee.too_long");
        (await Live.Editor.PutAsync("employees/999999", new { surname = "x" })).Fails(HttpStatusCode.NotFound, "employee.not_found");
        Assert.That((await Live.Reader.ReadAsync($"employees/{made.Id}")).Text, Is.EqualTo(changed.Text));
    }

    [Test]
    public async Task A_person_moves_to_another_unit_and_keeps_the_manager()
    {
        var head = await Live.PersonAsync(unit);
        var person = await Live.PersonAsync(unit, managerId: head);
        var elsewhere = await Live.UnitAsync(unit);

        var moved = (await Live.Editor.PutAsync($"employees/{person}/unit", new { unitId = elsewhere }, await Live.TagAsync($"employees/{person}"))).Was(HttpStatusCode.OK);

        Assert.That((moved.Json.GetProperty("unit").Number("id"), moved.Json.GetProperty("manager").Number("id")), Is.EqualTo((elsewhere, head)));
        Assert.That(Ids(await Live.Reader.ReadAsync($"units/{elsewhere}/employees")), Is.EqualTo([person]));
        (await Live.Editor.PutAsync($"employees/{person}/unit", new { unitId = 999999 })).Fails(HttpStatusCode.NotFound, "unit.not_found");
        (await Live.Editor.PutAsync("employees/999999/unit", new { unitId = unit })).Fails(HttpStatusCode.NotFound, "employee.not_found");
        (await Live.Editor.PutAsync($"employees/{person}/unit", new { unitId = unit }, Stale)).Fails(HttpStatusCode.PreconditionFailed, "employee.version_stale");
    }

    [Test]
    public async Task A_manager_is_set_and_taken_away_and_lines_close_no_circle()
    {
        var (a, b, c) = (await Live.PersonAsync(unit), await Live.PersonAsync(unit), await Live.PersonAsync(unit));

        var set = (await Live.Editor.PutAsync($"employees/{b}/manager", new { managerId = a }, await Live.TagAsync($"employees/{b}"))).Was(HttpStatusCode.OK);
        (await Live.Editor.PutAsync($"employees/{c}/manager", new { managerId = b })).Was(HttpStatusCode.OK);

        Assert.That(set.Json.GetProperty("manager").Number("id"), Is.EqualTo(a));
        Assert.That(Ids(await Live.Reader.ReadAsync($"employees/{c}/chain")), Is.EqualTo([b, a]));
        Assert.That(Ids(await Live.Reader.ReadAsync($"employees/{a}/reports")), Is.EqualTo([b]));
        (await Live.Editor.PutAsync($"employees/{a}/manager", new { managerId = c })).Fails(HttpStatusCode.Conflict, "employee.circle");
        (await Live.Editor.PutAsync($"employees/{a}/manager", new { managerId = a })).Fails(HttpStatusCode.Conflict, "employee.circle");
        (await Live.Editor.PutAsync($"employees/{a}/manager", new { managerId = 999999 })).Fails(HttpStatusCode.NotFound, "employee.not_found");
        (await Live.Editor.PutAsync("employees/999999/manager", new { managerId = a })).Fails(HttpStatusCode.NotFound, "employee.not_found");
        (await Live.Editor.PutAsync($"employees/{c}/manager", new { managerId = a }, Stale)).Fails(HttpStatusCode.PreconditionFailed, "employee.version_stale");
        (await Live.Editor.RemoveAsync($"employees/{c}/manager", Stale)).Fails(HttpStatusCode.PreconditionFailed, "employee.version_stale");
        (await Live.Editor.RemoveAsync($"employees/{c}/manager", await Live.TagAsync($"employees/{c}"))).IsGone();
        await Live.IsMissingAsync($"employees/{c}/manager", "employee.manager_not_found");
        (await Live.Editor.RemoveAsync($"employees/{c}/manager")).Fails(HttpStatusCode.NotFound, "employee.manager_not_found");
        (await Live.Editor.RemoveAsync("employees/999999/manager")).Fails(HttpStatusCode.NotFound, "employee.not_found");
    }

    [Test]
    public async Task Reporting_lines_are_drawn_and_ended()
    {
        var (a, b, c) = (await Live.PersonAsync(unit), await Live.PersonAsync(unit), await Live.PersonAsync(unit));

        (await Live.Editor.PutAsync($"employees/{c}/reporting-lines/{a}", new { kind = "line" }, await Live.TagAsync($"employees/{c}"))).Was(HttpStatusCode.OK);
        (await Live.Editor.PutAsync($"employees/{c}/reporting-lines/{b}", new { kind = "dotted" })).Was(HttpStatusCode.OK);

        Assert.That(await LinesAsync(c), Is.EqualTo([("line", a), ("dotted", b)]));
        (await Live.Editor.PutAsync($"employees/{c}/reporting-lines/{a}", new { kind = "dotted" })).Fails(HttpStatusCode.Conflict, "employee.line_exists");
        (await Live.Editor.PutAsync($"employees/{a}/reporting-lines/{c}", new { kind = "line" })).Fails(HttpStatusCode.Conflict, "employee.circle");
        (await Live.Editor.PutAsync($"employees/{a}/reporting-lines/{c}", new { kind = "dotted" })).Fails(HttpStatusCode.Conflict, "employee.circle");
        (await Live.Editor.PutAsync($"employees/{c}/reporting-lines/{b}", new { kind = "wavy" })).Fails(HttpStatusCode.BadRequest, "request.invalid");
        (await Live.Editor.PutAsync($"employees/{c}/reporting-lines/{b}", new { kind = 1 })).Fails(HttpStatusCode.BadRequest, "request.invalid");
        (await Live.Editor.PutAsync($"employees/{c}/reporting-lines/999999", new { kind = "line" })).Fails(HttpStatusCode.NotFound, "employee.not_found");
        (await Live.Editor.PutAsync($"employees/{c}/reporting-lines/{b}", new { kind = "line" }, Stale)).Fails(HttpStatusCode.PreconditionFailed, "employee.version_stale");
        (await Live.Editor.RemoveAsync($"employees/{c}/reporting-lines/{b}", Stale)).Fails(HttpStatusCode.PreconditionFailed, "employee.version_stale");
        (await Live.Editor.RemoveAsync($"employees/{c}/reporting-lines/{b}", await Live.TagAsync($"employees/{c}"))).IsGone();
        Assert.That(await LinesAsync(c), Is.EqualTo([("line", a)]));
        (await Live.Editor.RemoveAsync($"employees/{c}/reporting-lines/{b}")).Fails(HttpStatusCode.NotFound, "employee.line_not_found");
        (await Live.Editor.RemoveAsync($"employees/999999/reporting-lines/{b}")).Fails(HttpStatusCode.NotFound, "employee.not_found");
        (await Live.Editor.RemoveAsync($"employees/{c}/reporting-lines/{a}")).IsGone();
        await Live.IsMissingAsync($"employees/{c}/manager", "employee.manager_not_found");
    }

    [Test]
    public async Task Nobody_has_more_than_twenty_dotted_lines()
    {
        var person = await Live.PersonAsync(unit);
        for (var i = 0; i < 20; i++) (await Live.Editor.PutAsync($"employees/{person}/reporting-lines/{await Live.PersonAsync(unit)}", new { kind = "dotted" })).Was(HttpStatusCode.OK);

        (await Live.Editor.PutAsync($"employees/{person}/reporting-lines/{await Live.PersonAsync(unit)}", new { kind = "dotted" })).Fails(HttpStatusCode.Conflict, "employee.too_many_lines");

        Assert.That((await LinesAsync(person)).Count, Is.EqualTo(20));
    }

    [Test]
    public async Task A_person_is_removed_when_nobody_hangs_on_him()
    {
        var head = await Live.PersonAsync(unit);
        var report = await Live.PersonAsync(unit, managerId: head);
        var heir = await Live.PersonAsync(unit);

        (await Live.Editor.RemoveAsync($"employees/{head}")).Fails(HttpStatusCode.Conflict, "employee.has_reports");
        (await Live.Editor.RemoveAsync($"employees/{head}?reassignReportsTo={head}")).Fails(HttpStatusCode.Conflict, "employee.circle");
        (await Live.Editor.RemoveAsync($"employees/{head}?reassignReportsTo=999999")).Fails(HttpStatusCode.NotFound, "employee.not_found");
        (await Live.Editor.RemoveAsync($"employees/{head}?reassignReportsTo={heir}", Stale)).Fails(HttpStatusCode.PreconditionFailed, "employee.version_stale");
        (await Live.Editor.RemoveAsync($"employees/{head}?reassignReportsTo={heir}", await Live.TagAsync($"employees/{head}"))).IsGone();

        await Live.IsMissingAsync($"employees/{head}", "employee.not_found");
        Assert.That((await Live.Reader.ReadAsync($"employees/{report}/manager")).Id, Is.EqualTo(heir));
        (await Live.Editor.RemoveAsync($"employees/{head}")).Fails(HttpStatusCode.NotFound, "employee.not_found");
    }

    [Test]
    public async Task The_last_leader_of_a_team_with_others_is_not_removed()
    {
        var (leader, member) = (await Live.PersonAsync(unit), await Live.PersonAsync(unit));
        var team = await Live.TeamAsync(leader);
        (await Live.Editor.PostJsonAsync($"teams/{team}/members", new { employeeId = member })).IsCreated();

        var refused = (await Live.Editor.RemoveAsync($"employees/{leader}")).Fails(HttpStatusCode.Conflict, "employee.leads_teams");

        Assert.That(refused.GetProperty("teams")[0].GetInt32(), Is.EqualTo(team));
        (await Live.Editor.RemoveAsync($"employees/{member}")).IsGone();
        Assert.That((await Live.Reader.ReadAsync($"teams/{team}")).Json.Number("memberCount"), Is.EqualTo(1), "a membership ends with the member");
    }

    private static IEnumerable<int> Ids(Answer list) => list.Json.Items().Select(item => item.Number("id"));

    private static async Task<List<(string?, int)>> LinesAsync(int employee) =>
        [.. (await Live.Reader.ReadAsync($"employees/{employee}/reporting-lines")).Json.Items().Select(line => (line.Text("kind"), line.GetProperty("manager").Number("id")))];
}
