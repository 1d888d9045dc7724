using OrgChart.Application.Changes;
using OrgChart.Application.Changes.ListChanges;
using OrgChart.Application.Common;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.Changes;

/// <summary>What has changed, for systems that stay in step.</summary>
internal static class ChangeEndpoints
{
    private static readonly Feature About = new("Changes", "What has changed since somebody asked last, so that other systems stay in step.");

    /// <summary>Maps them.</summary>
    public static void MapChanges(this IEndpointRouteBuilder routes) => routes.MapFeature("changes", About, Permissions.DirectoryRead).MapGet("", List);

    /// <summary>
    /// Hands out all units and employees at first, then what has changed: follow nextLink as long as there is one, keep deltaLink, and come back with it.
    /// Each item shows its record as it is then. Items may come twice.
    /// </summary>
    /// <param name="request">The token, and how many at most.</param>
    [Answers<ChangePage>, Fails(TokenExpiredException.Code)]
    private static async Task List(ApiRequest<ChangeParameters> request) =>
        await Answers.Json(request, await request.SendAsync(new ListChangesQuery(request.Parameters.Since, request.Parameters.Limit, request.Translation)));
}
