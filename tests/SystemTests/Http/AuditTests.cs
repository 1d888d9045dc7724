using System.Net;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed class AuditTests
{
    private int department;

    private HttpClient auditor = null!;

    [SetUp]
    public async Task MakeDepartmentAsync() => (department, auditor) = (await Live.DepartmentAsync(), Live.Server.Client("auditor"));

    [Test]
    public async Task A_write_is_told_with_who_when_what_and_how_it_was_before()
    {
        (await Live.Editor.PutAsync($"units/{department}", new { names = "Renamed" })).Was(HttpStatusCode.OK);

        var entry = (await EntriesAsync($"resource=unit:{department}&limit=1"))[0];

        Assert.That((entry.Text("actor"), entry.Text("action"), entry.GetProperty("isComplete").GetBoolean()), Is.EqualTo((Live.Server.SubjectOf("editor"), "ChangeUnit", true)));
        Assert.That(entry.Text("requestId"), Is.Not.Empty);
        var change = entry.GetProperty("changes")[0];
        Assert.That((change.Text("resource"), change.Number("id"), change.Text("kind")), Is.EqualTo(("unit", department, "changed")));
        Assert.That((change.GetProperty("before").Text("name.en"), change.GetProperty("after").Text("name.en")), Is.EqualTo(("Department", "Renamed")));
        Assert.That((await auditor.ReadAsync($"audit/{entry.Number("id")}")).Json.GetRawText(), Is.EqualTo(entry.GetRawText()));
        (await auditor.AskAsync("GET", "audit/999999", null)).Fails(HttpStatusCode.NotFound, "audit.not_found");
    }

    [Test]
    public async Task Entries_are_filtered_by_all_conditions_together()
    {
        var other = Live.Server.Client("editor", $"actor-{department}");
        var unit = (await other.PostJsonAsync("units", new { parentId = department, names = "x" })).IsCreated().Id;
        var person = (await other.PostJsonAsync("employees", new { unitId = unit, surname = "x" })).IsCreated().Id;
        var team = (await other.PostJsonAsync("teams", new { names = "x", leaderId = person })).IsCreated().Id;
        (await other.PutAsync($"units/{unit}", new { names = "y" })).Was(HttpStatusCode.OK);
        var actor = $"actor={Live.Server.SubjectOf("editor", $"actor-{department}")}";

        Assert.That(await ActionsAsync(actor), Is.EqualTo(["ChangeUnit", "CreateTeam", "CreateEmployee", "CreateUnit"]), "newest first");
        Assert.That(await ActionsAsync($"{actor}&resource=unit"), Is.EqualTo(["ChangeUnit", "CreateUnit"]));
        Assert.That(await ActionsAsync($"{actor}&resource=unit&action=CreateUnit"), Is.EqualTo(["CreateUnit"]));
        Assert.That(await ActionsAsync($"resource=employee:{person}"), Is.EqualTo(["CreateEmployee"]));
        Assert.That(await ActionsAsync($"resource=team:{team}"), Is.EqualTo(["CreateTeam"]));
        Assert.That(await ActionsAsync($"resource=teamMember:{team}"), Is.EqualTo(["CreateTeam"]));
        Assert.That(await ActionsAsync("action=ImportDirectory"), Is.EqualTo(["ImportDirectory"]));
        Assert.That(await ActionsAsync("importId=1"), Is.EqualTo(["ImportDirectory"]));
        Assert.That(await ActionsAsync("actor=nobody"), Is.Empty);
        Assert.That(await ActionsAsync("resource=unit:0"), Is.Empty);
    }

    [Test]
    public async Task Entries_are_filtered_by_moment()
    {
        await Live.UnitAsync(department);
        var at = (await EntriesAsync($"resource=unit:{department}&limit=1"))[0].GetProperty("at").GetDateTime();
        var (moment, next) = (Moment(at), Moment(at.AddMicroseconds(1)));

        Assert.That(await ActionsAsync($"resource=unit:{department}&from={moment}"), Is.Not.Empty);
        Assert.That(await ActionsAsync($"resource=unit:{department}&from={moment}&to={next}"), Is.Not.Empty);
        Assert.That(await ActionsAsync($"resource=unit:{department}&from={next}"), Is.Empty);
        Assert.That(await ActionsAsync($"resource=unit:{department}&to={moment}"), Is.Empty, "the end does not count");
        Assert.That(await ActionsAsync("to=2000-01-01T00:00:00Z"), Is.Empty);

        static string Moment(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Test]
    public async Task Pages_lead_through_all_entries_once()
    {
        for (var i = 0; i < 7; i++) (await Live.Editor.PutAsync($"units/{department}", new { names = $"Name {i}" })).Was(HttpStatusCode.OK);
        var all = (await EntriesAsync($"resource=unit:{department}&limit=200")).Select(entry => entry.Number("id")).ToList();
        var paged = new List<int>();

        for (var offset = 0; offset < all.Count; offset += 3)
        {
            var page = (await auditor.ReadAsync($"audit?resource=unit:{department}&limit=3&offset={offset}")).Json;
            Assert.That(page.Number("total"), Is.EqualTo(8));
            paged.AddRange(page.Items().Select(entry => entry.Number("id")));
        }

        Assert.That(all, Has.Count.EqualTo(8).And.Ordered.Descending);
        Assert.That(paged, Is.EqualTo(all));
    }

    [TestCase("resource=units", "resource")]
    [TestCase("resource=unit:", "resource")]
    [TestCase("resource=unit:x", "resource")]
    [TestCase("resource=unit:9999999999", "resource")]
    [TestCase("resource=Unit", "resource")]
    [TestCase("importId=x", "importId")]
    [TestCase("from=yesterday", "from")]
    [TestCase("from=2026-11-21", "from")]
    [TestCase("from=2026-13-41T08:00:00Z", "from")]
    [TestCase("from=2026-11-21T25:00:00Z", "from")]
    [TestCase("to=2026-11-21T08:00:00", "to")]
    [TestCase("to=2026-11-21T08:00:00%2B01:00", "to")]
    [TestCase("limit=0", "limit")]
    [TestCase("limit=201", "limit")]
    [TestCase("offset=-1", "offset")]
    [TestCase("surplus=1", "surplus")]
    public async Task A_wrong_parameter_is_refused_with_its_name(string query, string field)
    {
        var problem = (await auditor.AskAsync("GET", $"audit?{query}", null)).Fails(HttpStatusCode.BadRequest, "request.invalid");
        Assert.That(problem.GetProperty("errors").Members(), Is.EqualTo([field]));
    }

    [Test]
    public async Task Only_auditors_read_the_audit_and_only_editors_a_history()
    {
        foreach (var role in (string[])["reader", "editor", "importer"])
            foreach (var address in (string[])["audit", "audit/1"])
                (await Live.Server.Client(role).AskAsync("GET", address, null)).Fails(HttpStatusCode.Forbidden, "access.forbidden");
        foreach (var address in (string[])["audit", "audit/1", "units/1/history", "employees/1/history"])
            (await Live.Nobody.AskAsync("GET", address, null)).Fails(HttpStatusCode.Unauthorized, "access.unauthenticated");
        foreach (var address in (string[])["units/1/history", "employees/1/history"])
            (await Live.Reader.AskAsync("GET", address, null)).Fails(HttpStatusCode.Forbidden, "access.forbidden");
        await auditor.ReadAsync("audit");
        await Live.Admin.ReadAsync("audit/1");
    }

    [Test]
    public async Task A_history_tells_of_one_record_also_when_it_is_gone()
    {
        var (unit, other) = (await Live.UnitAsync(department), await Live.UnitAsync(department));
        var person = await Live.PersonAsync(unit);
        (await Live.Editor.RemoveAsync($"units/{unit}?moveContentsTo={other}")).IsGone();
        (await Live.Editor.RemoveAsync($"employees/{person}")).IsGone();

        var ofUnit = (await Live.Editor.ReadAsync($"units/{unit}/history")).Json.Items();
        var ofPerson = (await Live.Editor.ReadAsync($"employees/{person}/history")).Json.Items();

        Assert.That(ofUnit.Select(entry => entry.Text("action")), Is.EqualTo(["DeleteUnit", "CreateUnit"]));
        Assert.That(ofPerson.Select(entry => entry.Text("action")), Is.EqualTo(["DeleteEmployee", "DeleteUnit", "CreateEmployee"]));
        foreach (var (history, kind, id) in new[] { (ofUnit, "unit", unit), (ofPerson, "employee", person) })
            foreach (var change in history.SelectMany(entry => entry.GetProperty("changes").EnumerateArray()))
                Assert.That((change.Text("resource"), change.Number("id")), Is.EqualTo((kind, id)), "of others nothing is told");
        Assert.That((await Live.Editor.ReadAsync("units/999999/history")).Json.Number("total"), Is.Zero);
        Assert.That((await Live.Editor.ReadAsync($"employees/{person}/history?limit=1&offset=1")).Json.Items().Single().Text("action"), Is.EqualTo("DeleteUnit"));
    }

    [Test]
    public async Task A_removal_with_all_that_hung_on_it_is_undone()
    {
        var (unit, other) = (await Live.UnitAsync(department, "Full"), await Live.UnitAsync(department));
        var (beneath, person) = (await Live.UnitAsync(unit), await Live.PersonAsync(unit));
        var before = (await Live.Reader.ReadAsync($"units/{unit}")).Text;
        (await Live.Editor.RemoveAsync($"units/{unit}?moveContentsTo={other}")).IsGone();
        var entry = await LastAsync();

        (await Live.Editor.PostJsonAsync($"audit/{entry}/undo", null)).IsGone();

        Assert.That((await Live.Reader.ReadAsync($"units/{unit}")).Text, Is.EqualTo(before));
        Assert.That((await Live.Reader.ReadAsync($"units/{beneath}")).Json.GetProperty("parent").Number("id"), Is.EqualTo(unit));
        Assert.That((await Live.Reader.ReadAsync($"employees/{person}")).Json.GetProperty("unit").Number("id"), Is.EqualTo(unit));
        var (undo, undone) = ((await auditor.ReadAsync($"audit/{await LastAsync()}")).Json, (await auditor.ReadAsync($"audit/{entry}")).Json);
        Assert.That((undo.Text("action"), undo.Number("undoes"), undone.Number("undoneBy")), Is.EqualTo(("UndoChange", entry, undo.Number("id"))));
        (await Live.Editor.PostJsonAsync($"audit/{entry}/undo", null)).Fails(HttpStatusCode.Conflict, "audit.undone_already");
    }

    [Test]
    public async Task Each_kind_of_write_is_undone_and_an_undo_as_well()
    {
        var (left, right) = (await Live.UnitAsync(department, "Left"), await Live.UnitAsync(department, "Right"));
        var head = await Live.PersonAsync(left);
        var person = await Live.PersonAsync(left, managerId: head);
        var team = await Live.TeamAsync(head);
        (await Live.Editor.PostJsonAsync($"teams/{team}/members", new { employeeId = person })).IsCreated();
        (Func<Task<Answer>> Write, string Shown)[] writes =
        [
            (() => Live.Editor.PutAsync($"units/{left}", new { names = "New" }), $"units/{left}"),
            (() => Live.Editor.PutAsync($"units/{left}/parent", new { parentId = right }), $"units/{left}"),
            (() => Live.Editor.PutAsync($"units/{department}/children", new { order = (int[])[right] }), $"units/{department}/children"),
            (() => Live.Editor.PostJsonAsync($"units/{left}/merge", new { intoId = right, names = "Merged" }), $"units/{department}/children"),
            (() => Live.Editor.PostJsonAsync("units", new { parentId = left, names = "New" }), $"units/{left}/children"),
            (() => Live.Editor.PostJsonAsync("employees", new { unitId = left, surname = "New" }), $"units/{left}/employees"),
            (() => Live.Editor.PatchAsync($"employees/{person}", new { surname = "New", address = new { room = "1" } }), $"employees/{person}"),
            (() => Live.Editor.PutAsync($"employees/{person}/unit", new { unitId = right }), $"employees/{person}"),
            (() => Live.Editor.RemoveAsync($"employees/{person}/manager"), $"employees/{person}"),
            (() => Live.Editor.PutAsync($"employees/{person}/manager", new { managerId = 1 }), $"employees/{person}"),
            (() => Live.Editor.PutAsync($"employees/{person}/reporting-lines/1", new { kind = "dotted" }), $"employees/{person}/reporting-lines"),
            (() => Live.Editor.RemoveAsync($"employees/{person}"), $"teams/{team}/members"),
            (() => Live.Editor.PatchAsync($"teams/{team}", new { names = "New" }), $"teams/{team}"),
            (() => Live.Editor.PatchAsync($"teams/{team}/members/{person}", new { role = "leader" }), $"teams/{team}/members"),
            (() => Live.Editor.RemoveAsync($"teams/{team}/members/{person}"), $"teams/{team}/members"),
            (() => Live.Editor.RemoveAsync($"teams/{team}"), $"teams?employeeId={head}"),
            (() => Live.Editor.PostJsonAsync("teams", new { names = "New", leaderId = head }), $"teams?employeeId={head}"),
        ];
        foreach (var (write, shown) in writes)
        {
            var before = (await Live.Reader.ReadAsync(shown)).Text;
            Assert.That((int)(await write()).Status, Is.InRange(200, 204), shown);
            var (entry, after) = (await LastAsync(), (await Live.Reader.ReadAsync(shown)).Text);
            Assert.That(after, Is.Not.EqualTo(before), shown);

            (await Live.Editor.PostJsonAsync($"audit/{entry}/undo", null)).IsGone();
            Assert.That((await Live.Reader.ReadAsync(shown)).Text, Is.EqualTo(before), $"entry {entry}");
            (await Live.Editor.PostJsonAsync($"audit/{await LastAsync()}/undo", null)).IsGone();
            Assert.That((await Live.Reader.ReadAsync(shown)).Text, Is.EqualTo(after), $"the undo of entry {entry} is undone");
            (await Live.Editor.PostJsonAsync($"audit/{await LastAsync()}/undo", null)).IsGone();
            Assert.That((await Live.Reader.ReadAsync(shown)).Text, Is.EqualTo(before), $"and again, entry {entry}");
        }
    }

    [Test]
    public async Task What_has_changed_since_is_not_undone()
    {
        (await Live.Editor.PutAsync($"units/{department}", new { names = "One" })).Was(HttpStatusCode.OK);
        var entry = await LastAsync();
        (await Live.Editor.PutAsync($"units/{department}", new { names = "Two" })).Was(HttpStatusCode.OK);
        var unit = await Live.UnitAsync(department);
        var made = await LastAsync();
        var person = await Live.PersonAsync(unit);
        var added = await LastAsync();
        await Live.PersonAsync(unit, managerId: person);
        var load = Live.Server.Number("SELECT id FROM audit_entries WHERE import_id = 1");

        (await Live.Editor.PostJsonAsync($"audit/{entry}/undo", null)).Fails(HttpStatusCode.Conflict, "audit.undo_impossible");
        (await Live.Editor.PostJsonAsync($"audit/{made}/undo", null)).Fails(HttpStatusCode.Conflict, "unit.not_empty");
        (await Live.Editor.PostJsonAsync($"audit/{added}/undo", null)).Fails(HttpStatusCode.Conflict, "employee.has_reports");
        (await Live.Editor.PostJsonAsync($"audit/{load}/undo", null)).Fails(HttpStatusCode.Conflict, "audit.undo_impossible");
        (await Live.Editor.PostJsonAsync("audit/999999/undo", null)).Fails(HttpStatusCode.NotFound, "audit.not_found");

        Assert.That((await Live.Reader.ReadAsync($"units/{department}")).Json.Text("name"), Is.EqualTo("Two"));
    }

    [Test]
    public async Task An_undo_of_a_teams_change_needs_the_permission_that_the_change_needed()
    {
        var person = await Live.PersonAsync(department);
        var team = await Live.TeamAsync(person);
        var founded = await LastAsync();
        var directoryOnly = Live.Server.ClientWith("directory:read directory:write", "directory-only");

        (await directoryOnly.PostJsonAsync($"audit/{founded}/undo", null)).Fails(HttpStatusCode.Forbidden, "access.forbidden");

        Assert.That((await Live.Reader.ReadAsync($"teams/{team}")).Id, Is.EqualTo(team));
        (await Live.Editor.PostJsonAsync($"audit/{founded}/undo", null)).IsGone();
        await Live.IsMissingAsync($"teams/{team}", "team.not_found");
    }

    private static async Task<int> LastAsync() => (await Live.Admin.ReadAsync("audit?limit=1")).Json.Items()[0].Number("id");

    private async Task<IReadOnlyList<JsonElement>> EntriesAsync(string query) => (await auditor.ReadAsync($"audit?{query}")).Json.Items();

    private async Task<IEnumerable<string?>> ActionsAsync(string query) => (await EntriesAsync(query)).Select(entry => entry.Text("action"));
}
