using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed class ExportTests
{
    private static readonly (string Format, string MediaType, string Extension)[] Formats =
    [
        ("csv", "text/csv", "csv"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"), ("json", "application/json", "json"),
        ("jsonld", "application/ld+json", "jsonld"), ("vcard", "text/vcard", "vcf"), ("mermaid", "text/plain", "mmd"), ("dot", "text/vnd.graphviz", "dot"),
    ];

    // What only contact data has.
    private static readonly string[] Contact = [".northland.example", "\"phone\"", "phone,email", "TEL;", "EMAIL;", "mailto:", "\"address\""];

    [TestCaseSource(nameof(Formats))]
    public async Task A_branch_comes_as_a_file_in_each_form((string Format, string MediaType, string Extension) form)
    {
        var id = (await Demo.Open.JsonAsync("departments")).Items()[0].Number("id");

        using var response = await Demo.Open.GetApiAsync($"units/{id}/export?format={form.Format}&people=true&lang=fr");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo(form.MediaType));
        Assert.That(response.Content.Headers.ContentDisposition?.ToString(), Is.EqualTo($"attachment; filename=\"orgchart-{id}.{form.Extension}\""));
        Assert.That(response.Headers.CacheControl?.ToString(), Is.EqualTo("no-cache, private"));
        Assert.That(response.Content.Headers.ContentLanguage.First(), Is.EqualTo("fr"));
        Assert.That(response.Headers.Vary, Does.Contain("Accept-Language"));
        var text = await TextOfAsync(response);
        var person = (await Demo.Open.JsonAsync($"units/{id}/employees?recursive=true&limit=1")).Items()[0];
        Assert.That(form.Format is "mermaid" or "dot" ? text : text.Replace("\\u0027", "'", StringComparison.Ordinal), Does.Contain(person.Text("surname")));
    }

    [TestCaseSource(nameof(Formats))]
    public async Task Contact_data_is_in_it_only_for_those_who_may_see_it((string Format, string MediaType, string Extension) form)
    {
        using var auditor = Demo.Server.ClientOf("auditor");
        using var reader = Demo.Server.ClientOf("reader");
        using var hidden = await auditor.GetApiAsync($"export?format={form.Format}");
        using var anonymous = await Demo.Open.GetApiAsync($"export?format={form.Format}");
        using var seen = await reader.GetApiAsync($"export?format={form.Format}");

        foreach (var text in (string[])[await TextOfAsync(hidden), await TextOfAsync(anonymous)]) Assert.That(Contact.Where(one => text.Contains(one, StringComparison.Ordinal)), Is.Empty);
        if (form.Format is "mermaid" or "dot") return;
        var all = await TextOfAsync(seen);
        Assert.That(Contact.Where(one => all.Contains(one, StringComparison.Ordinal)), Is.Not.Empty, "else nothing is checked");
    }

    [Test]
    public async Task The_whole_directory_has_all_units_and_all_people()
    {
        var departments = (await Demo.Open.JsonAsync("departments")).Items();

        using var answer = await Demo.Open.GetApiAsync("export?format=json");
        var units = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("units").EnumerateArray().ToList();

        Assert.That(answer.Content.Headers.ContentDisposition?.FileName, Is.EqualTo("orgchart.json"));
        Assert.That(units, Has.Count.EqualTo(departments.Sum(one => one.Number("unitCount"))));
        Assert.That(units.Sum(unit => unit.GetProperty("employees").GetArrayLength()), Is.EqualTo(departments.Sum(one => one.Number("employeeCount"))));
        Assert.That(units[0].GetProperty("unit").ToString(), Is.EqualTo((await Demo.Open.JsonAsync($"units/{units[0].GetProperty("unit").Number("id")}")).ToString()));
    }

    [Test]
    public async Task Depth_and_people_say_how_much_of_it()
    {
        var id = (await Demo.Open.JsonAsync("departments")).Items()[0].Number("id");
        var children = (await Demo.Open.JsonAsync($"units/{id}/children")).Number("total");

        using var units = await Demo.Open.GetApiAsync($"units/{id}/export?depth=1&people=false");
        using var chart = await Demo.Open.GetApiAsync($"units/{id}/export?depth=1&format=mermaid");

        Assert.That((await units.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(children + 2));
        Assert.That((await chart.Content.ReadAsStringAsync()).Split('\n').Count(line => line.Contains("-->", StringComparison.Ordinal)), Is.EqualTo(children));
    }

    [TestCase("units/999999/export", HttpStatusCode.NotFound, "unit.not_found")]
    [TestCase("units/1/export?format=pdf", HttpStatusCode.BadRequest, "request.invalid")]
    [TestCase("units/1/export?depth=-1", HttpStatusCode.BadRequest, "request.invalid")]
    [TestCase("units/1/export?people=maybe", HttpStatusCode.BadRequest, "request.invalid")]
    [TestCase("export?unit=1", HttpStatusCode.BadRequest, "request.invalid")]
    public async Task What_cannot_be_is_an_error_and_no_file(string address, HttpStatusCode status, string code)
    {
        using var response = await Demo.Open.GetApiAsync(address);

        await response.IsProblemAsync(status, code);
        Assert.That(response.Content.Headers.ContentDisposition, Is.Null);
    }

    [Test]
    public async Task Nobody_gets_a_file_without_permission()
    {
        using var response = await Demo.Closed.GetApiAsync("export");
        await response.IsProblemAsync(HttpStatusCode.Unauthorized, "access.unauthenticated");
    }

    /// <summary>The text of a file; of a workbook, that of its parts.</summary>
    private static async Task<string> TextOfAsync(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType?.EndsWith("sheet", StringComparison.Ordinal) != true) return await response.Content.ReadAsStringAsync();
        await using var zip = new ZipArchive(new MemoryStream(await response.Content.ReadAsByteArrayAsync()));
        var text = new StringBuilder();
        foreach (var part in zip.Entries)
        {
            using var reader = new StreamReader(await part.OpenAsync());
            text.Append(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }
}
