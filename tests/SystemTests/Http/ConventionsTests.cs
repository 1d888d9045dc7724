using System.IO.Compression;
using System.Net;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed class ConventionsTests
{
    [TestCase("departments?limit=0", "limit")]
    [TestCase("departments?limit=201", "limit")]
    [TestCase("departments?limit=x", "limit")]
    [TestCase("departments?offset=-1", "offset")]
    [TestCase("departments?lang=de", "lang")]
    [TestCase("departments?lang=", "lang")]
    [TestCase("departments?foo=1", "foo")]
    [TestCase("departments?limit=1&limit=2", "limit")]
    [TestCase("departments/1/chart?depth=-1", "depth")]
    [TestCase("departments/1/chart?depth=1001", "depth")]
    [TestCase("departments/1/chart?depth=deep", "depth")]
    [TestCase("departments/1?depth=1", "depth")]
    [TestCase("units/1/employees?recursive=perhaps", "recursive")]
    [TestCase("employees?sort=phone", "sort")]
    [TestCase("employees?sort=", "sort")]
    [TestCase("employees?unitId=x", "unitId")]
    [TestCase("employees?unitId=99999999999", "unitId")]
    public async Task A_wrong_parameter_is_refused_with_its_name(string address, string field)
    {
        using var response = await Demo.Open.GetApiAsync(address);

        var problem = await response.IsProblemAsync(HttpStatusCode.BadRequest, "request.invalid");
        Assert.That(problem.GetProperty("errors").Members(), Is.EqualTo([field]));
        Assert.That(problem.GetProperty("errors").GetProperty(field)[0].GetString(), Is.Not.Empty);
    }

    [TestCase("lang=fr", null, "fr")]
    [TestCase("lang=EN", "fr", "en")]
    [TestCase(null, "fr-CA,en;q=0.8", "fr")]
    [TestCase(null, "de, fr;q=0.5, en;q=0.4", "fr")]
    [TestCase(null, "de", "en")]
    [TestCase(null, ";;;", "en")]
    [TestCase(null, null, "en")]
    public async Task The_language_comes_from_the_parameter_else_the_header_else_is_English(string? parameter, string? header, string language)
    {
        foreach (var address in (string[])["departments", "departments/1", "departments/1/chart"])
        {
            using var response = await Demo.Open.GetApiAsync($"{address}?{parameter}", header is null ? [] : [("Accept-Language", header)]);

            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Content.Headers.ContentLanguage.First(), Is.EqualTo(language));
            Assert.That(response.Headers.Vary, Does.Contain("Accept-Language"));
        }
    }

    [Test]
    public async Task A_name_missing_in_one_language_comes_in_the_other_and_the_answer_says_so()
    {
        using var children = await Demo.Open.GetApiAsync($"units/{Demo.Server.UnitWithoutFrench}/chart?lang=fr&depth=0");
        var unit = await Demo.Open.JsonAsync($"units/{Demo.Server.UnitWithoutFrench}?lang=fr");

        Assert.That(unit.Text("name"), Does.StartWith("Project Thaw"));
        Assert.That(unit.GetProperty("names").Text("fr"), Is.Null);
        Assert.That(children.Content.Headers.ContentLanguage, Does.Contain("en"));
    }

    [TestCase("departments/1")]
    [TestCase("units/1")]
    [TestCase("employees/1")]
    [TestCase("departments/1/chart")]
    [TestCase("units/1/chart?depth=1")]
    public async Task What_the_caller_has_already_is_not_sent_again(string address)
    {
        using var first = await Demo.Open.GetApiAsync(address);
        var tag = first.Headers.ETag!;
        using var again = await Demo.Open.GetApiAsync(address, ("If-None-Match", tag.ToString()));
        using var oneOfTwo = await Demo.Open.GetApiAsync(address, ("If-None-Match", $"\"other\", {tag}"));
        using var other = await Demo.Open.GetApiAsync(address, ("If-None-Match", "\"other\""));
        using var french = await Demo.Open.GetApiAsync(address, ("If-None-Match", tag.ToString()), ("Accept-Language", "fr"));

        Assert.That(tag.IsWeak, Is.False);
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(again.Headers.ETag, Is.EqualTo(tag));
        Assert.That(await again.Content.ReadAsByteArrayAsync(), Is.Empty);
        Assert.That(oneOfTwo.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(french.StatusCode, Is.EqualTo(HttpStatusCode.OK), "the other language is another representation");
    }

    [Test]
    public async Task A_chart_comes_compressed_to_callers_who_take_Brotli()
    {
        using var plain = await Demo.Open.GetApiAsync("departments/1/chart");
        using var brotli = await Demo.Open.GetApiAsync("departments/1/chart", ("Accept-Encoding", "gzip, br"));
        using var refused = await Demo.Open.GetApiAsync("departments/1/chart", ("Accept-Encoding", "br;q=0"));

        Assert.That(brotli.Content.Headers.ContentEncoding, Is.EqualTo(["br"]));
        Assert.That(brotli.Headers.ETag, Is.Not.EqualTo(plain.Headers.ETag), "other bytes, other tag");
        Assert.That(plain.Headers.Vary, Does.Contain("Accept-Encoding"));
        Assert.That(refused.Content.Headers.ContentEncoding, Is.Empty);
        await using var unpacked = new BrotliStream(await brotli.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var text = new StreamReader(unpacked);
        Assert.That(await text.ReadToEndAsync(), Is.EqualTo(await plain.Content.ReadAsStringAsync()));
        Assert.That(plain.Content.Headers.ContentLength, Is.EqualTo((await plain.Content.ReadAsByteArrayAsync()).Length));
    }

    [TestCase("nothing")]
    [TestCase("units/x")]
    [TestCase("units/99999999999")]
    [TestCase("units/-1")]
    public async Task An_address_that_leads_nowhere_is_not_found(string address)
    {
        using var response = await Demo.Open.GetApiAsync(address);
        var code = address == "units/-1" ? "unit.not_found" : "route.not_found";
        await response.IsProblemAsync(HttpStatusCode.NotFound, code);
    }

    [Test]
    public async Task Odd_requests_never_make_a_server_error()
    {
        string[] addresses =
        [
            "units/1?%00=1", "units/1?lang=%FF", "units/1?lang=fr%00", "employees?sort=%0A", "departments?limit=9999999999999999999", "units/%2e%2e/1",
            "departments/1/chart?depth=2147483648", "employees?unitId=-2147483648", "employees?offset=2147483647&limit=200", "departments?offset=2147483647",
        ];
        foreach (var address in addresses)
        {
            using var response = await Demo.Open.GetApiAsync(address);
            Assert.That((int)response.StatusCode, Is.LessThan(500), address);
        }
    }
}
