using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Domain.SharedKernel;
using OrgChart.WebApi.Http;

namespace OrgChart.UnitTests.Http;

[TestFixture]
public sealed class QueryReaderTests
{
    [Test]
    public void Parameters_left_out_keep_the_values_they_begin_with()
    {
        var (language, parameters) = Read("");

        Assert.That((language, parameters.Number, parameters.Maybe, parameters.Flag, parameters.Word), Is.EqualTo((Language.English, 7, (int?)null, false, "begin")));
    }

    [Test]
    public void Parameters_are_read_by_type_whatever_the_case_of_their_names()
    {
        var (language, parameters) = Read("?number=3&MAYBE=-4&flag=True&word=caf%C3%A9&lang=fr");

        Assert.That((language, parameters.Number, parameters.Maybe, parameters.Flag, parameters.Word), Is.EqualTo((Language.French, 3, (int?)-4, true, "café")));
    }

    [TestCase("?maybe=")]
    [TestCase("?free=")]
    public void An_empty_value_is_none_where_none_is_allowed(string query) => Assert.That(() => Read(query), Throws.Nothing);

    [TestCase("?number=", "number", "'' is not a value that number can have.")]
    [TestCase("?number=x", "number", "'x' is not a value that number can have.")]
    [TestCase("?NUMBER=99999999999", "number", "'99999999999' is not a value that number can have.")]
    [TestCase("?flag=perhaps", "flag", "'perhaps' is not a value that flag can have.")]
    [TestCase("?number=11", "number", "From 0 to 10.")]
    [TestCase("?word=", "word", "A word.")]
    [TestCase("?number=1&number=2", "number", "The parameter is given more than once.")]
    [TestCase("?numbr=1", "numbr", "There is no such parameter; known are: flag, free, lang, maybe, number, word.")]
    [TestCase("?inside=1", "inside", "There is no such parameter; known are: flag, free, lang, maybe, number, word.")]
    public void A_wrong_parameter_is_refused_with_what_is_wrong(string query, string name, string error)
    {
        var wrong = ErrorsOf(query).Single();

        Assert.That((wrong.Key, wrong.Value.Single()), Is.EqualTo((name, error)));
    }

    [Test]
    public void All_wrong_parameters_are_refused_at_once() =>
        Assert.That(ErrorsOf("?number=x&flag=x&foo=1&lang=de&maybe=1").Keys, Is.EquivalentTo(["number", "flag", "foo", "lang"]));

    [Test]
    public void Where_there_are_no_parameters_every_one_is_unknown() =>
        Assert.That(
            Assert.Throws<InvalidQueryException>(() => QueryReader.ReadLanguage(RequestWith("?number=1")))!.Errors["number"],
            Is.EqualTo(["There is no such parameter; known are: lang."]));

    [Test]
    public void A_property_of_another_type_cannot_be_a_parameter() =>
        Assert.That(() => QueryParameter.OfType(typeof(WithDate)).ToList(), Throws.InvalidOperationException.With.Message.Contains(nameof(WithDate.When)));

    private static IDictionary<string, string[]> ErrorsOf(string query) => Assert.Throws<InvalidQueryException>(() => Read(query))!.Errors;

    private static (Language Language, TestParameters Parameters) Read(string query) => QueryReader.Read<TestParameters>(RequestWith(query));

    private static HttpRequest RequestWith(string query) => new DefaultHttpContext { Request = { QueryString = new QueryString(query) } }.Request;

    private sealed class TestParameters
    {
        [FromQuery(Name = "number"), System.ComponentModel.DataAnnotations.Range(0, 10, ErrorMessage = "From 0 to 10.")]
        public int Number { get; init; } = 7;

        [FromQuery(Name = "maybe")]
        public int? Maybe { get; init; }

        [FromQuery(Name = "flag")]
        public bool Flag { get; init; }

        [FromQuery(Name = "word"), Required(ErrorMessage = "A word.")]
        public string Word { get; init; } = "begin";

        [FromQuery(Name = "free")]
        public string? Free { get; init; }

        public int Inside { get; init; }
    }

    private sealed class WithDate
    {
        [FromQuery(Name = "when")]
        public DateOnly When { get; init; }
    }
}
