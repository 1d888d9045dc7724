using System.Net;
using OrgChart.Application.Common;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

/// <summary>OPTIONS tells each caller what he may do at an address, and no more.</summary>
[TestFixture]
internal sealed class OptionsTests
{
    [TestCase("units/1", "", "OPTIONS")]
    [TestCase("units/1", "reader", "GET, HEAD, OPTIONS")]
    [TestCase("units/1", "importer", "GET, HEAD, OPTIONS")]
    [TestCase("units/1", "auditor", "GET, HEAD, OPTIONS")]
    [TestCase("units/1", "editor", "DELETE, GET, HEAD, OPTIONS, PATCH, PUT")]
    [TestCase("units/1", "admin", "DELETE, GET, HEAD, OPTIONS, PATCH, PUT")]
    [TestCase("units", "reader", "OPTIONS")]
    [TestCase("units", "editor", "OPTIONS, POST")]
    [TestCase("units/1/parent", "editor", "OPTIONS, PUT")]
    [TestCase("units/1/children", "reader", "GET, HEAD, OPTIONS")]
    [TestCase("units/1/children", "editor", "GET, HEAD, OPTIONS, PUT")]
    [TestCase("units/1/merge", "editor", "OPTIONS, POST")]
    [TestCase("units/1/history", "reader", "OPTIONS")]
    [TestCase("employees", "reader", "GET, HEAD, OPTIONS")]
    [TestCase("employees", "editor", "GET, HEAD, OPTIONS, POST")]
    [TestCase("employees/1/manager", "editor", "DELETE, GET, HEAD, OPTIONS, PUT")]
    [TestCase("employees/1/reporting-lines/2", "editor", "DELETE, OPTIONS, PUT")]
    [TestCase("teams", "importer", "OPTIONS")]
    [TestCase("teams", "reader", "GET, HEAD, OPTIONS")]
    [TestCase("teams/1", "editor", "DELETE, GET, HEAD, OPTIONS, PATCH, PUT")]
    [TestCase("teams/1/members/1", "editor", "DELETE, OPTIONS, PATCH")]
    [TestCase("audit", "editor", "OPTIONS")]
    [TestCase("audit", "auditor", "GET, HEAD, OPTIONS")]
    [TestCase("access-log", "editor", "OPTIONS")]
    [TestCase("access-log", "auditor", "GET, HEAD, OPTIONS")]
    [TestCase("audit/1/undo", "auditor", "OPTIONS")]
    [TestCase("audit/1/undo", "editor", "OPTIONS, POST")]
    [TestCase("batch", "editor", "OPTIONS, POST")]
    [TestCase("changes", "reader", "GET, HEAD, OPTIONS")]
    [TestCase("users", "", "OPTIONS, POST")]
    [TestCase("users", "editor", "OPTIONS, POST")]
    [TestCase("users", "user-admin", "GET, HEAD, OPTIONS, POST")]
    [TestCase("users/1", "user-admin", "DELETE, GET, HEAD, OPTIONS, PATCH")]
    [TestCase("users/1", "auditor", "OPTIONS")]
    [TestCase("users/me", "admin", "OPTIONS")]
    [TestCase("clients", "user-admin", "OPTIONS")]
    [TestCase("clients/1", "admin", "DELETE, GET, HEAD, OPTIONS, PATCH")]
    [TestCase("security-events", "auditor", "GET, HEAD, OPTIONS")]
    [TestCase("security-events", "user-admin", "OPTIONS")]
    [TestCase("auth/token", "", "OPTIONS, POST")]
    public async Task Allow_lists_what_the_caller_may_do(string address, string role, string allowed)
    {
        var answer = await AskAsync(role.Length == 0 ? null : role, address);

        answer.IsGone();
        Assert.That(answer.Headers["Allow"], Is.EqualTo(allowed));
        Assert.That(answer.Headers.ContainsKey("Accept-Patch"), Is.EqualTo(allowed.Contains("PATCH", StringComparison.Ordinal)));
        if (answer.Headers.TryGetValue("Accept-Patch", out var patches)) Assert.That(patches, Is.EqualTo("application/json-patch+json, application/merge-patch+json"));
    }

    [TestCase("departments")]
    [TestCase("units/1")]
    [TestCase("search?q=a")]
    [TestCase("units/1/export?format=csv")]
    [TestCase("nothing")]
    [TestCase("units/999999")]
    [TestCase("units/1?surplus=1")]
    public async Task HEAD_is_answered_as_GET_is_without_a_body(string address)
    {
        var client = Live.Server.Client("admin");
        using var get = await client.GetAsync(new Uri($"/api/v1/{address}", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri($"/api/v1/{address}", UriKind.Relative));
        using var head = await client.SendAsync(request);

        Assert.That(head.StatusCode, Is.EqualTo(get.StatusCode));
        Assert.That(head.Content.Headers.ContentType, Is.EqualTo(get.Content.Headers.ContentType));
        Assert.That(head.Headers.ETag, Is.EqualTo(get.Headers.ETag));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
        Assert.That(await get.Content.ReadAsByteArrayAsync(), Is.Not.Empty);
    }

    [Test]
    public async Task What_takes_no_GET_takes_no_HEAD_and_says_what_it_takes()
    {
        var refused = await Live.Server.Client("admin").AskAsync("POST", "units/1/chart", null);
        var head = await Live.Server.Client("admin").AskAsync("HEAD", "units/1/merge", null);

        Assert.That((refused.Status, refused.Headers["Allow"]), Is.EqualTo((HttpStatusCode.MethodNotAllowed, "GET, HEAD")));
        Assert.That((head.Status, head.Headers["Allow"]), Is.EqualTo((HttpStatusCode.MethodNotAllowed, "POST")));
    }

    [Test]
    public async Task Every_method_that_is_allowed_is_not_forbidden_and_the_others_are([ValueSource(nameof(Names))] string role)
    {
        var client = Live.Server.Client(role);
        foreach (var operation in Operation.All)
        {
            var address = operation.AddressWith(_ => "999999");
            var allowed = (await client.AskAsync("OPTIONS", address, null)).Headers["Allow"].Split(", ").Contains(operation.Method);

            // Without a version or with a body that is wrong, so that nothing is done.
            var answer = await operation.SendAsync(client, address, operation.Examples.Count > 0 ? "{" : null, version: null);

            Assert.That(answer.Status != HttpStatusCode.Forbidden, Is.EqualTo(allowed), $"{role} {operation}: {answer.Text}");
        }
    }

    [Test]
    public async Task An_address_that_does_not_exist_has_no_options([Values("nothing", "units/x", "units/99999999999")] string address)
    {
        var answer = await AskAsync("admin", address);

        // Routing tells the method before it looks at what should be a number.
        Assert.That(answer.IsProblem().Text("code"), Is.EqualTo(address == "nothing" ? "route.not_found" : "route.method_not_allowed"));
    }

    [Test]
    public async Task A_wrong_token_opens_nothing()
    {
        var answer = await Live.Server.ClientWithToken("a.b.c").AskAsync("OPTIONS", "units/1", null);

        Assert.That(answer.Headers.GetValueOrDefault("Allow"), Is.EqualTo("OPTIONS").Or.Null);
    }

    private static IEnumerable<string> Names() => Roles.All.Keys;

    private static Task<Answer> AskAsync(string? role, string address) => Live.Server.Client(role).AskAsync("OPTIONS", address, null);
}
