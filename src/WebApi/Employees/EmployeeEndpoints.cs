using OrgChart.Application.Common;
using OrgChart.Application.Employees;
using OrgChart.Application.Employees.GetEmployee;
using OrgChart.Application.Employees.GetManager;
using OrgChart.Application.Employees.GetManagerChain;
using OrgChart.Application.Employees.ListEmployees;
using OrgChart.Application.Employees.ListReportingLines;
using OrgChart.Application.Employees.ListReports;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.Employees;

/// <summary>The people of the organisation.</summary>
internal static class EmployeeEndpoints
{
    internal static readonly Feature About = new("Employees", "The people of the organisation.");

    /// <summary>Maps them.</summary>
    public static void MapEmployees(this IEndpointRouteBuilder routes)
    {
        var employees = routes.MapFeature("employees", About, Permissions.DirectoryRead).FromMemory();
        employees.MapGet("", List);
        employees.MapGet("{id:int}", Get);
        employees.MapGet("{id:int}/reports", Reports);
        employees.MapGet("{id:int}/manager", Manager);
        employees.MapGet("{id:int}/chain", Chain);
        employees.MapGet("{id:int}/reporting-lines", ReportingLines);
    }

    /// <summary>Lists the people who meet all conditions given.</summary>
    /// <param name="request">The conditions, the order and which part of the list.</param>
    [Answers<Page<EmployeeItem>>, Fails("unit.not_found", "department.not_found", "employee.not_found")]
    private static async Task List(ApiRequest<EmployeeListParameters> request)
    {
        var wanted = request.Parameters;
        await Answers.Json(request, await request.SendAsync(new ListEmployeesQuery(wanted.Filter, wanted.Order, wanted.Page, request.Translation)));
    }

    /// <summary>Shows a person.</summary>
    /// <param name="id">The employee's id.</param>
    /// <param name="request">The language.</param>
    [Answers<EmployeeAnswer>, Fails("employee.not_found")]
    private static async Task Get(int id, ApiRequest request)
    {
        var employee = await request.SendAsync(new GetEmployeeQuery(id, request.Translation));
        await Answers.Resource(request, employee, employee.Version);
    }

    /// <summary>Lists who reports to a person directly, by surname, given name and id.</summary>
    /// <param name="id">The employee's id.</param>
    /// <param name="request">Which part of the list.</param>
    [Answers<Page<EmployeeItem>>, Fails("employee.not_found")]
    private static async Task Reports(int id, ApiRequest<PageParameters> request) =>
        await Answers.Json(request, await request.SendAsync(new ListReportsQuery(id, request.Parameters.Page, request.Translation)));

    /// <summary>Lists whom a person reports to: the manager first, then those besides (dotted lines).</summary>
    /// <param name="id">The employee's id.</param>
    /// <param name="request">The language.</param>
    [Answers<Page<ReportingLineAnswer>>, Fails("employee.not_found")]
    private static async Task ReportingLines(int id, ApiRequest request) =>
        await Answers.Json(request, Whole.List(await request.SendAsync(new ListReportingLinesQuery(id, request.Translation))));

    /// <summary>Shows whom a person reports to.</summary>
    /// <param name="id">The employee's id.</param>
    /// <param name="request">The language.</param>
    [Answers<EmployeeAnswer>, Fails("employee.not_found", "employee.manager_not_found")]
    private static async Task Manager(int id, ApiRequest request)
    {
        var manager = await request.SendAsync(new GetManagerQuery(id, request.Translation));
        await Answers.Resource(request, manager, manager.Version);
    }

    /// <summary>Lists whom a person reports to, whom that one reports to, and so on up to the top.</summary>
    /// <param name="id">The employee's id.</param>
    /// <param name="request">The language.</param>
    [Answers<Page<EmployeeItem>>, Fails("employee.not_found")]
    private static async Task Chain(int id, ApiRequest request) =>
        await Answers.Json(request, Whole.List(await request.SendAsync(new GetManagerChainQuery(id, request.Translation))));
}
