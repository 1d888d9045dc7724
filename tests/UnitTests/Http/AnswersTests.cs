using System.Text;
using Microsoft.AspNetCore.Http;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Units;
using OrgChart.Domain.SharedKernel;
using OrgChart.WebApi.Http;

namespace OrgChart.UnitTests.Http;

[TestFixture]
public sealed class AnswersTests
{
    private static readonly ChartDocument Chart = new("json"u8.ToArray(), "tag", "fr, en", _ => "brotli"u8.ToArray());

    [Test]
    public async Task A_list_is_JSON_with_its_length_and_language_and_without_a_tag()
    {
        var translation = new Translation(Language.French);
        translation.Of(new LocalizedText("Finance", null));

        var (response, body) = await Send(request => Answers.Json(request, Whole.List<UnitReference>([new() { Id = 1, Name = "Équipe" }])), translation: translation);

        Assert.That(body, Is.EqualTo("""{"items":[{"id":1,"name":"Équipe"}],"total":1}"""));
        Assert.That((response.ContentType, response.ContentLength), Is.EqualTo(("application/json; charset=utf-8", (long?)Encoding.UTF8.GetByteCount(body))));
        Assert.That((response.Headers.ContentLanguage.ToString(), response.Headers.Vary.ToString()), Is.EqualTo(("en", "Accept-Language")));
        Assert.That(response.Headers.ETag, Is.Empty);
    }

    [Test]
    public async Task A_resource_has_a_tag_and_is_not_sent_again_to_whom_knows_it()
    {
        var tag = (await Send(Answer)).Response.Headers.ETag.ToString();

        var (response, body) = await Send(Answer, request => request.Headers.IfNoneMatch = tag);

        Assert.That(tag, Does.StartWith("\"5-"));
        Assert.That((response.StatusCode, body, response.Headers.ETag.ToString(), response.Headers.ContentLanguage.ToString()), Is.EqualTo((304, "", tag, "en")));

        static Task Answer(ApiRequest request) => Answers.Resource(request, Whole.List<UnitReference>([]), version: 5);
    }

    [TestCase(null, false)]
    [TestCase("", false)]
    [TestCase("gzip", false)]
    [TestCase("br", true)]
    [TestCase("gzip, deflate, BR", true)]
    [TestCase("br;q=0.1, gzip", true)]
    [TestCase("br;q=0, gzip", false)]
    [TestCase("gzip;q=1.0 , br ; q=0.000", false)]
    [TestCase("br;q=", false)]
    [TestCase("brotli, xbr", false)]
    [TestCase("*", false)]
    public async Task A_chart_is_compressed_for_whom_takes_Brotli(string? acceptEncoding, bool compressed)
    {
        var (response, body) = await Send(request => Answers.Chart(request, Chart), request => request.Headers.AcceptEncoding = acceptEncoding);

        Assert.That((body, response.Headers.ContentEncoding.ToString()), Is.EqualTo(compressed ? ("brotli", "br") : ("json", "")));
        Assert.That(response.Headers.ETag.ToString(), Is.EqualTo(compressed ? "\"tag-br\"" : "\"tag\""));
        Assert.That((response.Headers.ContentLanguage.ToString(), response.Headers.Vary.ToString()), Is.EqualTo(("fr, en", "Accept-Language,Accept-Encoding")));
    }

    [TestCase("\"tag\"", null, true)]
    [TestCase("\"tag-br\"", "br", true)]
    [TestCase("\"tag\"", "br", false)]
    [TestCase("\"tag-br\"", null, false)]
    public async Task A_chart_is_not_sent_again_to_whom_knows_these_very_bytes(string ifNoneMatch, string? acceptEncoding, bool known)
    {
        var (response, body) = await Send(request => Answers.Chart(request, Chart), request =>
        {
            request.Headers.IfNoneMatch = ifNoneMatch;
            request.Headers.AcceptEncoding = acceptEncoding;
        });

        Assert.That((response.StatusCode, body.Length == 0), Is.EqualTo((known ? 304 : 200, known)));
    }

    private static async Task<(HttpResponse Response, string Body)> Send(
        Func<ApiRequest, Task> answer, Action<HttpRequest>? prepare = null, Translation? translation = null)
    {
        var body = new MemoryStream();
        var http = new DefaultHttpContext { Response = { Body = body } };
        prepare?.Invoke(http.Request);
        await answer(new ApiRequest(http, translation ?? new Translation(Language.English)));
        await http.Response.BodyWriter.FlushAsync();
        return (http.Response, Encoding.UTF8.GetString(body.ToArray()));
    }
}
