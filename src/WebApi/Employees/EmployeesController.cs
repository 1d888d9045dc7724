using MediatR;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.Common;
using OrgChart.Application.Employees;
using OrgChart.Application.Employees.GetEmployee;
using OrgChart.Application.Employees.GetManager;
using OrgChart.Application.Employees.GetManagerChain;
using OrgChart.Application.Employees.ListEmployees;
using OrgChart.Application.Employees.ListReports;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Employees;

/// <summary>The people of the organisation.</summary>
[ApiController]
[Route("api/v1/employees")]
[RequiresPermission(Permissions.DirectoryRead)]
public sealed class EmployeesController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists the people who meet all conditions given.</summary>
    /// <param name="filter">The conditions and the order.</param>
    /// <param name="page">Which part of the list.</param>
    [HttpGet]
    [ProducesResponseType<Page<EmployeeItem>>(StatusCodes.Status200OK)]
    [Fails("unit.not_found", "department.not_found", "employee.not_found")]
    public async Task<IActionResult> List(
        [FromQuery] EmployeeListQuery filter, [FromQuery] PageQuery page, [RequestLanguage] Translation translation, CancellationToken cancellationToken) =>
        Answers.Json(await mediator.Send(new ListEmployeesQuery(filter.Filter, filter.Order, page.Request, translation), cancellationToken), translation);

    /// <summary>Shows a person.</summary>
    /// <param name="id">The employee's id.</param>
    [HttpGet("{id:int}")]
    [ProducesResponseType<EmployeeAnswer>(StatusCodes.Status200OK)]
    [Fails("employee.not_found")]
    public async Task<IActionResult> Get(int id, [RequestLanguage] Translation translation, CancellationToken cancellationToken)
    {
        var employee = await mediator.Send(new GetEmployeeQuery(id, translation), cancellationToken);
        return Answers.Resource(employee, employee.Version, translation);
    }

    /// <summary>Lists who reports to a person directly, by surname, given name and id.</summary>
    /// <param name="id">The employee's id.</param>
    /// <param name="page">Which part of the list.</param>
    [HttpGet("{id:int}/reports")]
    [ProducesResponseType<Page<EmployeeItem>>(StatusCodes.Status200OK)]
    [Fails("employee.not_found")]
    public async Task<IActionResult> Reports(
        int id, [FromQuery] PageQuery page, [RequestLanguage] Translation translation, CancellationToken cancellationToken) =>
        Answers.Json(await mediator.Send(new ListReportsQuery(id, page.Request, translation), cancellationToken), translation);

    /// <summary>Shows whom a person reports to.</summary>
    /// <param name="id">The employee's id.</param>
    [HttpGet("{id:int}/manager")]
    [ProducesResponseType<EmployeeAnswer>(StatusCodes.Status200OK)]
    [Fails("employee.not_found", "employee.manager_not_found")]
    public async Task<IActionResult> Manager(int id, [RequestLanguage] Translation translation, CancellationToken cancellationToken)
    {
        var manager = await mediator.Send(new GetManagerQuery(id, translation), cancellationToken);
        return Answers.Resource(manager, manager.Version, translation);
    }

    /// <summary>Lists whom a person reports to, whom that one reports to, and so on up to the top.</summary>
    /// <param name="id">The employee's id.</param>
    [HttpGet("{id:int}/chain")]
    [ProducesResponseType<Page<EmployeeItem>>(StatusCodes.Status200OK)]
    [Fails("employee.not_found")]
    public async Task<IActionResult> Chain(int id, [RequestLanguage] Translation translation, CancellationToken cancellationToken) =>
        Answers.Json(Whole.List(await mediator.Send(new GetManagerChainQuery(id, translation), cancellationToken)), translation);
}
