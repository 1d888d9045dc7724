using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed class TeamEditingTests
{
    private const string Stale = "\"99-x\"";

    private int unit;
    private int leader;
    private int member;

    [SetUp]
    public async Task MakePeopleAsync()
    {
        unit = await Live.DepartmentAsync();
        (leader, member) = (await Live.PersonAsync(unit, "Leader"), await Live.PersonAsync(unit, "Member"));
    }

    [Test]
    public async Task A_team_is_founded_and_read_at_its_address()
    {
        var made = (await Live.Editor.PostJsonAsync("teams", new { names = new { en = "Circle", fr = "Cercle" }, descriptions = "Why", leaderId = leader })).IsCreated();

        Assert.That(made.Location, Is.EqualTo($"/api/v1/teams/{made.Id}"));
        Assert.That((await Live.Reader.ReadAsync(made.Location)).Text, Is.EqualTo(made.Text));
        Assert.That(made.Json.GetProperty("leaders")[0].Number("employeeId"), Is.EqualTo(leader));
        Assert.That(await TeamsOfAsync(leader), Is.EqualTo([made.Id]));
        (await Live.Editor.PostJsonAsync("teams", new { names = "x", leaderId = 999999 })).Fails(HttpStatusCode.NotFound, "employee.not_found");
        (await Live.Editor.PostJsonAsync("teams", new { leaderId = leader })).Fails(HttpStatusCode.Conflict, "team.name_missing");
        (await Live.Editor.PostJsonAsync("teams", new { names = new string('x', 201), leaderId = leader })).Fails(HttpStatusCode.Conflict, "team.name_too_long");
        (await Live.Editor.PostJsonAsync("teams", new { names = "x", descriptions = new string('x', 1001), leaderId = leader })).Fails(HttpStatusCode.Conflict, "team.description_too_long");
        Assert.That(await TeamsOfAsync(leader), Is.EqualTo([made.Id]), "refused ones are not founded");
    }

    [Test]
    public async Task A_team_is_replaced_whole_and_dissolved()
    {
        var made = (await Live.Editor.PostJsonAsync("teams", new { names = "Old", descriptions = "Why", leaderId = leader })).IsCreated();

        var changed = (await Live.Editor.PutAsync($"teams/{made.Id}", new { names = new { fr = "Neuf" } }, made.ETag)).Was(HttpStatusCode.OK);

        Assert.That((changed.Json.Text("name"), changed.Json.Text("description")), Is.EqualTo(("Neuf", (string?)null)));
        Assert.That(await Live.TagAsync($"teams/{made.Id}"), Is.EqualTo(changed.ETag));
        (await Live.Editor.PutAsync($"teams/{made.Id}", new { names = "x" }, made.ETag)).Fails(HttpStatusCode.PreconditionFailed, "team.version_stale");
        (await Live.Editor.PutAsync($"teams/{made.Id}", new { names = "" })).Fails(HttpStatusCode.Conflict, "team.name_missing");
        (await Live.Editor.PutAsync("teams/999999", new { names = "x" })).Fails(HttpStatusCode.NotFound, "team.not_found");
        (await Live.Editor.RemoveAsync($"teams/{made.Id}", made.ETag)).Fails(HttpStatusCode.PreconditionFailed, "team.version_stale");
        (await Live.Editor.RemoveAsync($"teams/{made.Id}", changed.ETag)).IsGone();
        await Live.IsMissingAsync($"teams/{made.Id}", "team.not_found");
        (await Live.Editor.RemoveAsync($"teams/{made.Id}")).Fails(HttpStatusCode.NotFound, "team.not_found");
        Assert.That(await TeamsOfAsync(leader), Is.Empty);
    }

    [Test]
    public async Task Members_come_and_go_and_somebody_always_leads()
    {
        var team = await Live.TeamAsync(leader);

        var joined = (await Live.Editor.PostJsonAsync($"teams/{team}/members", new { employeeId = member })).IsCreated();

        Assert.That(joined.Location, Is.EqualTo($"/api/v1/teams/{team}/members"));
        Assert.That(joined.ETag, Is.EqualTo(await Live.TagAsync($"teams/{team}")));
        Assert.That(await MembersAsync(team), Is.EqualTo([(leader, "leader"), (member, "member")]));
        (await Live.Editor.PostJsonAsync($"teams/{team}/members", new { employeeId = member, role = "leader" })).Fails(HttpStatusCode.Conflict, "team.member_exists");
        (await Live.Editor.PostJsonAsync($"teams/{team}/members", new { employeeId = 999999 })).Fails(HttpStatusCode.NotFound, "employee.not_found");
        (await Live.Editor.PostJsonAsync("teams/999999/members", new { employeeId = member })).Fails(HttpStatusCode.NotFound, "team.not_found");
        (await Live.Editor.RemoveAsync($"teams/{team}/members/{leader}")).Fails(HttpStatusCode.Conflict, "team.last_leader");
        (await Live.Editor.PatchAsync($"teams/{team}/members/{leader}", new { role = "member" })).Fails(HttpStatusCode.Conflict, "team.last_leader");

        var promoted = (await Live.Editor.PatchAsync($"teams/{team}/members/{member}", new { role = "leader" }, joined.ETag)).Was(HttpStatusCode.OK);
        (await Live.Editor.RemoveAsync($"teams/{team}/members/{leader}", joined.ETag)).Fails(HttpStatusCode.PreconditionFailed, "team.version_stale");
        (await Live.Editor.RemoveAsync($"teams/{team}/members/{leader}", promoted.ETag)).IsGone();

        Assert.That(await MembersAsync(team), Is.EqualTo([(member, "leader")]));
        (await Live.Editor.RemoveAsync($"teams/{team}/members/{leader}")).Fails(HttpStatusCode.NotFound, "team.member_not_found");
        (await Live.Editor.PatchAsync($"teams/{team}/members/{leader}", new { role = "leader" })).Fails(HttpStatusCode.NotFound, "team.member_not_found");
        (await Live.Editor.PatchAsync($"teams/{team}/members/{member}", new { role = "leader" }, Stale)).Fails(HttpStatusCode.PreconditionFailed, "team.version_stale");
        (await Live.Editor.PatchAsync($"teams/{team}/members/{member}", new { role = "chair" })).Fails(HttpStatusCode.BadRequest, "request.invalid");
        (await Live.Editor.PatchAsync($"teams/999999/members/{member}", new { role = "leader" })).Fails(HttpStatusCode.NotFound, "team.not_found");
        (await Live.Editor.RemoveAsync($"teams/999999/members/{member}")).Fails(HttpStatusCode.NotFound, "team.not_found");
    }

    [Test]
    public async Task A_role_is_changed_by_either_kind_of_patch()
    {
        var team = await Live.TeamAsync(leader);
        (await Live.Editor.PostJsonAsync($"teams/{team}/members", new { employeeId = member })).IsCreated();

        (await Live.Editor.PatchAsync($"teams/{team}/members/{member}", (object[])[new { op = "test", path = "/role", value = "leader" }])).Fails(HttpStatusCode.Conflict, "patch.test_failed");
        (await Live.Editor.PatchAsync($"teams/{team}/members/{member}", (object[])[new { op = "test", path = "/role", value = "member" }, new { op = "replace", path = "/role", value = "leader" }]))
            .Was(HttpStatusCode.OK);

        Assert.That(await MembersAsync(team), Is.EquivalentTo([(leader, "leader"), (member, "leader")]));
        (await Live.Editor.PatchAsync($"teams/{team}/members/{member}", (object[])[new { op = "remove", path = "/role" }])).Fails(HttpStatusCode.BadRequest, "request.invalid");
        (await Live.Editor.PatchAsync($"teams/{team}/members/{member}", new { role = (string?)null })).Fails(HttpStatusCode.BadRequest, "request.invalid");
    }

    [Test]
    public async Task A_team_has_at_most_a_thousand_members()
    {
        var team = await Live.TeamAsync(leader);
        Live.Server.Run($"INSERT INTO team_members SELECT {team}, id, 0 FROM employees WHERE id NOT IN ({leader}, {member}) ORDER BY id LIMIT 999");

        (await Live.Editor.PostJsonAsync($"teams/{team}/members", new { employeeId = member })).Fails(HttpStatusCode.Conflict, "team.too_many_members");
        (await Live.Editor.RemoveAsync($"teams/{team}")).IsGone();
    }

    private static async Task<IEnumerable<int>> TeamsOfAsync(int employee) =>
        (await Live.Reader.ReadAsync($"teams?employeeId={employee}")).Json.Items().Select(team => team.Number("id"));

    private static async Task<IEnumerable<(int, string?)>> MembersAsync(int team) =>
        (await Live.Reader.ReadAsync($"teams/{team}/members")).Json.Items().Select(one => (one.Number("employeeId"), one.Text("role")));
}
