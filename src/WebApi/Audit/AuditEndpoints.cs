using OrgChart.Application.Audit;
using OrgChart.Application.Audit.GetAuditEntry;
using OrgChart.Application.Audit.ListAuditEntries;
using OrgChart.Application.Audit.UndoChange;
using OrgChart.Application.Common;
using OrgChart.WebApi.Guards;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.Audit;

/// <summary>Who changed what.</summary>
internal static class AuditEndpoints
{
    private static readonly Feature About = new("Audit", "Who changed what, and taking it back.");

    /// <summary>Maps them.</summary>
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapFeature("audit", About, Permissions.AuditRead);
        audit.MapGet("", List).RequireRateLimiting(RateLimitPolicies.Expensive);
        audit.MapGet("{id:int}", Get);
        routes.MapFeature("audit", About, Permissions.DirectoryWrite).MapPost("{id:int}/undo", Undo);
    }

    /// <summary>Lists every write, newest first.</summary>
    /// <param name="request">The conditions, and which part of the list.</param>
    [Answers<Page<AuditEntryAnswer>>]
    private static async Task List(ApiRequest<AuditListParameters> request) =>
        await Answers.Json(request, await request.SendAsync(new ListAuditEntriesQuery(request.Parameters.Filter, request.Parameters.Page)));

    /// <summary>Shows one write.</summary>
    /// <param name="id">The entry's id.</param>
    /// <param name="request">The language; the answer has no texts in one.</param>
    [Answers<AuditEntryAnswer>, Fails("audit.not_found")]
    private static async Task Get(int id, ApiRequest request) => await Answers.Json(request, await request.SendAsync(new GetAuditEntryQuery(id)));

    /// <summary>Undoes one write, as long as nothing it touched has changed since. Loads are not undone: load the earlier file again.</summary>
    /// <param name="id">The entry's id.</param>
    /// <param name="request">The language; the answer has no texts in one.</param>
    [Empties]
    [Fails("audit.not_found", "audit.undo_impossible", "audit.undone_already", "unit.not_found", "unit.not_empty", "unit.beneath_itself", "employee.not_found", "employee.circle", "employee.has_reports", "team.not_found", "team.last_leader")]
    private static async Task Undo(int id, ApiRequest request) => await Answers.Gone(request, await request.SendAsync(new UndoChangeCommand(id)));
}
