using System.Net;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed class UnitEditingTests
{
    private int department;

    [SetUp]
    public async Task MakeDepartmentAsync() => department = await Live.DepartmentAsync();

    [Test]
    public async Task A_unit_is_made_and_read_at_its_address()
    {
        var made = (await Live.Editor.PostJsonAsync("units", new { parentId = department, names = new { en = " Design ", fr = "Conception" }, acronyms = new { en = "D" } })).IsCreated();

        var read = await Live.Reader.ReadAsync(made.Location);
        Assert.That(made.Location, Is.EqualTo($"/api/v1/units/{made.Id}"));
        Assert.That(read.Text, Is.EqualTo(made.Text));
        Assert.That(read.ETag, Is.EqualTo(made.ETag));
        Assert.That(made.Json.GetProperty("names").ToString(), Is.EqualTo("""{"en":"Design","fr":"Conception"}"""));
        Assert.That(made.Json.GetProperty("parent").Number("id"), Is.EqualTo(department));
        Assert.That(Ids(await Live.Reader.ReadAsync($"units/{department}/children")), Is.EqualTo([made.Id]));
        Assert.That(await NamesFoundAsync("Design"), Does.Contain(made.Id));
    }

    [Test]
    public async Task A_department_is_made_and_listed()
    {
        var made = (await Live.Editor.PostJsonAsync("units", new { parentId = (int?)null, names = "One name" })).IsCreated();

        Assert.That(made.Json.GetProperty("parent").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(made.Json.GetProperty("names").ToString(), Is.EqualTo("""{"en":"One name","fr":null}"""), "one text serves for both");
        Assert.That(Ids(await Live.Reader.ReadAsync("departments?limit=200")), Does.Contain(made.Id));
    }

    [Test]
    public async Task A_unit_that_cannot_be_is_refused()
    {
        (await Live.Editor.PostJsonAsync("units", new { parentId = 999999, names = "x" })).Fails(HttpStatusCode.NotFound, "unit.not_found");
        (await Live.Editor.PostJsonAsync("units", new { parentId = department, names = new { en = " " } })).Fails(HttpStatusCode.Conflict, "unit.name_missing");
        (await Live.Editor.PostJsonAsync("units", new { parentId = department, names = new string('x', 301) })).Fails(HttpStatusCode.Conflict, "unit.name_too_long");
        (await Live.Editor.PostJsonAsync("units", new { parentId = department, names = "x", acronyms = new string('x', 301) })).Fails(HttpStatusCode.Conflict, "unit.acronym_too_long");
        (await Live.Editor.PostJsonAsync("units", new { parentId = department })).Fails(HttpStatusCode.BadRequest, "request.invalid");
        Assert.That(Ids(await Live.Reader.ReadAsync($"units/{department}/children")), Is.Empty, "nothing was made");
    }

    [Test]
    public async Task A_unit_is_replaced_whole()
    {
        var unit = (await Live.Editor.PostJsonAsync("units", new { parentId = department, names = new { en = "Old", fr = "Vieux" }, acronyms = "O" })).IsCreated();

        var changed = (await Live.Editor.PutAsync($"units/{unit.Id}", new { names = new { en = "New" } }, unit.ETag)).Was(HttpStatusCode.OK);

        Assert.That(changed.Json.GetProperty("names").ToString(), Is.EqualTo("""{"en":"New","fr":null}"""));
        Assert.That(changed.Json.GetProperty("acronyms").Text("en"), Is.Null, "what is left out is emptied");
        Assert.That(changed.ETag, Is.Not.EqualTo(unit.ETag));
        Assert.That((await Live.Reader.ReadAsync($"units/{unit.Id}")).Text, Is.EqualTo(changed.Text));
        (await Live.Editor.PutAsync($"units/{unit.Id}", new { names = "Again" }, unit.ETag)).Fails(HttpStatusCode.PreconditionFailed, "unit.version_stale");
        (await Live.Editor.PutAsync($"units/{unit.Id}", new { names = "" }, changed.ETag)).Fails(HttpStatusCode.Conflict, "unit.name_missing");
        (await Live.Editor.PutAsync("units/999999", new { names = "x" })).Fails(HttpStatusCode.NotFound, "unit.not_found");
        Assert.That((await Live.Reader.ReadAsync($"units/{unit.Id}")).Text, Is.EqualTo(changed.Text), "refused changes change nothing");
    }

    [Test]
    public async Task A_unit_moves_with_what_is_beneath_it()
    {
        var (left, right) = (await Live.UnitAsync(department, "Left"), await Live.UnitAsync(department, "Right"));
        var beneath = await Live.UnitAsync(left, "Beneath");
        await Live.PersonAsync(beneath);

        var moved = (await Live.Editor.PutAsync($"units/{left}/parent", new { parentId = right }, await Live.TagAsync($"units/{left}"))).Was(HttpStatusCode.OK);

        Assert.That(moved.Json.GetProperty("parent").Number("id"), Is.EqualTo(right));
        Assert.That(Ids(await Live.Reader.ReadAsync($"units/{beneath}/path")), Is.EqualTo([department, right, left, beneath]));
        Assert.That((await Live.Reader.ReadAsync($"units/{right}")).Json.Number("totalEmployeeCount"), Is.EqualTo(1));
        (await Live.Editor.PutAsync($"units/{right}/parent", new { parentId = beneath })).Fails(HttpStatusCode.Conflict, "unit.beneath_itself");
        (await Live.Editor.PutAsync($"units/{right}/parent", new { parentId = right })).Fails(HttpStatusCode.Conflict, "unit.beneath_itself");
        (await Live.Editor.PutAsync($"units/{department}/parent", new { parentId = 1 })).Fails(HttpStatusCode.Conflict, "unit.department_stays");
        (await Live.Editor.PutAsync($"units/{left}/parent", new { parentId = 999999 })).Fails(HttpStatusCode.NotFound, "unit.not_found");
        (await Live.Editor.PutAsync("units/999999/parent", new { parentId = right })).Fails(HttpStatusCode.NotFound, "unit.not_found");
        (await Live.Editor.PutAsync($"units/{left}/parent", new { parentId = department }, "\"1-x\"")).Fails(HttpStatusCode.PreconditionFailed, "unit.version_stale");
    }

    [Test]
    public async Task Units_stand_in_the_order_given_and_the_others_follow_by_name()
    {
        var (a, b, c) = (await Live.UnitAsync(department, "A"), await Live.UnitAsync(department, "B"), await Live.UnitAsync(department, "C"));

        (await Live.Editor.PutAsync($"units/{department}/children", new { order = (int[])[c] })).Was(HttpStatusCode.OK);

        Assert.That(Ids(await Live.Reader.ReadAsync($"units/{department}/children")), Is.EqualTo([c, a, b]));
        var strange = (await Live.Editor.PutAsync($"units/{department}/children", new { order = (int[])[a, 1] })).Fails(HttpStatusCode.Conflict, "unit.not_a_child");
        Assert.That(strange.GetProperty("units")[0].GetInt32(), Is.EqualTo(1));
        (await Live.Editor.PutAsync($"units/{department}/children", new { order = (int[])[a, a] })).Fails(HttpStatusCode.Conflict, "unit.named_twice");
        (await Live.Editor.PutAsync($"units/{department}/children", new { order = Enumerable.Range(1, 1001) })).Fails(HttpStatusCode.BadRequest, "request.invalid");
        (await Live.Editor.PutAsync($"units/{department}/children", new { order = (int[])[a] }, "\"99-x\"")).Fails(HttpStatusCode.PreconditionFailed, "unit.version_stale");
        (await Live.Editor.PutAsync("units/999999/children", new { order = (int[])[] })).Fails(HttpStatusCode.NotFound, "unit.not_found");
        (await Live.Editor.PutAsync($"units/{department}/children", new { order = (int[])[] })).Was(HttpStatusCode.OK);
        Assert.That(Ids(await Live.Reader.ReadAsync($"units/{department}/children")), Is.EqualTo([a, b, c]), "an empty order is by name");
    }

    [Test]
    public async Task A_unit_is_merged_into_another_which_may_get_a_new_name()
    {
        var (goes, stays) = (await Live.UnitAsync(department, "Goes"), await Live.UnitAsync(department, "Stays"));
        var (beneath, person) = (await Live.UnitAsync(goes), await Live.PersonAsync(goes));

        var merged = (await Live.Editor.PostJsonAsync($"units/{goes}/merge", new { intoId = stays, names = new { en = "Both" } })).Was(HttpStatusCode.OK);

        Assert.That(merged.Id, Is.EqualTo(stays));
        Assert.That(merged.Json.Text("name"), Is.EqualTo("Both"));
        Assert.That(merged.ETag, Is.EqualTo(await Live.TagAsync($"units/{stays}")));
        Assert.That((await Live.Reader.ReadAsync($"units/{beneath}")).Json.GetProperty("parent").Number("id"), Is.EqualTo(stays));
        Assert.That((await Live.Reader.ReadAsync($"employees/{person}")).Json.GetProperty("unit").Number("id"), Is.EqualTo(stays));
        await Live.IsMissingAsync($"units/{goes}", "unit.not_found");
        (await Live.Editor.PostJsonAsync($"units/{goes}/merge", new { intoId = stays })).Fails(HttpStatusCode.NotFound, "unit.not_found");
        (await Live.Editor.PostJsonAsync($"units/{stays}/merge", new { intoId = 999999 })).Fails(HttpStatusCode.NotFound, "unit.not_found");
        (await Live.Editor.PostJsonAsync($"units/{stays}/merge", new { intoId = beneath })).Fails(HttpStatusCode.Conflict, "unit.beneath_itself");
        (await Live.Editor.PostJsonAsync($"units/{stays}/merge", new { intoId = stays })).Fails(HttpStatusCode.Conflict, "unit.beneath_itself");
        (await Live.Editor.AskAsync("POST", $"units/{beneath}/merge", new { intoId = stays }, ("If-Match", "\"99-x\""))).Fails(HttpStatusCode.PreconditionFailed, "unit.version_stale");
        (await Live.Editor.PostJsonAsync($"units/{beneath}/merge", new { intoId = stays, names = "" })).Fails(HttpStatusCode.Conflict, "unit.name_missing");
    }

    [Test]
    public async Task An_empty_unit_is_removed_and_a_full_one_only_with_a_place_for_what_is_in_it()
    {
        var (full, other) = (await Live.UnitAsync(department, "Full"), await Live.UnitAsync(department, "Other"));
        var (beneath, person) = (await Live.UnitAsync(full), await Live.PersonAsync(full));

        (await Live.Editor.RemoveAsync($"units/{full}")).Fails(HttpStatusCode.Conflict, "unit.not_empty");
        (await Live.Editor.RemoveAsync($"units/{full}?moveContentsTo={beneath}")).Fails(HttpStatusCode.Conflict, "unit.beneath_itself");
        (await Live.Editor.RemoveAsync($"units/{full}?moveContentsTo=999999")).Fails(HttpStatusCode.NotFound, "unit.not_found");
        (await Live.Editor.RemoveAsync($"units/{full}?moveContentsTo={other}", "\"99-x\"")).Fails(HttpStatusCode.PreconditionFailed, "unit.version_stale");
        (await Live.Editor.RemoveAsync($"units/{full}?moveContentsTo={other}", await Live.TagAsync($"units/{full}"))).IsGone();

        await Live.IsMissingAsync($"units/{full}", "unit.not_found");
        Assert.That((await Live.Reader.ReadAsync($"units/{beneath}")).Json.GetProperty("parent").Number("id"), Is.EqualTo(other));
        Assert.That((await Live.Reader.ReadAsync($"employees/{person}")).Json.GetProperty("unit").Number("id"), Is.EqualTo(other));
        (await Live.Editor.RemoveAsync($"units/{beneath}")).IsGone();
        (await Live.Editor.RemoveAsync($"units/{beneath}")).Fails(HttpStatusCode.NotFound, "unit.not_found");
    }

    [Test]
    public async Task A_change_elsewhere_is_no_reason_to_refuse_a_tag()
    {
        var unit = await Live.UnitAsync(department);
        var tag = await Live.TagAsync($"units/{unit}");

        await Live.PersonAsync(unit);

        Assert.That(await Live.TagAsync($"units/{unit}"), Is.Not.EqualTo(tag), "the view shows one more head");
        (await Live.Editor.PutAsync($"units/{unit}", new { names = "Renamed" }, tag)).Was(HttpStatusCode.OK);
    }

    [Test]
    public async Task Rules_of_the_configuration_hold_over_HTTP()
    {
        using var server = await LiveServer.StartAsync("--Rules:MaxLevels=7", "--Rules:MaxDirectReports=2");
        var editor = server.Client("editor");
        var parent = (await editor.PostJsonAsync("units", new { names = "Level 1" })).IsCreated().Id;
        var top = parent;
        for (var level = 2; level <= 7; level++) parent = (await editor.PostJsonAsync("units", new { parentId = parent, names = $"Level {level}" })).IsCreated().Id;
        var other = (await editor.PostJsonAsync("units", new { parentId = top, names = "Other" })).IsCreated().Id;

        (await editor.PostJsonAsync("units", new { parentId = parent, names = "Level 8" })).Fails(HttpStatusCode.Conflict, "rules.too_deep");
        (await editor.PutAsync($"units/{other}/parent", new { parentId = parent })).Fails(HttpStatusCode.Conflict, "rules.too_deep");
        var head = (await editor.PostJsonAsync("employees", new { unitId = other, surname = "Head" })).IsCreated().Id;
        for (var i = 0; i < 2; i++) (await editor.PostJsonAsync("employees", new { unitId = other, surname = "Report", managerId = head })).IsCreated();
        (await editor.PostJsonAsync("employees", new { unitId = other, surname = "Third", managerId = head })).Fails(HttpStatusCode.Conflict, "rules.span_too_wide");
        var third = (await editor.PostJsonAsync("employees", new { unitId = other, surname = "Third" })).IsCreated().Id;
        (await editor.PutAsync($"employees/{third}/manager", new { managerId = head })).Fails(HttpStatusCode.Conflict, "rules.span_too_wide");
        (await editor.PutAsync($"employees/{third}/reporting-lines/{head}", new { kind = "line" })).Fails(HttpStatusCode.Conflict, "rules.span_too_wide");
        (await editor.PutAsync($"employees/{third}/reporting-lines/{head}", new { kind = "dotted" })).Was(HttpStatusCode.OK);
    }

    private static IEnumerable<int> Ids(Answer list) => list.Json.Items().Select(item => item.Number("id"));

    private static async Task<IEnumerable<int>> NamesFoundAsync(string name) => Ids(await Live.Reader.ReadAsync($"search?q={name}&type=unit&limit=50"));
}
