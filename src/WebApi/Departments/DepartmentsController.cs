using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.Common;
using OrgChart.Application.Departments;
using OrgChart.Application.Departments.GetDepartment;
using OrgChart.Application.Departments.GetDepartmentChart;
using OrgChart.Application.Departments.ListDepartments;
using OrgChart.Application.Units;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Departments;

/// <summary>The departments: units without a parent.</summary>
[ApiController]
[Route("api/v1/departments")]
[RequiresPermission(Permissions.DirectoryRead)]
public sealed class DepartmentsController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists the departments by name.</summary>
    [HttpGet]
    [ProducesResponseType<Page<DepartmentItem>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List([FromQuery] PageQuery page, [RequestLanguage] Translation translation, CancellationToken cancellationToken) =>
        Answers.Json(await mediator.Send(new ListDepartmentsQuery(page.Request, translation), cancellationToken), translation);

    /// <summary>Shows a department.</summary>
    /// <param name="id">The department's id.</param>
    [HttpGet("{id:int}")]
    [ProducesResponseType<UnitAnswer>(StatusCodes.Status200OK)]
    [Fails("department.not_found")]
    public async Task<IActionResult> Get(int id, [RequestLanguage] Translation translation, CancellationToken cancellationToken)
    {
        var department = await mediator.Send(new GetDepartmentQuery(id, translation), cancellationToken);
        return Answers.Resource(department, department.Version, translation);
    }

    /// <summary>Shows the tree of a department.</summary>
    /// <param name="id">The department's id.</param>
    /// <param name="depth">How many levels beneath the department; all when left out. Where the tree is cut, childCount still says how many there are.</param>
    [HttpGet("{id:int}/chart")]
    [ProducesResponseType<ChartNode>(StatusCodes.Status200OK)]
    [Fails("department.not_found")]
    public async Task<IActionResult> Chart(
        int id, [FromQuery, Range(0, ChartNode.MaxDepth, ErrorMessage = ChartNode.DepthError)] int? depth, [RequestLanguage] Translation translation,
        CancellationToken cancellationToken) =>
        Answers.Chart(await mediator.Send(new GetDepartmentChartQuery(id, depth, translation.Language), cancellationToken));
}
