using System.Net;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed class BatchTests
{
    private int department;

    [SetUp]
    public async Task MakeDepartmentAsync() => department = await Live.DepartmentAsync();

    [Test]
    public async Task Later_requests_refer_to_what_earlier_ones_made_in_url_and_body()
    {
        var answer = (await BatchAsync(
            Step("unit", "POST", "/units", new { parentId = department, names = "Unit" }),
            Step("beneath", "POST", "/units", new { parentId = "$unit", names = "$5 off, $unit not replaced within a text" }),
            Step("head", "POST", "/employees", new { unitId = "$beneath", surname = "Head" }),
            Step("person", "POST", "/employees", new { unitId = "$unit", surname = "Person", managerId = "$head" }),
            Step("name", "PATCH", "/units/$unit", new { names = new { fr = "Unité" } }),
            Step("patch", "PATCH", "/employees/$person", (object[])[new { op = "replace", path = "/phone", value = "1" }]),
            Step("order", "PUT", "/units/$unit/children", new { order = (string[])["$beneath"] }),
            Step("line", "PUT", "/employees/$head/reporting-lines/$person", new { kind = "dotted" }))).Fails(HttpStatusCode.Conflict, "batch.failed");
        Assert.That(answer.GetProperty("responses").EnumerateArray().Last().GetProperty("body").Text("code"), Is.EqualTo("employee.circle"));

        var done = await DoneAsync(
            Step("unit", "POST", "/units", new { parentId = department, names = "Unit" }),
            Step("beneath", "POST", "/units", new { parentId = "$unit", names = "$5 off, $unit not replaced within a text" }),
            Step("head", "POST", "/employees", new { unitId = "$beneath", surname = "Head" }),
            Step("person", "POST", "/employees", new { unitId = "$unit", surname = "Person", managerId = "$head" }),
            Step("name", "PATCH", "/units/$unit", new { names = new { fr = "Unité" } }),
            Step("patch", "PATCH", "/employees/$person", (object[])[new { op = "replace", path = "/phone", value = "1" }]),
            Step("order", "PUT", "/units/$unit/children", new { order = (string[])["$beneath"] }),
            Step("team", "POST", "/teams", new { names = "Team", leaderId = "$head" }),
            Step("member", "POST", "/teams/$team/members", new { employeeId = "$person" }),
            Step("gone", "DELETE", "/employees/$person", null));

        Assert.That(done.Select(one => one.Text("id")), Is.EqualTo(["unit", "beneath", "head", "person", "name", "patch", "order", "team", "member", "gone"]));
        Assert.That(done.Select(one => one.Number("status")), Is.EqualTo([201, 201, 201, 201, 200, 204, 200, 201, 201, 204]), "of what is gone in the end there is nothing to show");
        Assert.That(done[3].TryGetProperty("body", out _), Is.False);
        var unit = done[0].GetProperty("body").Number("id");
        var read = await Live.Reader.ReadAsync($"units/{unit}");
        Assert.That(read.Json.GetProperty("names").ToString(), Is.EqualTo("""{"en":"Unit","fr":"Unité"}"""));
        Assert.That(done[1].GetProperty("body").Text("name"), Is.EqualTo("$5 off, $unit not replaced within a text"));
        await Live.IsMissingAsync($"employees/{Path.GetFileName(done[3].GetProperty("headers").Text("Location"))}", "employee.not_found");
    }

    [Test]
    public async Task Answers_are_those_that_the_requests_alone_would_get_and_their_tags_can_be_used()
    {
        var done = await DoneAsync(
            Step("a", "POST", "/units", new { parentId = department, names = "A" }), Step("b", "POST", "/employees", new { unitId = "$a", surname = "B" }));

        foreach (var (step, address) in new[] { (done[0], "units"), (done[1], "employees") })
        {
            var read = await Live.Reader.ReadAsync(step.GetProperty("headers").Text("Location")!);
            Assert.That(step.GetProperty("body").GetRawText(), Is.EqualTo(read.Text));
            Assert.That(step.GetProperty("headers").Text("ETag"), Is.EqualTo(read.ETag));
            (await Live.Editor.PatchAsync($"{address}/{read.Id}", new { }, step.GetProperty("headers").Text("ETag")!)).Was(HttpStatusCode.OK);
        }
    }

    [Test]
    public async Task All_is_done_or_nothing_and_the_answer_says_which_request_failed()
    {
        var before = State();

        var problem = (await BatchAsync(
            Step("a", "POST", "/units", new { parentId = department, names = "A" }),
            Step("b", "POST", "/employees", new { unitId = "$a", surname = "" }),
            Step("c", "POST", "/units", new { parentId = department, names = "C" }))).Fails(HttpStatusCode.Conflict, "batch.failed");

        Assert.That(problem.Text("detail"), Does.Contain(" b "));
        var answers = problem.GetProperty("responses").EnumerateArray().ToList();
        Assert.That(answers.Select(one => (one.Text("id"), one.Number("status"))), Is.EqualTo([("a", 424), ("b", 409), ("c", 424)]));
        Assert.That(answers[1].GetProperty("body").Text("code"), Is.EqualTo("employee.surname_missing"));
        Assert.That(State(), Is.EqualTo(before));
        Assert.That((await Live.Reader.ReadAsync($"units/{department}")).Json.Number("childCount"), Is.Zero);
    }

    [TestCase("/units/999999", 404, "unit.not_found")]
    [TestCase("/units/1/nothing", 404, "route.not_found")]
    [TestCase("/units/x", 404, "route.not_found")]
    [TestCase("/units", 405, "route.method_not_allowed")]
    [TestCase("/units/1?surplus=1", 400, "request.invalid")]
    public async Task A_step_that_fails_gives_its_status_to_the_batch(string url, int status, string code)
    {
        var problem = (await BatchAsync(Step("a", "POST", "/units", new { names = "A" }), Step("b", "DELETE", url, null))).Fails((HttpStatusCode)status, "batch.failed");

        Assert.That(problem.GetProperty("responses")[1].GetProperty("body").Text("code"), Is.EqualTo(code));
    }

    [Test]
    public async Task Versions_hold_within_a_batch_too()
    {
        var tag = await Live.TagAsync($"units/{department}");
        object[] steps = [new { id = "a", method = "PUT", url = $"/units/{department}", body = new { names = "New" } }];
        Assert.That((await BatchAsync(steps)).Fails(HttpStatusCode.PreconditionRequired, "batch.failed").GetProperty("responses")[0].GetProperty("body").Text("code"), Is.EqualTo("request.if_match_missing"));

        (await BatchAsync(new { id = "a", method = "PUT", url = $"/units/{department}", headers = new Dictionary<string, string> { ["if-match"] = "\"99-x\"" }, body = new { names = "New" } }))
            .Fails(HttpStatusCode.PreconditionFailed, "batch.failed");
        await DoneAsync(new { id = "a", method = "PUT", url = $"/units/{department}", headers = new Dictionary<string, string> { ["If-Match"] = tag }, body = new { names = "New" } });

        Assert.That((await Live.Reader.ReadAsync($"units/{department}")).Json.Text("name"), Is.EqualTo("New"));
    }

    [Test]
    public async Task A_dry_run_tells_what_would_happen_and_changes_nothing()
    {
        var before = State();

        var done = (await Live.Editor.PostJsonAsync("batch?dryRun=true", new
        {
            requests = (object[])[
                Step("a", "POST", "/units", new { parentId = department, names = "A" }), Step("b", "POST", "/employees", new { unitId = "$a", surname = "B" }),
                Step("c", "DELETE", "/units/$a?moveContentsTo=" + department, null)],
        })).Was(HttpStatusCode.OK).Json;

        Assert.That(done.GetProperty("committed").GetBoolean(), Is.False);
        Assert.That(done.GetProperty("responses").EnumerateArray().Select(one => one.Number("status")), Is.EqualTo([201, 201, 204]));
        Assert.That(State(), Is.EqualTo(before));
        Assert.That((await Live.Reader.ReadAsync($"units/{department}")).Json.Number("childCount"), Is.Zero);
        (await Live.Editor.PostJsonAsync("batch?dryRun=true", new { requests = (object[])[Step("a", "DELETE", "/units/999999", null)] })).Fails(HttpStatusCode.NotFound, "batch.failed");
    }

    [Test]
    public async Task A_batch_has_1_to_100_requests()
    {
        var steps = Enumerable.Range(0, 101).Select(i => Step($"s{i}", "POST", "/units", new { parentId = department, names = $"Unit {i}" })).ToArray();

        (await BatchAsync(steps)).Fails(HttpStatusCode.BadRequest, "request.invalid");
        (await BatchAsync()).Fails(HttpStatusCode.BadRequest, "request.invalid");
        Assert.That((await Live.Reader.ReadAsync($"units/{department}")).Json.Number("childCount"), Is.Zero);
        Assert.That(await DoneAsync(steps[..100]), Has.Count.EqualTo(100));
        Assert.That((await Live.Reader.ReadAsync($"units/{department}")).Json.Number("childCount"), Is.EqualTo(100));
    }

    [TestCase("POST", "/batch")]
    [TestCase("POST", "/Batch")]
    [TestCase("POST", "/batch?dryRun=true")]
    [TestCase("POST", "/%62atch")]
    [TestCase("POST", "/%62%61%74%63%68")]
    [TestCase("POST", "/./batch")]
    [TestCase("POST", "//batch")]
    [TestCase("POST", "/units/../batch")]
    [TestCase("POST", "/units/%2e%2e/batch")]
    [TestCase("POST", "batch")]
    [TestCase("POST", "http://example.org/units")]
    [TestCase("POST", "")]
    [TestCase("GET", "/units/1")]
    [TestCase("post", "/units")]
    [TestCase("OPTIONS", "/units")]
    public async Task A_request_that_a_batch_does_not_take_is_refused(string method, string url)
    {
        var inner = new { requests = (object[])[Step("x", "POST", "/units", new { parentId = department, names = "Nested" })] };

        var problem = (await BatchAsync(new { id = "a", method, url, body = (object)inner })).IsProblem();

        Assert.That(problem.Number("status"), Is.AnyOf(400, 404));
        Assert.That((await Live.Reader.ReadAsync($"units/{department}")).Json.Number("childCount"), Is.Zero);
    }

    [TestCase("""{"requests":[{"id":"a","method":"POST","url":"/units","body":{"names":"x","parentId":"$b"}}]}""", "requests[0].body")]
    [TestCase("""{"requests":[{"id":"a","method":"DELETE","url":"/units/$a","headers":{"If-Match":"*"}}]}""", "requests[0].url")]
    [TestCase("""{"requests":[{"id":"b","method":"POST","url":"/units","body":{"names":"x","parentId":"$a"}},{"id":"a","method":"POST","url":"/units","body":{"names":"x"}}]}""", "requests[0].body")]
    [TestCase("""{"requests":[{"id":"a","method":"POST","url":"/units","body":{"names":"x"}},{"id":"a","method":"POST","url":"/units","body":{"names":"x"}}]}""", "requests[1].id")]
    [TestCase("""{"requests":[{"id":"a b","method":"POST","url":"/units","body":{"names":"x"}}]}""", "requests[0].id")]
    [TestCase("""{"requests":[{"id":"","method":"POST","url":"/units","body":{"names":"x"}}]}""", "requests[0].id")]
    [TestCase("""{"requests":[{"id":"a","method":"POST","url":"/units","headers":{"Authorization":"Bearer x"},"body":{"names":"x"}}]}""", "requests[0].headers")]
    [TestCase("""{"requests":[{"id":"a","method":"POST","url":"/units","headers":{"Idempotency-Key":"x"},"body":{"names":"x"}}]}""", "requests[0].headers")]
    [TestCase("""{"requests":[null]}""", "requests[0].id")]
    public async Task What_is_wrong_with_a_batch_is_told_by_field(string body, string field)
    {
        var before = State();

        var problem = (await Live.Editor.PostJsonAsync("batch", body)).Fails(HttpStatusCode.BadRequest, "request.invalid");

        Assert.That(problem.GetProperty("errors").Members(), Is.EqualTo([field]));
        Assert.That(State(), Is.EqualTo(before));
    }

    [TestCase("""{"parentId":"5","names":"x"}""")]
    [TestCase("""{"names":"x","surplus":1}""")]
    [TestCase("""{"names":{"en":"x","de":"x"}}""")]
    [TestCase("[]")]
    [TestCase("5")]
    public async Task Bodies_within_a_batch_are_read_as_strictly(string body)
    {
        var problem = (await Live.Editor.PostJsonAsync("batch", $$"""{"requests":[{"id":"a","method":"POST","url":"/units","body":{{body}}}]}""")).Fails(HttpStatusCode.BadRequest, "batch.failed");

        Assert.That(problem.GetProperty("responses")[0].GetProperty("body").Text("code"), Is.EqualTo("request.invalid"));
    }

    [Test]
    public async Task Each_step_needs_its_own_permission()
    {
        var person = await Live.PersonAsync(department);
        var directoryOnly = Live.Server.ClientWith("directory:read directory:write", "directory-only");
        var teamsOnly = Live.Server.ClientWith("directory:read teams:read teams:write", "teams-only");
        object[] steps = [Step("unit", "POST", "/units", new { parentId = department, names = "x" }), Step("team", "POST", "/teams", new { names = "x", leaderId = person })];

        var problem = (await directoryOnly.PostJsonAsync("batch", new { requests = steps })).Fails(HttpStatusCode.Forbidden, "batch.failed");
        Assert.That(problem.GetProperty("responses")[1].GetProperty("body").Text("code"), Is.EqualTo("access.forbidden"));
        (await teamsOnly.PostJsonAsync("batch", new { requests = steps })).Fails(HttpStatusCode.Forbidden, "access.forbidden");

        Assert.That((await Live.Reader.ReadAsync($"units/{department}")).Json.Number("childCount"), Is.Zero);
        Assert.That((await Live.Reader.ReadAsync($"teams?employeeId={person}")).Json.Number("total"), Is.Zero);
        Assert.That(await DoneAsync(steps), Has.Count.EqualTo(2), "with both permissions it is done");
    }

    [Test]
    public async Task Each_step_has_an_audit_entry_of_its_own_and_an_undo_among_them_marks_only_what_it_undid()
    {
        (await Live.Editor.PutAsync($"units/{department}", new { names = "Changed" })).Was(HttpStatusCode.OK);
        var undone = Live.Server.Number("SELECT max(id) FROM audit_entries");

        await DoneAsync(
            Step("a", "POST", "/units", new { parentId = department, names = "A" }), Step("undo", "POST", $"/audit/{undone}/undo", null),
            Step("b", "POST", "/units", new { parentId = department, names = "B" }));

        Assert.That(
            Live.Server.Query($"SELECT action, coalesce(undoes, 0) FROM audit_entries WHERE id > {undone} ORDER BY id", row => (row.GetString(0), row.GetInt64(1))),
            Is.EqualTo([("CreateUnit", 0), ("UndoChange", undone), ("CreateUnit", 0)]));
        Assert.That((await Live.Reader.ReadAsync($"units/{department}")).Json.Text("name"), Is.EqualTo("Department"));
    }

    private static object Step(string id, string method, string url, object? body)
    {
        var headers = method == "POST" ? [] : new Dictionary<string, string> { ["If-Match"] = "*" };
        return body is null ? new { id, method, url, headers } : new { id, method, url, headers, body };
    }

    private static Task<Answer> BatchAsync(params object[] requests) => Live.Editor.PostJsonAsync("batch", new { requests });

    private static async Task<List<JsonElement>> DoneAsync(params object[] requests)
    {
        var done = (await BatchAsync(requests)).Was(HttpStatusCode.OK).Json;
        Assert.That(done.GetProperty("committed").GetBoolean());
        return [.. done.GetProperty("responses").EnumerateArray()];
    }

    private static string State() => string.Join(' ', ((string[])[
        "SELECT revision FROM directory_revision", "SELECT count(*) FROM audit_entries", "SELECT count(*) FROM org_units", "SELECT count(*) FROM employees", "SELECT count(*) FROM teams",
    ]).Select(sql => Live.Server.Number(sql)));
}
