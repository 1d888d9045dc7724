using System.Net;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed class SearchTests
{
    [TestCase("Jean Le Moullec")]
    [TestCase("jean moulec")]
    [TestCase("Le Moullec, Jean")]
    [TestCase("moullec jean")]
    [TestCase("jean lemoullec")]
    [TestCase("JEAN LE MOULLEC")]
    [TestCase("jaen le mouellc")]
    [TestCase("jean le moul")]
    public async Task Jean_is_found_however_somebody_types_him(string typed)
    {
        var first = (await Demo.Open.JsonAsync($"search?type=employee&q={Uri.EscapeDataString(typed)}")).Items()[0];

        Assert.That($"{first.Text("givenName")} {first.Text("surname")}", Is.EqualTo("Jean Le Moullec"));
        Assert.That(first.GetProperty("unit").Text("name"), Is.EqualTo("Accessibility Team"));
        Assert.That(first.GetProperty("path").GetArrayLength(), Is.EqualTo(4));
        Assert.That(first.GetProperty("matched")[0].ToString(), Is.EqualTo("""{"field":"name","text":"Jean Le Moullec"}"""));
    }

    [TestCase("accessibility team", "name.en")]
    [TestCase("equipe accessibilite", "name.fr")]
    [TestCase("acessibility teem", "name.en")]
    [TestCase("accessibility te", "name.en")]
    public async Task A_unit_is_found_by_its_name_in_either_language(string typed, string field)
    {
        var first = (await Demo.Open.JsonAsync($"search?type=unit&lang=fr&q={Uri.EscapeDataString(typed)}")).Items()[0];

        Assert.That(first.Text("name"), Is.EqualTo("Équipe de l'accessibilité"));
        Assert.That(first.GetProperty("matched").EnumerateArray().Select(reason => reason.Text("field")), Does.Contain(field));
        Assert.That(first.Members(), Is.EqualTo(["type", "id", "name", "acronym", "employeeCount", "department", "path", "score", "matched"]));
    }

    [Test]
    public async Task An_acronym_finds_its_department_first()
    {
        var first = (await Demo.Open.JsonAsync("search?q=lrn")).Items()[0];

        Assert.That(first.Text("type"), Is.EqualTo("unit"));
        Assert.That(first.Text("name"), Is.EqualTo("Lakes and Rivers Northland"));
    }

    [Test]
    public async Task People_and_units_come_in_one_ranking_always_in_the_same_order()
    {
        var once = await Demo.Open.JsonAsync("search?q=service&limit=100");
        var again = await Demo.Open.JsonAsync("search?q=service&limit=100");

        Assert.That(once.ToString(), Is.EqualTo(again.ToString()));
        Assert.That(once.Items().Select(hit => hit.Text("type")).Distinct(), Is.EquivalentTo(["employee", "unit"]));
        Assert.That(once.Items().Select(hit => hit.GetProperty("score").GetDouble()), Is.Ordered.Descending);
    }

    [Test]
    public async Task A_title_finds_the_people_who_have_it()
    {
        var hits = (await Demo.Open.JsonAsync($"search?type=employee&lang=fr&q={Uri.EscapeDataString("concepteur de l'expérience utilisateur")}")).Items();

        Assert.That(hits[0].Text("jobTitle"), Is.EqualTo("Concepteur de l'expérience utilisateur"));
        Assert.That(hits[0].GetProperty("matched")[0].Text("field"), Is.EqualTo("jobTitle"));
    }

    [Test]
    public async Task A_search_within_a_department_stays_in_it()
    {
        foreach (var department in (await Demo.Open.JsonAsync("departments")).Items().Select(item => item.Number("id")))
        {
            var hits = (await Demo.Open.JsonAsync($"search?q=marie&departmentId={department}&limit=200")).Items();
            Assert.That(hits.Select(hit => hit.GetProperty("department").Number("id")), Is.Not.Empty.And.All.EqualTo(department));
        }
    }

    [Test]
    public async Task Nonsense_finds_nothing()
    {
        var list = await Demo.Open.JsonAsync("search?q=xqzvwk%20zzyqx");

        Assert.That(list.Items(), Is.Empty);
        Assert.That(list.Number("total"), Is.Zero);
    }

    [TestCase("search", "q")]
    [TestCase("search?q=", "q")]
    [TestCase("search?q=%20%20", "q")]
    [TestCase("search?q=a&type=team", "type")]
    [TestCase("search?q=a&limit=201", "limit")]
    [TestCase("search?q=a&departmentId=x", "departmentId")]
    public async Task A_wrong_search_is_refused_with_the_field(string address, string field)
    {
        using var response = await Demo.Open.GetApiAsync(address);
        var problem = await response.IsProblemAsync(HttpStatusCode.BadRequest, "request.invalid");
        Assert.That(problem.GetProperty("errors").Members(), Is.EqualTo([field]));
    }

    [Test]
    public async Task A_query_may_have_200_characters_of_any_kind_and_not_one_more()
    {
        foreach (var letter in (string[])["a", "é", "œ", "ab ", "'", "%", "日", "a1 b2 c3 d4 e5 f6 g7 h8 i9 "])
        {
            var text = string.Concat(Enumerable.Repeat(letter, 200))[..200];
            Assert.That((await Demo.Open.JsonAsync($"search?q={Uri.EscapeDataString(text)}")).Number("total"), Is.GreaterThanOrEqualTo(0), letter);
        }

        using var response = await Demo.Open.GetApiAsync($"search?q={new string('a', 201)}");
        await response.IsProblemAsync(HttpStatusCode.BadRequest, "request.invalid");
        using var elsewhere = await Demo.Open.GetApiAsync("search?q=a&departmentId=999999");
        await elsewhere.IsProblemAsync(HttpStatusCode.NotFound, "department.not_found");
    }
}
