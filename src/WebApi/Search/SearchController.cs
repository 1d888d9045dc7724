using MediatR;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.Common;
using OrgChart.Application.Search;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Search;

/// <summary>Finding people and units.</summary>
[ApiController]
[Route("api/v1/search")]
[RequiresPermission(Permissions.DirectoryRead)]
public sealed class SearchController(IMediator mediator) : ControllerBase
{
    /// <summary>Finds people and units by what somebody typed: any word order, mistyped, half typed, with or without accents.</summary>
    /// <param name="search">What to search for and where.</param>
    [HttpGet]
    [ProducesResponseType<SearchAnswer>(StatusCodes.Status200OK)]
    [Fails("department.not_found")]
    public async Task<IActionResult> Search([FromQuery] SearchParameters search, [RequestLanguage] Translation translation, CancellationToken cancellationToken) =>
        Answers.Json(await mediator.Send(search.Query(translation), cancellationToken), translation);
}
