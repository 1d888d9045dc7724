using Microsoft.AspNetCore.Http;
using OrgChart.Domain.SharedKernel;
using OrgChart.WebApi.Http;

namespace OrgChart.UnitTests.Http;

[TestFixture]
public sealed class RequestLanguageTests
{
    [TestCase("?lang=en", "fr", Language.English)]
    [TestCase("?lang=fr", "en", Language.French)]
    [TestCase("?lang=FR", null, Language.French)]
    public void The_parameter_goes_before_the_header(string query, string? header, Language expected) =>
        Assert.That(LanguageOf(query, header), Is.EqualTo(expected));

    [TestCase("en", Language.English)]
    [TestCase("fr", Language.French)]
    [TestCase("FR-ca", Language.French)]
    [TestCase("fr-CA, fr;q=0.9, en;q=0.8", Language.French)]
    [TestCase("en;q=0.8, fr;q=0.9", Language.French)]
    [TestCase("fr;q=0.8, en-GB;q=0.9", Language.English)]
    [TestCase("de, fr;q=0.1", Language.French)]
    [TestCase("fr, en", Language.French)]
    [TestCase("en, fr", Language.English)]
    [TestCase("fr;q=0", Language.English)]
    [TestCase("fr;q=0, en;q=0.1", Language.English)]
    [TestCase("fro, frr", Language.English)]
    [TestCase("*", Language.English)]
    [TestCase("de", Language.English)]
    [TestCase("", Language.English)]
    [TestCase("fr;q=x;;,", Language.English)]
    [TestCase(null, Language.English)]
    public void Without_the_parameter_the_header_decides_and_without_a_known_language_it_is_English(string? header, Language expected) =>
        Assert.That(LanguageOf("", header), Is.EqualTo(expected));

    [TestCase("?lang=de")]
    [TestCase("?lang=")]
    [TestCase("?lang=fr-CA")]
    public void Another_value_of_the_parameter_is_an_error_of_that_parameter(string query) =>
        Assert.That(Assert.Throws<InvalidQueryException>(() => LanguageOf(query, "fr"))!.Errors["lang"], Is.EqualTo(["The language is en or fr."]));

    [Test]
    public void The_parameter_is_not_given_twice() =>
        Assert.That(Assert.Throws<InvalidQueryException>(() => LanguageOf("?lang=fr&lang=en", null))!.Errors.Keys, Is.EqualTo(["lang"]));

    private static Language LanguageOf(string query, string? header)
    {
        var http = new DefaultHttpContext { Request = { QueryString = new QueryString(query) } };
        if (header is not null) http.Request.Headers.AcceptLanguage = header;
        return QueryReader.ReadLanguage(http.Request);
    }
}
