using System.Net;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

/// <summary>The change feed, on a server of its own, because a reader's copy is compared with all there is.</summary>
[TestFixture]
internal sealed class ChangeFeedTests
{
    private LiveServer server = null!;
    private HttpClient editor = null!;
    private HttpClient reader = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        server = await LiveServer.StartAsync("--Access:AnonymousRead=true");
        (editor, reader) = (server.Client("editor"), server.Client("reader"));
    }

    [OneTimeTearDown]
    public void Stop() => server?.Dispose();

    [Test]
    public async Task A_reader_who_follows_the_links_while_others_write_ends_with_what_the_server_has()
    {
        var copy = new Copy();
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(WriteAsync));

        var link = "changes?limit=50";
        while (!writing.IsCompleted) link = await copy.FollowAsync(reader, link);
        await writing;
        link = await copy.FollowAsync(reader, link);
        // However the reading fell between the writing: these he has met.
        var passing = new List<int>();
        for (var i = 0; i < 11; i++) passing.Add(await UnitAsync(null));
        link = await copy.FollowAsync(reader, link);
        foreach (var unit in passing) (await editor.RemoveAsync($"units/{unit}")).IsGone();
        link = await copy.FollowAsync(reader, link);

        Assert.That((await reader.ReadAsync(link)).Json.Items(), Is.Empty, "there is nothing more");
        Assert.That(copy.Units.Keys, Is.EquivalentTo(server.Query("SELECT id FROM org_units", row => row.GetInt32(0))));
        Assert.That(copy.Employees.Keys, Is.EquivalentTo(server.Query("SELECT id FROM employees", row => row.GetInt32(0))));
        Assert.That(copy.Removed, Is.GreaterThan(10), "some came and went again");
        var (parents, units) = (server.Query("SELECT id, parent_id, name_en FROM org_units", row => (row.GetInt32(0), row.IsDBNull(1) ? 0 : row.GetInt32(1), row.GetString(2))), copy.Units);
        foreach (var (id, parent, name) in parents) Assert.That((ParentOf(units[id]), units[id].GetProperty("names").Text("en")), Is.EqualTo((parent, name)), $"unit {id}");
        foreach (var (id, unit, surname, phone) in server.Query(
            "SELECT id, unit_id, surname, phone FROM employees", row => (row.GetInt32(0), row.GetInt32(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3))))
            Assert.That(
                (copy.Employees[id].GetProperty("unit").Number("id"), copy.Employees[id].Text("surname"), copy.Employees[id].MaybeText("phone")), Is.EqualTo((unit, surname, phone)), $"employee {id}");

        static int ParentOf(JsonElement unit) => unit.GetProperty("parent") is { ValueKind: JsonValueKind.Object } parent ? parent.Number("id") : 0;
    }

    [Test]
    public async Task Each_kind_of_change_is_told_as_what_it_is()
    {
        var department = await UnitAsync(null);
        var (left, right, person) = (await UnitAsync(department), await UnitAsync(department), await PersonAsync(department));

        Assert.That(await ToldAsync(() => editor.PutAsync($"units/{left}", new { names = "New" })), Is.EqualTo([("unit", left, "changed", (string?)null)]));
        Assert.That(await ToldAsync(() => editor.PutAsync($"units/{left}/parent", new { parentId = right })), Is.EqualTo([("unit", left, "moved", (string?)null)]));
        Assert.That(await ToldAsync(() => editor.PutAsync($"employees/{person}/unit", new { unitId = left })), Is.EqualTo([("employee", person, "moved", (string?)null)]));
        Assert.That(await ToldAsync(() => editor.PatchAsync($"employees/{person}", new { phone = "1" })), Is.EqualTo([("employee", person, "changed", (string?)null)]));
        Assert.That(
            await ToldAsync(() => editor.PostJsonAsync($"units/{left}/merge", new { intoId = right })), Is.EquivalentTo([("unit", left, "removed", "merged"), ("employee", person, "moved", (string?)null)]));
        Assert.That(await ToldAsync(() => editor.RemoveAsync($"employees/{person}")), Is.EqualTo([("employee", person, "removed", "deleted")]));
        var made = 0;
        Assert.That(await ToldAsync(async () => made = await UnitAsync(department)), Is.EqualTo([("unit", made, "added", (string?)null)]));
        var entry = server.Number("SELECT max(id) FROM audit_entries");
        Assert.That(await ToldAsync(() => editor.PostJsonAsync($"audit/{entry}/undo", null)), Is.EqualTo([("unit", made, "removed", "undone")]));
    }

    [Test]
    public async Task Contact_data_is_left_out_for_those_who_may_not_see_it()
    {
        var unit = await UnitAsync(null);
        var token = await LatestAsync(reader);
        (await editor.PostJsonAsync("employees", new { unitId = unit, surname = "x", phone = "1", email = "a@example.org", address = new { room = "1" } })).IsCreated();

        foreach (var address in (string[])["changes?limit=200", token])
        {
            var (seen, hidden) = (await PeopleAsync(reader, address), await PeopleAsync(server.Client(null), address));
            Assert.That(seen, Does.Contain("phone").And.Contain("email").And.Contain("address"), address);
            Assert.That(hidden, Does.Contain("surname").And.Not.Contain("phone").And.Not.Contain("email").And.Not.Contain("address"), address);
        }

        async Task<List<string>> PeopleAsync(HttpClient client, string address)
        {
            for (; ; )
            {
                var page = (await client.ReadAsync(address)).Json;
                var people = page.Items().Where(item => item.Text("type") == "employee").SelectMany(item => item.GetProperty("employee").Members()).ToList();
                if (people.Count > 0) return people;
                address = page.Text("nextLink")!;
            }
        }
    }

    [TestCase("since=bogus")]
    [TestCase("since=MS4w")]
    [TestCase("since=Mi4yLjAuMS4x")]
    [TestCase("since=%00")]
    [TestCase("limit=0")]
    [TestCase("limit=201")]
    [TestCase("offset=1")]
    public async Task A_wrong_parameter_is_refused_with_its_name(string query)
    {
        var problem = (await reader.AskAsync("GET", $"changes?{query}", null)).Fails(HttpStatusCode.BadRequest, "request.invalid");
        Assert.That(problem.GetProperty("errors").Members(), Is.EqualTo([query.Split('=')[0]]));
    }

    [Test]
    public async Task A_reader_whose_token_is_too_old_is_sent_to_the_beginning()
    {
        using var own = await LiveServer.StartAsync();
        var (writer, client) = (own.Client("editor"), own.Client("reader"));
        var link = await LatestAsync(client);
        for (var i = 0; i < 3; i++) (await writer.PostJsonAsync("units", new { names = $"Unit {i}" })).IsCreated();
        var latest = await LatestAsync(client);
        // As if the trail had been cleaned up to the last entry but one.
        own.Run("DELETE FROM audit_entries WHERE id < (SELECT max(id) FROM audit_entries)");

        var answer = await client.AskAsync("GET", link, null);

        var problem = answer.Fails(HttpStatusCode.Gone, "changes.token_expired");
        Assert.That((problem.Text("resync"), answer.Location), Is.EqualTo(("/api/v1/changes", "/api/v1/changes")));
        var copy = new Copy();
        Assert.That(await copy.FollowAsync(client, problem.Text("resync")!), Does.StartWith("/api/v1/changes?since="));
        Assert.That(copy.Units, Has.Count.EqualTo(own.Number("SELECT count(*) FROM org_units")));
        Assert.That((await client.ReadAsync(latest)).Json.Items(), Is.Empty, "a token of what is still known stays good");
    }

    [Test]
    public async Task A_load_too_large_to_be_told_one_by_one_makes_tokens_too_old()
    {
        using var own = await LiveServer.StartAsync();
        var (writer, client) = (own.Client("editor"), own.Client("reader"));
        var link = await LatestAsync(client);
        (await writer.PostJsonAsync("units", new { names = "x" })).IsCreated();
        own.Run("UPDATE audit_entries SET is_complete = false WHERE id = (SELECT max(id) FROM audit_entries)");

        (await client.AskAsync("GET", link, null)).Fails(HttpStatusCode.Gone, "changes.token_expired");
    }

    private async Task WriteAsync(int writer)
    {
        var dice = new Dice(writer);
        var department = await UnitAsync(null);
        List<int> units = [department];
        List<int> people = [];
        for (var i = 0; i < 60; i++)
            switch (dice.Below(7))
            {
                case 0 or 1: units.Add(await UnitAsync(dice.OneOf(units))); break;
                case 2 or 3: people.Add(await PersonAsync(dice.OneOf(units))); break;
                case 4: (await editor.PatchAsync($"units/{dice.OneOf(units)}", new { names = new { en = $"Name {i}" } })).Was(HttpStatusCode.OK); break;
                case 5 when people.Count > 0:
                    (await editor.RemoveAsync($"employees/{people[^1]}")).IsGone();
                    people.RemoveAt(people.Count - 1);
                    break;
                case 6 when units.Count > 1:
                    (await editor.RemoveAsync($"units/{units[^1]}?moveContentsTo={department}")).IsGone();
                    units.RemoveAt(units.Count - 1);
                    break;
                default: (await editor.PatchAsync($"employees/{1 + dice.Below(3000)}", new { phone = $"{writer}-{i}" })).Was(HttpStatusCode.OK); break;
            }
    }

    private async Task<int> UnitAsync(int? parentId) => (await editor.PostJsonAsync("units", new { parentId, names = "Unit" })).IsCreated().Id;

    private async Task<int> PersonAsync(int unitId) => (await editor.PostJsonAsync("employees", new { unitId, surname = "Person", phone = "0" })).IsCreated().Id;

    private static async Task<string> LatestAsync(HttpClient client) => (await client.ReadAsync("changes?since=latest")).Json.Text("deltaLink")!;

    private async Task<IEnumerable<(string?, int, string?, string?)>> ToldAsync(Func<Task> write)
    {
        var link = await LatestAsync(reader);
        await write();
        return (await reader.ReadAsync(link)).Json.Items().Select(item => (item.Text("type"), item.Number("id"), item.Text("change"), item.MaybeText("reason")));
    }

    /// <summary>What a reader of the feed knows.</summary>
    private sealed class Copy
    {
        public Dictionary<int, JsonElement> Units { get; } = [];

        public Dictionary<int, JsonElement> Employees { get; } = [];

        public int Removed { get; private set; }

        /// <summary>Follows nextLink until there is a deltaLink, which it gives.</summary>
        public async Task<string> FollowAsync(HttpClient client, string link)
        {
            for (; ; )
            {
                var page = (await client.ReadAsync(link)).Json;
                foreach (var item in page.Items()) Take(item);
                if (page.MaybeText("deltaLink") is { } delta) return delta;
                link = page.Text("nextLink")!;
            }
        }

        private void Take(JsonElement item)
        {
            var (kind, id) = (item.Text("type")!, item.Number("id"));
            var known = kind == "unit" ? Units : Employees;
            if (item.Text("change") != "removed") known[id] = item.GetProperty(kind);
            else if (known.Remove(id)) Removed++;
        }
    }
}
