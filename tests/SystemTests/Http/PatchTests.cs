using System.Net;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed class PatchTests
{
    private Answer unit = null!;
    private Answer person = null!;

    private string UnitAddress => $"units/{unit.Id}";

    private string PersonAddress => $"employees/{person.Id}";

    [SetUp]
    public async Task MakeThemAsync()
    {
        unit = (await Live.Editor.PostJsonAsync("units", new { names = new { en = "English", fr = "Français" }, acronyms = new { en = "E", fr = "F" } })).IsCreated();
        person = (await Live.Editor.PostJsonAsync("employees", new
        {
            unitId = unit.Id, surname = "Surname", givenName = "Given", phone = "1", email = "a@example.org", jobTitles = new { en = "Boss" },
            address = new { city = new { en = "Ottawa" }, street = new { en = "1 Main", fr = "1, rue Main" }, room = "1" },
        })).IsCreated();
        unit = await Live.Editor.ReadAsync(UnitAddress);
        person = await Live.Editor.ReadAsync(PersonAddress);
    }

    [TestCase("""[{"op":"add","path":"/names/fr","value":"x"}]""", "English", "x", "E", "F")]
    [TestCase("""[{"op":"replace","path":"/names/en","value":"x"}]""", "x", "Français", "E", "F")]
    [TestCase("""[{"op":"replace","path":"/names","value":{"en":"x"}}]""", "x", null, "E", "F")]
    [TestCase("""[{"op":"remove","path":"/acronyms/fr"}]""", "English", "Français", "E", null)]
    [TestCase("""[{"op":"remove","path":"/acronyms"}]""", "English", "Français", null, null)]
    [TestCase("""[{"op":"copy","from":"/names/en","path":"/names/fr"}]""", "English", "English", "E", "F")]
    [TestCase("""[{"op":"move","from":"/acronyms/fr","path":"/acronyms/en"}]""", "English", "Français", "F", null)]
    [TestCase("""[{"op":"test","path":"/names","value":{"fr":"Français","en":"English"}},{"op":"replace","path":"/names/fr","value":null}]""", "English", null, "E", "F")]
    [TestCase("""[{"op":"replace","path":"/names/en","value":"x"},{"op":"copy","from":"/names/en","path":"/names/fr"}]""", "x", "x", "E", "F")]
    public async Task Each_operation_does_what_RFC_6902_says(string patch, string? nameEn, string? nameFr, string? acronymEn, string? acronymFr)
    {
        var changed = (await PatchAsync(unit, patch)).Was(HttpStatusCode.OK);

        var (names, acronyms) = (changed.Json.GetProperty("names"), changed.Json.GetProperty("acronyms"));
        Assert.That((names.Text("en"), names.Text("fr"), acronyms.Text("en"), acronyms.Text("fr")), Is.EqualTo((nameEn, nameFr, acronymEn, acronymFr)));
        Assert.That(changed.ETag, Is.Not.EqualTo(unit.ETag));
        Assert.That((await Live.Reader.ReadAsync(UnitAddress)).Text, Is.EqualTo(changed.Text));
    }

    [TestCase("""[{"op":"replace","path":"/version","value":3}]""")]
    [TestCase("""[{"op":"replace","path":"/id","value":3}]""")]
    [TestCase("""[{"op":"replace","path":"/sourceKey","value":"x"}]""")]
    [TestCase("""[{"op":"add","path":"/names/de","value":"x"}]""")]
    [TestCase("""[{"op":"add","path":"/names/en/x","value":"x"}]""")]
    [TestCase("""[{"op":"replace","path":"","value":{}}]""")]
    [TestCase("""[{"op":"replace","path":"/","value":1}]""")]
    [TestCase("""[{"op":"replace","path":"names/en","value":"x"}]""")]
    [TestCase("""[{"op":"replace","path":"/Names/en","value":"x"}]""")]
    [TestCase("""[{"op":"replace","path":"/names/e%6E","value":"x"}]""")]
    [TestCase("""[{"op":"test","path":"/version","value":1}]""")]
    [TestCase("""[{"op":"test","path":"/parent/id","value":1}]""")]
    [TestCase("""[{"op":"test","path":"","value":{}}]""")]
    [TestCase("""[{"op":"copy","from":"/version","path":"/names/en"}]""")]
    [TestCase("""[{"op":"copy","from":"/path/0/name","path":"/names/en"}]""")]
    [TestCase("""[{"op":"move","from":"/id","path":"/names/en"}]""")]
    [TestCase("""[{"op":"move","from":"/names","path":"/names/en"}]""")]
    [TestCase("""[{"op":"copy","from":"/names/en","path":"/version"}]""")]
    [TestCase("""[{"op":"remove","path":"/parent"}]""")]
    [TestCase("""[{"op":"remove","path":"/names"},{"op":"replace","path":"/names/en","value":"x"}]""")]
    [TestCase("""[{"op":"replace","path":"/names","value":{"en":"x","version":7}}]""")]
    [TestCase("""[{"op":"replace","path":"/names/en","value":7}]""")]
    [TestCase("""[{"op":"replace","path":"/names/en","value":{"en":"x"}}]""")]
    [TestCase("""[{"op":"copy","from":"/names","path":"/names/en"}]""")]
    [TestCase("""[{"op":"replace","path":"/names/en"}]""")]
    [TestCase("""[{"op":"copy","path":"/names/en"}]""")]
    [TestCase("""[{"op":"replace","value":"x"}]""")]
    [TestCase("""[{"path":"/names/en","value":"x"}]""")]
    [TestCase("""[{"op":"Replace","path":"/names/en","value":"x"}]""")]
    [TestCase("""[{"op":"paint","path":"/names/en","value":"x"}]""")]
    [TestCase("""[{"op":5,"path":"/names/en","value":"x"}]""")]
    [TestCase("""[{"op":"replace","path":["names"],"value":"x"}]""")]
    [TestCase("""[{"op":"replace","path":"/names/en","value":"x"},{"op":"replace","path":"/version","value":3}]""")]
    [TestCase("""[{"op":"replace","path":"/names/en","value":"x"},5]""")]
    public async Task A_patch_reaches_nothing_but_the_listed_paths_and_does_all_or_nothing(string patch)
    {
        var problem = (await PatchAsync(unit, patch)).Fails(HttpStatusCode.BadRequest, "request.invalid");

        Assert.That(problem.GetProperty("errors").Members(), Is.Not.Empty);
        Assert.That((await Live.Reader.ReadAsync(UnitAddress)).Text, Is.EqualTo(unit.Text));
    }

    [Test]
    public async Task A_test_that_fails_leaves_nothing()
    {
        var audited = Live.Server.Number("SELECT count(*) FROM audit_entries");

        (await PatchAsync(unit, """[{"op":"replace","path":"/names/en","value":"x"},{"op":"test","path":"/names/fr","value":"no"}]""")).Fails(HttpStatusCode.Conflict, "patch.test_failed");
        (await PatchAsync(unit, """[{"op":"test","path":"/names/fr","value":null}]""")).Fails(HttpStatusCode.Conflict, "patch.test_failed");

        var now = await Live.Reader.ReadAsync(UnitAddress);
        Assert.That((now.Text, now.ETag), Is.EqualTo((unit.Text, unit.ETag)));
        Assert.That(Live.Server.Number("SELECT count(*) FROM audit_entries"), Is.EqualTo(audited));
    }

    [Test]
    public async Task A_patch_has_at_most_a_hundred_operations()
    {
        (await Live.Editor.PatchAsync(UnitAddress, Operations(101))).Fails(HttpStatusCode.BadRequest, "request.invalid");
        Assert.That(await Live.TagAsync(UnitAddress), Is.EqualTo(unit.ETag));

        var changed = (await Live.Editor.PatchAsync(UnitAddress, Operations(100), unit.ETag)).Was(HttpStatusCode.OK);
        Assert.That(changed.Json.Text("name"), Is.EqualTo("Name 99"));

        static object[] Operations(int count) => [.. Enumerable.Range(0, count).Select(i => new { op = "replace", path = "/names/en", value = $"Name {i}" })];
    }

    [Test]
    public async Task A_rule_broken_by_a_patch_is_told_as_that_rule()
    {
        (await PatchAsync(unit, """[{"op":"remove","path":"/names"}]""")).Fails(HttpStatusCode.Conflict, "unit.name_missing");
        (await PatchAsync(unit, $$"""[{"op":"replace","path":"/names/en","value":"{{new string('x', 301)}}"}]""")).Fails(HttpStatusCode.Conflict, "unit.name_too_long");
        (await PatchAsync(unit, $$"""[{"op":"replace","path":"/acronyms/en","value":"{{new string('x', 51)}}"}]""")).Fails(HttpStatusCode.Conflict, "unit.acronym_too_long");
        (await PatchAsync(person, """[{"op":"remove","path":"/surname"}]""")).Fails(HttpStatusCode.Conflict, "employee.surname_missing");
        (await PatchAsync(person, $$"""[{"op":"replace","path":"/address/room","value":"{{new string('x', 51)}}"}]""")).Fails(HttpStatusCode.Conflict, "employee.too_long");
    }

    [Test]
    public async Task All_fields_of_a_person_can_be_patched_and_the_others_stay()
    {
        var changed = (await PatchAsync(person, """
            [{"op":"test","path":"/phone","value":"1"},{"op":"replace","path":"/phone","value":"2"},{"op":"replace","path":"/address/city/fr","value":"Ottawa (fr)"},
             {"op":"move","from":"/address/room","path":"/address/floor"},{"op":"copy","from":"/jobTitles/en","path":"/jobTitles/fr"},{"op":"remove","path":"/email"}]
            """)).Was(HttpStatusCode.OK).Json;

        Assert.That((changed.Text("surname"), changed.Text("phone"), changed.MaybeText("email"), changed.GetProperty("jobTitles").Text("fr")), Is.EqualTo(("Surname", "2", (string?)null, "Boss")));
        var french = (await Live.Reader.ReadAsync($"{PersonAddress}?lang=fr")).Json.GetProperty("address");
        Assert.That((french.Text("city"), french.Text("street"), french.Text("floor"), french.Text("room")), Is.EqualTo(("Ottawa (fr)", "1, rue Main", "1", (string?)null)));
    }

    [Test]
    public async Task A_merge_patch_replaces_what_is_there_and_removes_what_is_null()
    {
        var unitChanged = (await Live.Editor.PatchAsync(UnitAddress, new { names = new { fr = (string?)null }, acronyms = (object?)null }, unit.ETag)).Was(HttpStatusCode.OK).Json;
        var personChanged = (await Live.Editor.PatchAsync(PersonAddress, new { phone = (string?)null, address = new { room = "2", street = (object?)null } })).Was(HttpStatusCode.OK).Json;

        Assert.That(unitChanged.GetProperty("names").ToString(), Is.EqualTo("""{"en":"English","fr":null}"""));
        Assert.That(unitChanged.GetProperty("acronyms").ToString(), Is.EqualTo("""{"en":null,"fr":null}"""));
        var address = personChanged.GetProperty("address");
        Assert.That((personChanged.MaybeText("phone"), personChanged.Text("email"), address.Text("room"), address.Text("street"), address.Text("city")), Is.EqualTo(((string?)null, "a@example.org", "2", (string?)null, "Ottawa")));
        (await Live.Editor.PatchAsync(PersonAddress, new { })).Was(HttpStatusCode.OK);
    }

    [TestCase("""{"version":7}""")]
    [TestCase("""{"names":{"de":"x"}}""")]
    [TestCase("""{"names":5}""")]
    [TestCase("""{"names":[]}""")]
    [TestCase("""{"names":{"en":5}}""")]
    [TestCase("""{"unitId":5}""")]
    [TestCase("""{"names":{"en":"x"},"id":null}""")]
    public async Task A_merge_patch_reaches_nothing_but_what_can_be_edited(string patch)
    {
        (await Live.Editor.AskAsync("PATCH", UnitAddress, patch, ("If-Match", "*"), ("Content-Type", "application/merge-patch+json"))).Fails(HttpStatusCode.BadRequest, "request.invalid");

        Assert.That(await Live.TagAsync(UnitAddress), Is.EqualTo(unit.ETag));
    }

    [Test]
    public async Task A_stale_patch_of_anything_is_refused()
    {
        foreach (var (address, code) in new[] { (UnitAddress, "unit.version_stale"), (PersonAddress, "employee.version_stale") })
            foreach (var patch in (object[])[new { }, Array.Empty<object>()])
                (await Live.Editor.PatchAsync(address, patch, "\"99-x\"")).Fails(HttpStatusCode.PreconditionFailed, code);
    }

    private Task<Answer> PatchAsync(Answer made, string patch) =>
        Live.Editor.AskAsync("PATCH", made == unit ? UnitAddress : PersonAddress, patch, ("If-Match", made.ETag), ("Content-Type", "application/json-patch+json"));
}
