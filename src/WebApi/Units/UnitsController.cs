using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.Common;
using OrgChart.Application.Employees;
using OrgChart.Application.Units;
using OrgChart.Application.Units.GetUnit;
using OrgChart.Application.Units.GetUnitChart;
using OrgChart.Application.Units.GetUnitPath;
using OrgChart.Application.Units.ListUnitChildren;
using OrgChart.Application.Units.ListUnitEmployees;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Units;

/// <summary>The units of the organisation.</summary>
[ApiController]
[Route("api/v1/units/{id:int}")]
[RequiresPermission(Permissions.DirectoryRead)]
[Fails("unit.not_found")]
public sealed class UnitsController(IMediator mediator) : ControllerBase
{
    /// <summary>Shows a unit.</summary>
    /// <param name="id">The unit's id.</param>
    [HttpGet]
    [ProducesResponseType<UnitAnswer>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get(int id, [RequestLanguage] Translation translation, CancellationToken cancellationToken)
    {
        var unit = await mediator.Send(new GetUnitQuery(id, translation), cancellationToken);
        return Answers.Resource(unit, unit.Version, translation);
    }

    /// <summary>Shows the tree beneath a unit.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="depth">How many levels beneath the unit; all when left out. Where the tree is cut, childCount still says how many there are.</param>
    [HttpGet("chart")]
    [ProducesResponseType<ChartNode>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Chart(
        int id, [FromQuery, Range(0, ChartNode.MaxDepth, ErrorMessage = ChartNode.DepthError)] int? depth, [RequestLanguage] Translation translation,
        CancellationToken cancellationToken) =>
        Answers.Chart(await mediator.Send(new GetUnitChartQuery(id, depth, translation.Language), cancellationToken));

    /// <summary>Lists the units directly beneath a unit by name.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="page">Which part of the list.</param>
    [HttpGet("children")]
    [ProducesResponseType<Page<UnitItem>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Children(
        int id, [FromQuery] PageQuery page, [RequestLanguage] Translation translation, CancellationToken cancellationToken) =>
        Answers.Json(await mediator.Send(new ListUnitChildrenQuery(id, page.Request, translation), cancellationToken), translation);

    /// <summary>Lists the way from the department down to the unit itself.</summary>
    /// <param name="id">The unit's id.</param>
    [HttpGet("path")]
    [ProducesResponseType<Page<UnitReference>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Path(int id, [RequestLanguage] Translation translation, CancellationToken cancellationToken) =>
        Answers.Json(Whole.List(await mediator.Send(new GetUnitPathQuery(id, translation), cancellationToken)), translation);

    /// <summary>Lists the people of a unit by surname, given name and id.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="recursive">Whether the people of all units beneath it belong to the list.</param>
    /// <param name="page">Which part of the list.</param>
    [HttpGet("employees")]
    [ProducesResponseType<Page<EmployeeItem>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Employees(
        int id, [FromQuery] bool recursive, [FromQuery] PageQuery page, [RequestLanguage] Translation translation, CancellationToken cancellationToken) =>
        Answers.Json(await mediator.Send(new ListUnitEmployeesQuery(id, recursive, page.Request, translation), cancellationToken), translation);
}
