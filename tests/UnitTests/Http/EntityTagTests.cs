using System.Text;
using Microsoft.AspNetCore.Http;
using OrgChart.WebApi.Http;

namespace OrgChart.UnitTests.Http;

[TestFixture]
public sealed class EntityTagTests
{
    private const string Tag = "\"3-abc\"";

    [Test]
    public void A_tag_is_strong_and_begins_with_the_version() => Assert.That(EntityTag.Of(12, "body"u8), Does.Match("^\"12-[A-Za-z0-9_-]{16}\"$"));

    [Test]
    public void The_same_version_and_bytes_have_the_same_tag_and_others_another_one()
    {
        var tag = EntityTag.Of(1, "body"u8);

        Assert.That(EntityTag.Of(1, Encoding.UTF8.GetBytes("body")), Is.EqualTo(tag));
        Assert.That(EntityTag.Of(2, "body"u8), Is.Not.EqualTo(tag));
        Assert.That(EntityTag.Of(1, "other"u8), Is.Not.EqualTo(tag));
    }

    [TestCase("\"3-abc\"", true)]
    [TestCase("*", true)]
    [TestCase("\"1-x\", \"3-abc\"", true)]
    [TestCase("W/\"3-abc\"", true)]
    [TestCase("W/\"1-x\",W/\"3-abc\"", true)]
    [TestCase("\"3-abcd\"", false)]
    [TestCase("3-abc", false)]
    [TestCase("", false)]
    [TestCase("nonsense,\"", false)]
    public void The_caller_knows_a_tag_that_If_None_Match_names_also_weakly(string header, bool known) =>
        Assert.That(EntityTag.IsKnownTo(RequestWith(header), Tag), Is.EqualTo(known));

    [Test]
    public void The_tag_may_stand_in_the_second_of_two_headers() => Assert.That(EntityTag.IsKnownTo(RequestWith("\"1-x\"", Tag), Tag), Is.True);

    [Test]
    public void Without_the_header_no_tag_is_known() => Assert.That(EntityTag.IsKnownTo(new DefaultHttpContext().Request, Tag), Is.False);

    [Test]
    public void An_answer_without_body_carries_the_tag_and_may_be_kept_but_not_shared()
    {
        var response = new DefaultHttpContext().Response;

        Assert.That(EntityTag.NotModified(response, Tag).IsCompletedSuccessfully, Is.True);

        Assert.That((response.StatusCode, response.Headers.ETag.ToString(), response.Headers.CacheControl.ToString()), Is.EqualTo((304, Tag, "private, no-cache")));
    }

    private static HttpRequest RequestWith(params string[] headers)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.IfNoneMatch = headers;
        return request;
    }
}
