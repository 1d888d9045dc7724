using System.Net;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Accounts;

/// <summary>Clients and roles that are limited to a unit and all beneath it.</summary>
[TestFixture]
internal sealed class BranchTests
{
    private int department;
    private int own;
    private int beneath;
    private int others;
    private int ownPerson;
    private int otherPerson;
    private HttpClient limited = null!;

    private static AccountServer Server => Accounts.Server;

    private static HttpClient Admin => Accounts.Admin;

    [SetUp]
    public async Task MakeBranchesAsync()
    {
        department = await UnitAsync(null, "Department");
        (own, others) = (await UnitAsync(department, "Own"), await UnitAsync(department, "Others"));
        beneath = await UnitAsync(own, "Beneath");
        (ownPerson, otherPerson) = (await PersonAsync(beneath), await PersonAsync(others));
        var (_, machine) = await Server.ClientAsync(["directory:read", "directory:write"], unitId: own);
        limited = Server.As(await Server.ClientTokenAsync(machine));
    }

    [TearDown]
    public void DisposeClient() => limited.Dispose();

    [Test]
    public async Task Within_the_branch_everything_can_be_written()
    {
        var unit = (await limited.PostJsonAsync("units", new { parentId = beneath, names = "New" })).IsCreated().Id;
        (await limited.PutAsync($"units/{unit}/parent", new { parentId = own })).Was(HttpStatusCode.OK);
        (await limited.PutAsync($"units/{own}", new { names = "Renamed" })).Was(HttpStatusCode.OK);
        var person = (await limited.PostJsonAsync("employees", new { unitId = unit, surname = "New" })).IsCreated().Id;
        (await limited.PatchAsync($"employees/{person}", new { surname = "Newer" })).Was(HttpStatusCode.OK);
        (await limited.PutAsync($"employees/{person}/unit", new { unitId = beneath })).Was(HttpStatusCode.OK);
        (await limited.RemoveAsync($"employees/{person}")).IsGone();
        (await limited.RemoveAsync($"units/{unit}")).IsGone();
    }

    [Test]
    public async Task Outside_the_branch_nothing_can_be_written_alone_or_in_a_batch()
    {
        (string Method, string Url, object? Body)[] writes =
        [
            ("POST", "/units", new { parentId = others, names = "x" }), ("POST", "/units", new { parentId = department, names = "x" }), ("POST", "/units", new { names = "x" }),
            ("PUT", $"/units/{others}", new { names = "x" }), ("PUT", $"/units/{department}", new { names = "x" }), ("PUT", $"/units/{beneath}/parent", new { parentId = others }),
            ("PUT", $"/units/{others}/parent", new { parentId = own }), ("PUT", $"/units/{own}/parent", new { parentId = others }), ("DELETE", $"/units/{own}?moveContentsTo={others}", null),
            ("PUT", $"/units/{department}/children", new { order = (int[])[others, own] }), ("POST", $"/units/{others}/merge", new { intoId = own }), ("POST", $"/units/{beneath}/merge", new { intoId = others }),
            ("POST", "/employees", new { unitId = others, surname = "x" }), ("PATCH", $"/employees/{otherPerson}", new { surname = "x" }), ("DELETE", $"/employees/{otherPerson}", null),
            ("PUT", $"/employees/{otherPerson}/unit", new { unitId = own }), ("PUT", $"/employees/{ownPerson}/unit", new { unitId = others }), ("PUT", $"/employees/{otherPerson}/manager", new { managerId = ownPerson }),
        ];
        var before = await StateAsync();
        foreach (var (method, url, body) in writes)
        {
            (string, string)[] headers = [("If-Match", "*"), .. method == "PATCH" ? [("Content-Type", "application/merge-patch+json")] : Array.Empty<(string, string)>()];
            (await limited.AskAsync(method, url[1..], body, method == "POST" ? [] : headers)).Fails(HttpStatusCode.Forbidden, "access.outside_branch");
            object[] steps =
            [
                new { id = "fine", method = "PUT", url = $"/units/{own}", headers = new Dictionary<string, string> { ["If-Match"] = "*" }, body = new { names = "Batch" } },
                new { id = "not", method, url, headers = method == "POST" ? null : new Dictionary<string, string> { ["If-Match"] = "*" }, body },
            ];
            var failed = await limited.PostJsonAsync("batch", new { requests = steps });
            Assert.That(failed.Text, Does.Contain("access.outside_branch"), $"{method} {url}: {failed.Text}");
            Assert.That((int)failed.Status, Is.EqualTo(403), $"{method} {url}");
        }

        Assert.That(await StateAsync(), Is.EqualTo(before), "nothing was written");
    }

    [Test]
    public async Task What_happened_outside_cannot_be_undone_and_within_it_can()
    {
        (await Admin.PutAsync($"units/{others}", new { names = "Outside" })).Was(HttpStatusCode.OK);
        var outside = await LastEntryAsync();
        (await Admin.PutAsync($"units/{beneath}/parent", new { parentId = others })).Was(HttpStatusCode.OK);
        var across = await LastEntryAsync();
        (await Admin.PutAsync($"units/{own}", new { names = "Within" })).Was(HttpStatusCode.OK);
        var within = await LastEntryAsync();

        foreach (var entry in (int[])[outside, across]) (await limited.PostJsonAsync($"audit/{entry}/undo", null)).Fails(HttpStatusCode.Forbidden, "access.outside_branch");
        (await limited.PostJsonAsync($"audit/{within}/undo", null)).IsGone();

        Assert.That((await Admin.ReadAsync($"units/{own}")).Json.Text("name"), Is.EqualTo("Own"));
    }

    [Test]
    public async Task The_change_feed_tells_of_the_branch_alone()
    {
        var (all, link) = await FeedAsync("changes?limit=1");
        Assert.That(all.Select(Name), Is.EquivalentTo([$"unit {own}", $"unit {beneath}", $"employee {ownPerson}"]));

        var added = await UnitAsync(beneath, "Added");
        await UnitAsync(others, "Not told");
        (await Admin.PutAsync($"units/{others}", new { names = "Not told" })).Was(HttpStatusCode.OK);
        (await Admin.PatchAsync($"employees/{otherPerson}", new { surname = "Not told" })).Was(HttpStatusCode.OK);
        (await Admin.PatchAsync($"employees/{ownPerson}", new { surname = "Told" })).Was(HttpStatusCode.OK);
        (var told, link) = await FeedAsync(link);
        Assert.That(told.Select(Shown), Is.EquivalentTo([$"unit {added} added", $"employee {ownPerson} changed"]));
        Assert.That(JsonSerializer.Serialize(told), Does.Not.Contain("Not told"));

        (await Admin.PutAsync($"units/{added}/parent", new { parentId = others })).Was(HttpStatusCode.OK);
        (await Admin.PutAsync($"employees/{ownPerson}/unit", new { unitId = others })).Was(HttpStatusCode.OK);
        (told, link) = await FeedAsync(link);
        Assert.That(told.Select(Shown), Is.EquivalentTo([$"unit {added} removed", $"employee {ownPerson} removed"]));
        Assert.That(told.Select(item => item.TryGetProperty("unit", out _) || item.TryGetProperty("employee", out _)), Is.All.False, "where it is now is not told");

        (await Admin.PutAsync($"employees/{otherPerson}/unit", new { unitId = own })).Was(HttpStatusCode.OK);
        (told, link) = await FeedAsync(link);
        Assert.That(told.Select(Name), Is.EqualTo([$"employee {otherPerson}"]));

        (await Admin.PutAsync($"units/{added}/parent", new { parentId = own })).Was(HttpStatusCode.OK);
        var gone = await limited.AskAsync("GET", link, null);
        Assert.That((gone.Status, gone.Location), Is.EqualTo((HttpStatusCode.Gone, "/api/v1/changes")), "a unit that came in has contents that were never told");
        (all, _) = await FeedAsync("changes");
        Assert.That(all.Select(Name), Is.EquivalentTo([$"unit {own}", $"unit {beneath}", $"unit {added}", $"employee {otherPerson}"]));
    }

    [Test]
    public async Task A_role_is_limited_alike_and_reaches_further_with_a_second_one()
    {
        var (id, email) = await Server.UserAsync();
        (await Admin.PutAsync($"users/{id}/roles", new { roles = (object[])[new { role = "editor", unitId = own }, new { role = "reader" }] })).Was(HttpStatusCode.OK);
        var tokens = await Server.SignInAsync(email);
        var editor = Server.As(tokens.Text("access_token"));
        (await editor.PutAsync($"units/{beneath}", new { names = "Mine" })).Was(HttpStatusCode.OK);
        (await editor.PutAsync($"units/{others}", new { names = "x" })).Fails(HttpStatusCode.Forbidden, "access.outside_branch");
        (await editor.PostJsonAsync("teams", new { names = "x", leaderId = ownPerson })).Fails(HttpStatusCode.Forbidden, "access.forbidden");

        (await Admin.PutAsync($"users/{id}/roles", new { roles = (object[])[new { role = "editor", unitId = own }, new { role = "editor", unitId = others }] })).Was(HttpStatusCode.OK);
        (await editor.PutAsync($"units/{others}", new { names = "x" })).Was(HttpStatusCode.Unauthorized);
        editor = Server.As((await Server.RefreshAsync(tokens.Text("refresh_token")!)).Was(HttpStatusCode.OK).Json.Text("access_token"));
        (await editor.PutAsync($"units/{beneath}/parent", new { parentId = others })).Was(HttpStatusCode.OK);
        (await editor.PutAsync($"units/{department}", new { names = "x" })).Fails(HttpStatusCode.Forbidden, "access.outside_branch");
    }

    private static async Task<int> UnitAsync(int? parentId, string name) => (await Admin.PostJsonAsync("units", new { parentId, names = name })).IsCreated().Id;

    private static async Task<int> PersonAsync(int unitId) => (await Admin.PostJsonAsync("employees", new { unitId, surname = "Person" })).IsCreated().Id;

    private static async Task<int> LastEntryAsync() => (await Admin.ReadAsync("audit?limit=1")).Json.Items()[0].Number("id");

    private static string Name(JsonElement item) => $"{item.Text("type")} {item.Number("id")}";

    private static string Shown(JsonElement item) => $"{Name(item)} {item.Text("change")}";

    private async Task<string> StateAsync()
    {
        var state = "";
        foreach (var address in (string[])[$"units/{department}", $"units/{own}", $"units/{others}", $"units/{beneath}", $"units/{department}/children", $"employees/{ownPerson}", $"employees/{otherPerson}"])
            state += (await Admin.ReadAsync(address)).Text + "\n";
        return state;
    }

    private async Task<(List<JsonElement> Items, string DeltaLink)> FeedAsync(string link)
    {
        var items = new List<JsonElement>();
        while (true)
        {
            var page = (await limited.ReadAsync(link)).Json;
            items.AddRange(page.Items());
            if (page.MaybeText("nextLink") is not { } next) return (items, page.Text("deltaLink")!);
            link = next;
        }
    }
}
