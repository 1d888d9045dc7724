using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrgChart.Application.Common;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Hosting;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/serving</c>: it can answer what is read from memory, so a proxy should send it requests (ADR 21). <c>/health/ready</c>: it can
/// answer everything. Anybody hears one word; the reasons are for those who may read the logs, since they tell
/// strangers what an attack comes to.
/// </summary>
internal static class Health
{
    private const string Serving = "serving";
    private const string Ready = "ready";

    /// <summary>Maps them. Probes are no requests of anybody's: they are neither limited nor measured.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/health/live", new HealthCheckOptions { Predicate = _ => false });
        Map(routes, "/health/serving", Of(Serving));
        Map(routes, "/health/ready", Of(Ready));
    }

    private static HealthCheckOptions Of(string tag) => new() { Predicate = check => check.Tags.Contains(tag), ResponseWriter = AnswerAsync };

    private static void Map(IEndpointRouteBuilder routes, string path, HealthCheckOptions options)
    {
        var endpoint = routes.MapHealthChecks(path, options).AllowAnonymous().DisableRateLimiting().DisableHttpMetrics();
        endpoint.Finally(built => built.RequestDelegate = OnlyAsWritten(path, built.RequestDelegate!));
    }

    /// <summary>
    /// Proxies that keep these paths from strangers compare letters as they were sent, while routing here knows neither case nor escapes: <c>/Health/%72eady</c> would come past them
    /// to something that asks the database and has no limit.
    /// </summary>
    private static RequestDelegate OnlyAsWritten(string path, RequestDelegate next) => http =>
    {
        // A server in the memory of a test has no request line.
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget is { Length: > 0 } raw ? raw.AsSpan() : http.Request.Path.Value;
        // A proxy may send the whole address (RFC 9112, 3.2.2).
        if (target.IndexOf("://") is > 0 and var scheme && target[(scheme + 3)..].IndexOf('/') is >= 0 and var slash) target = target[(scheme + 3 + slash)..];
        if (target.IndexOf('?') is >= 0 and var query) target = target[..query];
        if (target.EndsWith(path, StringComparison.Ordinal) && target.Length == path.Length + (http.Request.PathBase.Value?.Length ?? 0)) return next(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    };

    /// <summary>An address alone makes nobody an operator: behind a proxy on the same machine everybody comes from there.</summary>
    private static Task AnswerAsync(HttpContext http, HealthReport report) =>
        (http.User as SignedIn)?.May(Permissions.AuditRead) == true ? ExplainAsync(http, report) : SayAsync(http, report.Status);

    private static Task SayAsync(HttpContext http, HealthStatus status)
    {
        http.Response.ContentType = MediaTypeNames.Text.Plain;
        return http.Response.WriteAsync(status.ToString(), http.RequestAborted);
    }

    /// <summary>What a check says itself. Of one that threw, ASP.NET Core passes the exception's own message on, which may hold anything; the log has it.</summary>
    internal static string? ReasonOf(HealthReportEntry check) => check.Exception is { } exception && check.Description == exception.Message ? "The check failed; the log says how." : check.Description;

    private static Task ExplainAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = MediaTypeNames.Application.Json;
        return http.Response.WriteAsync(
            JsonSerializer.Serialize(
                new HealthAnswer
                {
                    Status = report.Status.ToString(),
                    Checks = [.. report.Entries.Select(check => new HealthCheckAnswer { Name = check.Key, Status = check.Value.Status.ToString(), Reason = ReasonOf(check.Value) })],
                },
                ApiJson.Default.HealthAnswer),
            http.RequestAborted);
    }
}

/// <summary>Whether the server can answer requests, and if not, why.</summary>
internal sealed class HealthAnswer
{
    /// <summary><c>Healthy</c>, <c>Degraded</c> or <c>Unhealthy</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What was looked at: <c>database</c>, <c>directory</c>, <c>disk</c>, <c>stopping</c>.</summary>
    public required IReadOnlyList<HealthCheckAnswer> Checks { get; init; }
}

/// <summary>One of the things that were looked at.</summary>
internal sealed class HealthCheckAnswer
{
    /// <summary>What.</summary>
    public required string Name { get; init; }

    /// <summary><c>Healthy</c>, <c>Degraded</c> or <c>Unhealthy</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it is not healthy, as a sentence; null when it is.</summary>
    public required string? Reason { get; init; }
}
