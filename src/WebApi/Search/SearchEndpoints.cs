using OrgChart.Application.Common;
using OrgChart.Application.Search;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.Search;

/// <summary>Finding people and units.</summary>
internal static class SearchEndpoints
{
    private static readonly Feature About = new("Search", "Finding people and units.");

    /// <summary>Maps it.</summary>
    public static void MapSearch(this IEndpointRouteBuilder routes) => routes.MapFeature("search", About, Permissions.DirectoryRead).FromMemory().MapGet("", Search);

    /// <summary>Finds people and units by what somebody typed: any word order, mistyped, half typed, with or without accents.</summary>
    /// <param name="request">What to search for and where.</param>
    [Answers<SearchAnswer>, Fails("department.not_found")]
    private static async Task Search(ApiRequest<SearchParameters> request) =>
        await Answers.Json(request, await request.SendAsync(request.Parameters.Query(request.Translation)));
}
