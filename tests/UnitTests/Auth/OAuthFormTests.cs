using System.Text;
using Microsoft.AspNetCore.Http;
using OrgChart.Application.Auth;
using OrgChart.WebApi.Auth;

namespace OrgChart.UnitTests.Auth;

[TestFixture]
public sealed class OAuthFormTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Test]
    public async Task Parameters_are_read_and_empty_ones_are_none()
    {
        var form = await ReadAsync("grant_type=password&username=a%40b.org&password=x+y%26z&otp=&scope=directory%3Aread++teams%3Aread");

        Assert.That((form["username"], form["password"], form["otp"], form["nothing"]), Is.EqualTo(("a@b.org", "x y&z", (string?)null, (string?)null)));
        Assert.That(form.Scope, Is.EqualTo(new[] { "directory:read", "teams:read" }));
        Assert.That(form.Client, Is.Null);
    }

    [TestCase("")]
    [TestCase("scope=")]
    [TestCase("scope=+")]
    public async Task No_scope_is_all_there_is(string body) => Assert.That((await ReadAsync(body)).Scope, Is.Null);

    [Test]
    public async Task What_must_be_there_is_named_when_it_is_not()
    {
        var form = await ReadAsync("grant_type=password&password=");

        Assert.That(() => form.Required("password"), Throws.TypeOf<TokenRefusedException>().With.Property("Error").EqualTo("invalid_request").And.Message.Contain("password"));
    }

    [TestCase("a=1&a=2")]
    [TestCase("a=%00")]
    [TestCase("a=x%0Ay")]
    [TestCase("a=x%7F")]
    public async Task What_comes_twice_or_with_control_characters_is_refused(string body) =>
        Assert.That((await RuleAssert.ThrowsAsync<TokenRefusedException>(() => ReadAsync(body))).Error, Is.EqualTo("invalid_request"));

    [TestCase(4096, true)]
    [TestCase(4097, false)]
    public async Task A_parameter_is_not_longer_than_4096_characters(int length, bool accepted)
    {
        var body = "password=" + new string('x', length);

        if (accepted) Assert.That((await ReadAsync(body))["password"], Has.Length.EqualTo(length));
        else await RuleAssert.ThrowsAsync<TokenRefusedException>(() => ReadAsync(body));
    }

    [TestCase("application/json")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase(null)]
    public async Task Only_forms_are_read(string? contentType) =>
        Assert.That((await RuleAssert.ThrowsAsync<TokenRefusedException>(() => ReadAsync("a=1", contentType))).Error, Is.EqualTo("invalid_request"));

    [Test]
    public async Task A_client_shows_itself_in_the_form_or_in_the_header()
    {
        Assert.That((await ReadAsync("client_id=c1&client_secret=s")).Client, Is.EqualTo(new ClientCredentials("c1", "s")));
        Assert.That((await ReadAsync("client_id=c1")).Client, Is.EqualTo(new ClientCredentials("c1", "")), "an empty secret matches none");
        Assert.That((await ReadAsync("", authorization: Basic("c1:s%3At"))).Client, Is.EqualTo(new ClientCredentials("c1", "s:t")), "RFC 6749, 2.3.1: encoded as in forms");
        Assert.That((await ReadAsync("client_id=c1", authorization: Basic("c1:s"))).Client, Is.EqualTo(new ClientCredentials("c1", "s")));
    }

    [Test]
    public async Task A_secret_in_both_places_is_refused() =>
        Assert.That((await RuleAssert.ThrowsAsync<TokenRefusedException>(() => ReadAsync("client_id=c1&client_secret=s", authorization: Basic("c1:s")))).Error, Is.EqualTo("invalid_request"));

    [TestCase("Basic %%%")]
    [TestCase("Basic ")]
    [TestCase("Basic YzE=")]
    public async Task A_header_that_cannot_be_read_is_no_client(string header) =>
        Assert.That((await RuleAssert.ThrowsAsync<TokenRefusedException>(() => ReadAsync("", authorization: header))).Error, Is.EqualTo("invalid_client"));

    [Test]
    public async Task A_bearer_token_is_no_client() => Assert.That((await ReadAsync("", authorization: "Bearer abc")).Client, Is.Null);

    private static string Basic(string pair) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair));

    private static Task<OAuthForm> ReadAsync(string body, string? contentType = Form, string? authorization = null)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = "POST";
        request.ContentType = contentType;
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        if (authorization is not null) request.Headers.Authorization = authorization;
        return OAuthForm.ReadAsync(request);
    }
}
