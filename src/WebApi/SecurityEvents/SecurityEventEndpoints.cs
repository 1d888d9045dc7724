using OrgChart.Application.Common;
using OrgChart.Application.SecurityEvents;
using OrgChart.Application.SecurityEvents.ListSecurityEvents;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.SecurityEvents;

/// <summary>Sign-ins, refusals, locks and changes of rights.</summary>
internal static class SecurityEventEndpoints
{
    private static readonly Feature About = new("SecurityEvents", "Sign-ins, refusals, locks and changes of rights.");

    /// <summary>Maps them.</summary>
    public static void MapSecurityEvents(this IEndpointRouteBuilder routes) => routes.MapFeature("security-events", About, Permissions.AuditRead).Uncached().MapGet("", List);

    /// <summary>Lists the security events, newest first.</summary>
    /// <param name="request">The conditions, and which part of the list.</param>
    [Answers<Page<SecurityEventAnswer>>]
    private static async Task List(ApiRequest<SecurityEventListParameters> request) =>
        await Answers.Json(request, await request.SendAsync(new ListSecurityEventsQuery(request.Parameters.Filter, request.Parameters.Page)));
}
