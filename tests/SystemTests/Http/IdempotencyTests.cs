using System.Net;
using System.Security.Cryptography;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed class IdempotencyTests
{
    private int department;

    [SetUp]
    public async Task MakeDepartmentAsync() => department = await Live.DepartmentAsync();

    [Test]
    public async Task A_hundred_requests_at_once_with_one_key_make_one_thing()
    {
        var (key, body) = (Key(), new { parentId = department, names = "Once" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Live.Editor.PostJsonAsync("units", body, key)));

        var made = answers.Where(answer => answer.Status == HttpStatusCode.Created).ToList();
        Assert.That(made, Is.Not.Empty);
        Assert.That(made.Select(answer => (answer.Text, answer.Location, answer.ETag)).Distinct().Count(), Is.EqualTo(1));
        foreach (var other in answers.Except(made)) other.Fails(HttpStatusCode.Conflict, "idempotency.running");
        Assert.That((await Live.Reader.ReadAsync($"units/{department}/children")).Json.Number("total"), Is.EqualTo(1));
        Assert.That((await Live.Editor.PostJsonAsync("units", body, key)).IsCreated().Text, Is.EqualTo(made[0].Text), "and afterwards the same answer");
    }

    [Test]
    public async Task Two_servers_over_one_database_make_one_thing()
    {
        var (key, body) = (Key(), new { parentId = department, names = "Once" });
        using var other = await Live.Server.AnotherAsync();
        var clients = (HttpClient[])[Live.Editor, other.Client("editor")];

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => clients[i % 2].PostJsonAsync("units", body, key)));

        Assert.That(answers.Where(answer => answer.Status == HttpStatusCode.Created).Select(answer => answer.Id).Distinct().Count(), Is.EqualTo(1));
        foreach (var refused in answers.Where(answer => answer.Status != HttpStatusCode.Created)) refused.Fails(HttpStatusCode.Conflict, "idempotency.running");
        Assert.That(Live.Server.Number($"SELECT count(*) FROM org_units WHERE parent_id = {department}"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_replay_gives_the_same_bytes_with_the_same_headers_whatever_has_become_of_it()
    {
        var key = Key();
        var body = new { parentId = department, names = new { en = "<Replayed> & é", fr = "Rejoué" } };
        var made = (await Live.Editor.PostJsonAsync("units?lang=fr", body, key)).IsCreated();
        (await Live.Editor.PutAsync($"units/{made.Id}", new { names = "Renamed" })).Was(HttpStatusCode.OK);
        (await Live.Editor.RemoveAsync($"units/{made.Id}")).IsGone();

        var again = (await Live.Editor.PostJsonAsync("units?lang=fr", body, key)).IsCreated();

        Assert.That(again.Text, Is.EqualTo(made.Text));
        Assert.That(again.Headers, Is.EquivalentTo(made.Headers));
        await Live.IsMissingAsync($"units/{made.Id}", "unit.not_found");
    }

    [Test]
    public async Task A_key_serves_one_request_only()
    {
        var key = Key();
        (await Live.Editor.PostJsonAsync("units", new { parentId = department, names = "One" }, key)).IsCreated();

        (await Live.Editor.PostJsonAsync("units", new { parentId = department, names = "Two" }, key)).Fails(HttpStatusCode.UnprocessableEntity, "idempotency.key_reused");
        (await Live.Editor.PostJsonAsync("units?lang=fr", new { parentId = department, names = "One" }, key)).Fails(HttpStatusCode.UnprocessableEntity, "idempotency.key_reused");
        (await Live.Editor.PostJsonAsync("employees", new { unitId = department, surname = "x" }, key)).Fails(HttpStatusCode.UnprocessableEntity, "idempotency.key_reused");

        Assert.That((await Live.Reader.ReadAsync($"units/{department}")).Json.Number("childCount"), Is.EqualTo(1));
    }

    [Test]
    public async Task Another_callers_key_is_another_key()
    {
        var (key, body) = (Key(), new { parentId = department, names = "Mine" });

        var mine = (await Live.Editor.PostJsonAsync("units", body, key)).IsCreated();
        var theirs = (await Live.Server.Client("editor", "somebody-else").PostJsonAsync("units", body, key)).IsCreated();

        Assert.That(theirs.Id, Is.Not.EqualTo(mine.Id));
    }

    [Test]
    public async Task A_refused_request_uses_no_key_up()
    {
        var key = Key();
        (await Live.Editor.PostJsonAsync("units", new { parentId = 999999, names = "x" }, key)).Fails(HttpStatusCode.NotFound, "unit.not_found");
        (await Live.Editor.PostJsonAsync("units", new { parentId = department, surplus = 1 }, key)).Fails(HttpStatusCode.BadRequest, "request.invalid");
        (await Live.Reader.PostJsonAsync("units", new { parentId = department, names = "x" }, key)).Fails(HttpStatusCode.Forbidden, "access.forbidden");

        (await Live.Editor.PostJsonAsync("units", new { parentId = department, names = "x" }, key)).IsCreated();
    }

    [Test]
    public async Task Every_kind_of_POST_is_done_once()
    {
        var (leader, member) = (await Live.PersonAsync(department), await Live.PersonAsync(department));
        var (goes, stays) = (await Live.UnitAsync(department), await Live.UnitAsync(department));
        var team = await Live.TeamAsync(leader);
        (await Live.Editor.PutAsync($"units/{stays}", new { names = "Undo me" })).Was(HttpStatusCode.OK);
        var entry = Live.Server.Number("SELECT max(id) FROM audit_entries");
        (string Address, object? Body)[] posts =
        [
            ("employees", new { unitId = department, surname = "Once" }), ("teams", new { names = "Once", leaderId = leader }), ($"teams/{team}/members", new { employeeId = member }),
            ($"audit/{entry}/undo", null), ($"units/{goes}/merge", new { intoId = stays }),
        ];
        Assert.That(Operation.All.Count(operation => operation.TakesKey), Is.EqualTo(posts.Length + 3), "with units and batch, which have tests of their own, and cancelling a load, which cannot be done twice");
        foreach (var (address, body) in posts)
        {
            var key = Key();
            var first = await Live.Editor.PostJsonAsync(address, body, key);
            Assert.That((int)first.Status, Is.InRange(200, 204), $"{address}: {first.Text}");
            var written = Live.Server.Number("SELECT count(*) FROM audit_entries");

            var second = await Live.Editor.PostJsonAsync(address, body, key);

            Assert.That((second.Status, second.Text), Is.EqualTo((first.Status, first.Text)), address);
            Assert.That(second.Headers, Is.EquivalentTo(first.Headers), address);
            Assert.That(Live.Server.Number("SELECT count(*) FROM audit_entries"), Is.EqualTo(written), address);
        }
    }

    [Test]
    public async Task A_batch_is_done_once()
    {
        var key = Key();
        var body = new
        {
            requests = (object[])[
                new { id = "a", method = "POST", url = "/units", body = new { parentId = department, names = "In batch" } },
                new { id = "b", method = "POST", url = "/employees", body = new { unitId = "$a", surname = "In batch" } }],
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Live.Editor.PostJsonAsync("batch", body, key)));
        var again = (await Live.Editor.PostJsonAsync("batch", body, key)).Was(HttpStatusCode.OK);

        foreach (var answer in answers)
            if (answer.Status == HttpStatusCode.OK) Assert.That(answer.Text, Is.EqualTo(again.Text));
            else answer.Fails(HttpStatusCode.Conflict, "idempotency.running");
        var unit = (await Live.Reader.ReadAsync($"units/{department}/children")).Json.Items().Single();
        Assert.That(unit.Number("employeeCount"), Is.EqualTo(1));
        Assert.That(again.Json.GetProperty("responses")[0].GetProperty("body").Number("id"), Is.EqualTo(unit.Number("id")));
    }

    [Test]
    public async Task A_dry_run_with_a_key_changes_nothing_and_can_be_asked_again()
    {
        var (key, body) = (Key(), new { requests = (object[])[new { id = "a", method = "POST", url = "/units", body = new { parentId = department, names = "x" } }] });

        foreach (var _ in Enumerable.Range(0, 2))
            Assert.That((await Live.Editor.PostJsonAsync("batch?dryRun=true", body, key)).Was(HttpStatusCode.OK).Json.GetProperty("committed").GetBoolean(), Is.False);

        Assert.That((await Live.Reader.ReadAsync($"units/{department}")).Json.Number("childCount"), Is.Zero);
        Assert.That(Live.Server.Number($"SELECT count(*) FROM org_units WHERE parent_id = {department}"), Is.Zero);
    }

    [Test]
    public async Task A_key_is_1_to_200_visible_characters([Values("", " ", "a b", "a\u007Fb")] string key)
    {
        foreach (var wrong in (string[])[key, new string('k', 201)])
        {
            var problem = (await Live.Editor.PostJsonAsync("units", new { parentId = department, names = "x" }, wrong)).Fails(HttpStatusCode.BadRequest, "request.invalid");
            Assert.That(problem.GetProperty("errors").Members(), Is.EqualTo(["Idempotency-Key"]));
        }

        Assert.That((await Live.Reader.ReadAsync($"units/{department}")).Json.Number("childCount"), Is.Zero);
        (await Live.Editor.PostJsonAsync("units", new { parentId = department, names = "x" }, Key() + new string('k', 168))).IsCreated();
    }

    private static string Key() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
}
