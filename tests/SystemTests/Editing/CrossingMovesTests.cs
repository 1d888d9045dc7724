using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Editing;

/// <summary>Two clients do at the same time what only one of them may do, through one server or through two over the same database.</summary>
/// <param name="servers">How many servers there are.</param>
[TestFixture(1), TestFixture(2), Parallelizable]
internal sealed class CrossingMovesTests(int servers)
{
    private const int Rounds = 60;

    private LiveServer server = null!;
    private LiveServer? second;
    private HttpClient one = null!;
    private HttpClient other = null!;
    private int department;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        server = await LiveServer.StartAsync();
        if (servers > 1) second = await server.AnotherAsync();
        (one, other) = (server.Client("editor", "one"), (second ?? server).Client("editor", "other"));
        department = await UnitAsync(null);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        second?.Dispose();
        server?.Dispose();
    }

    [TearDown]
    public async Task Nothing_is_broken()
    {
        Invariants.Check(server);
        await CatchUpAsync();
        await Invariants.CheckViewAsync(server, one);
    }

    [Test]
    public async Task Of_two_units_that_are_moved_beneath_each_other_one_stays()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (a, b) = (await UnitAsync(department), await UnitAsync(department));

            var answers = await Task.WhenAll(one.PutAsync($"units/{a}/parent", new { parentId = b }), other.PutAsync($"units/{b}/parent", new { parentId = a }));

            ExactlyOneOf(answers).Fails(HttpStatusCode.Conflict, "unit.beneath_itself");
        }
    }

    [Test]
    public async Task Of_two_people_who_are_made_each_others_manager_one_stays_without()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (a, b) = (await PersonAsync(department), await PersonAsync(department));

            var answers = await Task.WhenAll(one.PutAsync($"employees/{a}/manager", new { managerId = b }), other.PutAsync($"employees/{b}/manager", new { managerId = a }));

            ExactlyOneOf(answers).Fails(HttpStatusCode.Conflict, "employee.circle");
        }
    }

    [Test]
    public async Task Of_two_changes_of_one_version_one_is_refused()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var made = (await one.PostJsonAsync("units", new { parentId = department, names = "x" })).IsCreated();

            var answers = await Task.WhenAll(one.PutAsync($"units/{made.Id}", new { names = "one" }, made.ETag), other.PatchAsync($"units/{made.Id}", new { names = new { fr = "other" } }, made.ETag));

            // Either the version read is not the one asked for any more, or the one that is to be written has gone meanwhile.
            var problem = ExactlyOneOf(answers).Was(HttpStatusCode.PreconditionFailed).IsProblem();
            Assert.That(problem.Text("code"), Is.AnyOf("unit.version_stale", "version.stale"));
        }
    }

    [Test]
    public async Task A_unit_moved_beneath_one_that_is_being_removed_is_not_lost()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (goes, moves) = (await UnitAsync(department), await UnitAsync(department));

            var (moved, gone) = await BothAsync(one.PutAsync($"units/{moves}/parent", new { parentId = goes }), other.RemoveAsync($"units/{goes}"));

            if (moved.Status == HttpStatusCode.OK) gone.Fails(HttpStatusCode.Conflict, "unit.not_empty");
            else moved.Fails(HttpStatusCode.NotFound, "unit.not_found");
            await CatchUpAsync();
            Assert.That((await one.ReadAsync($"units/{moves}")).Json.GetProperty("parent").Number("id"), Is.EqualTo(moved.Status == HttpStatusCode.OK ? goes : department));
        }
    }

    [Test]
    public async Task A_person_added_to_a_unit_that_is_being_merged_away_is_not_lost()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (goes, stays) = (await UnitAsync(department), await UnitAsync(department));

            var (added, merged) = await BothAsync(one.PostJsonAsync("employees", new { unitId = goes, surname = "x" }), other.PostJsonAsync($"units/{goes}/merge", new { intoId = stays }));

            merged.Was(HttpStatusCode.OK);
            if (added.Status != HttpStatusCode.Created) added.Fails(HttpStatusCode.NotFound, "unit.not_found");
            await CatchUpAsync();
            Assert.That((await one.ReadAsync($"units/{stays}")).Json.Number("employeeCount"), Is.EqualTo(added.Status == HttpStatusCode.Created ? 1 : 0));
        }
    }

    [Test]
    public async Task Of_two_leaders_who_leave_a_team_one_stays()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (a, b) = (await PersonAsync(department), await PersonAsync(department));
            var team = (await one.PostJsonAsync("teams", new { names = "x", leaderId = a })).IsCreated().Id;
            (await one.PostJsonAsync($"teams/{team}/members", new { employeeId = b, role = "leader" })).IsCreated();

            var answers = await Task.WhenAll(one.RemoveAsync($"teams/{team}/members/{a}"), other.RemoveAsync($"teams/{team}/members/{b}"));

            ExactlyOneOf(answers).Fails(HttpStatusCode.Conflict, "team.last_leader");
        }
    }

    /// <summary>Who has just written through a server finds there all that was written before, also through others.</summary>
    private Task<int> CatchUpAsync() => UnitAsync(department);

    private static Answer ExactlyOneOf(Answer[] answers)
    {
        Assert.That(answers.Count(answer => (int)answer.Status < 300), Is.EqualTo(1), string.Join('\n', answers.Select(answer => answer.Text)));
        return answers.Single(answer => (int)answer.Status >= 300);
    }

    private static async Task<(Answer First, Answer Second)> BothAsync(Task<Answer> first, Task<Answer> second)
    {
        await Task.WhenAll(first, second);
        return (await first, await second);
    }

    private async Task<int> UnitAsync(int? parentId) => (await one.PostJsonAsync("units", new { parentId, names = "Unit" })).IsCreated().Id;

    private async Task<int> PersonAsync(int unitId) => (await one.PostJsonAsync("employees", new { unitId, surname = "Person" })).IsCreated().Id;
}
