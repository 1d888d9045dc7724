using System.Net;
using System.Text.RegularExpressions;
using OrgChart.SystemTests.Support;
using OrgChart.WebApi.Guards;

namespace OrgChart.SystemTests.Http;

/// <summary>How the page people use is served; what it does is seen in a browser.</summary>
[TestFixture]
internal sealed partial class PageTests
{
    [TestCase("/")]
    [TestCase("/?root=1&lang=fr")]
    [TestCase("/admin/users")]
    public async Task Anybody_gets_the_page(string address)
    {
        var page = await GetAsync(address);

        Assert.That((page.Status, page.Headers["Content-Type"], page.Headers["Cache-Control"]), Is.EqualTo((HttpStatusCode.OK, "text/html; charset=utf-8", "no-cache")));
        Assert.That(page.Headers["Content-Security-Policy"], Is.EqualTo(SecurityHeaders.PolicyOfPage));
        Assert.That(page.Text, Does.Contain("<div id=\"app\">"));
        Assert.That((await GetAsync(address, ("If-None-Match", page.ETag))).Status, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [Test]
    public async Task Its_files_are_kept_for_good_because_their_names_change_with_them()
    {
        var names = Asset().Matches((await GetAsync("/")).Text).Select(match => match.Value).Distinct().ToList();
        Assert.That(names, Has.Count.GreaterThanOrEqualTo(3), "script, style and icon");
        foreach (var name in names)
        {
            var file = await GetAsync(name);
            Assert.That((file.Status, file.Headers["Cache-Control"]), Is.EqualTo((HttpStatusCode.OK, "public, max-age=31536000, immutable")), name);
            Assert.That(file.Headers["Content-Type"], Does.StartWith(Path.GetExtension(name) switch { ".js" => "text/javascript", ".css" => "text/css", _ => "image/svg+xml" }));
        }
    }

    [TestCase("br")]
    [TestCase("gzip")]
    public async Task They_come_compressed(string coding)
    {
        var name = Asset().Match((await GetAsync("/")).Text).Value;
        var (plain, compressed) = (await GetAsync(name), await GetAsync(name, ("Accept-Encoding", coding)));

        Assert.That((compressed.Headers["Content-Encoding"], compressed.Headers["Vary"]), Is.EqualTo((coding, "Accept-Encoding")));
        Assert.That(int.Parse(compressed.Headers["Content-Length"], System.Globalization.CultureInfo.InvariantCulture), Is.LessThan(plain.Text.Length * 3 / 4));
        Assert.That(compressed.ETag, Is.Not.EqualTo(plain.ETag));
    }

    [Test]
    public async Task A_chart_is_drawn_on_the_server_and_not_again_for_who_has_it()
    {
        var drawing = (await Demo.Open.AskAsync("GET", "units/1/chart.svg?depth=1&lang=fr&layout=right", null)).Was(HttpStatusCode.OK);

        Assert.That((drawing.Headers["Content-Type"], drawing.Headers["Content-Language"]), Is.EqualTo(("image/svg+xml", "fr")));
        Assert.That(drawing.Text, Does.StartWith("<svg ").And.Contain("Lacs et Rivières Nordie").And.Contain("856 personnes"));
        (await Demo.Open.AskAsync("GET", "units/1/chart.svg?depth=1&lang=fr&layout=right", null, ("If-None-Match", drawing.ETag))).Was(HttpStatusCode.NotModified);
        (await Demo.Open.AskAsync("GET", "units/1/chart.svg?depth=1&lang=fr", null, ("If-None-Match", drawing.ETag))).Was(HttpStatusCode.OK);
        (await Demo.Open.AskAsync("GET", "units/1/chart.svg?layout=sideways", null)).Fails(HttpStatusCode.BadRequest, "request.invalid");
        (await Demo.Open.AskAsync("GET", "units/999999/chart.svg", null)).Fails(HttpStatusCode.NotFound, "unit.not_found");
    }

    [TestCase("/assets/nothing.js")]
    [TestCase("/assets/..%2findex.html")]
    [TestCase("/index.html.br")]
    public async Task There_is_nothing_else(string address) => (await GetAsync(address)).Fails(HttpStatusCode.NotFound, "route.not_found");

    private static Task<Answer> GetAsync(string address, params (string, string)[] headers) => Demo.Closed.AskAsync("GET", address, null, headers);

    [GeneratedRegex("/assets/[A-Za-z0-9_-]+[.](?:js|css|svg)", RegexOptions.None, 1000)]
    private static partial Regex Asset();
}
