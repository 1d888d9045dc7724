using System.ComponentModel.DataAnnotations;
using OrgChart.Application.AccessLog;
using OrgChart.WebApi.Guards;
using OrgChart.WebApi.Hosting;

namespace OrgChart.UnitTests.Guards;

[TestFixture]
public sealed class GuardOptionsTests
{
    private static IEnumerable<object> Defaults() => [new AccessLogOptions(), new RateLimitOptions(), new LimitOptions(), new ProxyOptions(), new CrossOriginOptions(), new ShutdownOptions()];

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return new(new AccessLogOptions { KeptDays = 0 }, "AccessLog:KeptDays");
        yield return new(new AccessLogOptions { KeptDays = 3651 }, "AccessLog:KeptDays");
        yield return new(new RateLimitOptions { RequestsPerMinute = -1 }, "RateLimits:RequestsPerMinute");
        yield return new(new RateLimitOptions { TokenRequestsPerMinute = -1 }, "RateLimits:TokenRequestsPerMinute");
        yield return new(new RateLimitOptions { ExpensiveAtOnce = -1 }, "RateLimits:ExpensiveAtOnce");
        yield return new(new LimitOptions { RequestSeconds = 0 }, "Limits:RequestSeconds");
        yield return new(new LimitOptions { ExportMinutes = 0 }, "Limits:ExportMinutes");
        yield return new(new LimitOptions { MaxConcurrentConnections = 0 }, "Limits:MaxConcurrentConnections");
        yield return new(new ProxyOptions { Hops = 0 }, "Proxies:Hops");
        yield return new(new ShutdownOptions { DrainSeconds = -1 }, "Shutdown:DrainSeconds");
        yield return new(new ShutdownOptions { DrainSeconds = 301 }, "Shutdown:DrainSeconds");
        yield return new(new ShutdownOptions { TimeoutSeconds = 0 }, "Shutdown:TimeoutSeconds");
        foreach (var known in (string[])["", "proxy", "10.0.0.0/33", "*"]) yield return new(new ProxyOptions { Known = { known } }, "Proxies:Known");
        foreach (var origin in (string[])["", "*", "null", "example.org", "https://example.org/", "https://example.org/page", "https://*.example.org", "ftp://example.org", "https://Example.org", "https://a@example.org"])
            yield return new(new CrossOriginOptions { Origins = { origin } }, "Cors:Origins");
    }

    private static IEnumerable<object> Right() =>
    [
        new RateLimitOptions { RequestsPerMinute = 0, TokenRequestsPerMinute = 0, ExpensiveAtOnce = 0 }, new ProxyOptions { Known = { "10.0.0.1", "10.0.0.0/8", "2001:db8::/32", "::1" } },
        new CrossOriginOptions { Origins = { "https://intranet.example.org", "http://localhost:3000", "https://192.0.2.1:8443" } },
    ];

    [TestCaseSource(nameof(Defaults))]
    [TestCaseSource(nameof(Right))]
    public void What_is_right_is_taken(object options) => Assert.That(ErrorsOf(options), Is.Empty);

    [TestCaseSource(nameof(Wrong))]
    public void What_is_wrong_is_refused_with_its_key(object options, string key) => Assert.That(ErrorsOf(options).Single(), Does.StartWith(key));

    private static List<string?> ErrorsOf(object options)
    {
        var errors = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), errors, validateAllProperties: true);
        return [.. errors.Select(error => error.ErrorMessage)];
    }
}
