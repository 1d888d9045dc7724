using OrgChart.Application.AccessLog;
using OrgChart.Application.AccessLog.ListAccessEntries;
using OrgChart.Application.Common;
using OrgChart.WebApi.Guards;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.AccessLog;

/// <summary>Who asked for what.</summary>
internal static class AccessLogEndpoints
{
    private static readonly Feature About = new("AccessLog", "Who asked for what.");

    /// <summary>Maps them.</summary>
    public static void MapAccessLog(this IEndpointRouteBuilder routes) =>
        routes.MapFeature("access-log", About, Permissions.AuditRead).MapGet("", List).RequireRateLimiting(RateLimitPolicies.Expensive);

    /// <summary>
    /// Lists every request, newest first, a second or two after it was answered. Requests of one caller that were alike and answered within the same second are one entry with a count.
    /// </summary>
    /// <param name="request">The conditions, and which part of the list.</param>
    [Answers<Page<AccessEntryAnswer>>]
    private static async Task List(ApiRequest<AccessLogParameters> request) =>
        await Answers.Json(request, await request.SendAsync(new ListAccessEntriesQuery(request.Parameters.Filter, request.Parameters.Page)));
}
