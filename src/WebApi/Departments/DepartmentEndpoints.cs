using OrgChart.Application.Common;
using OrgChart.Application.Departments;
using OrgChart.Application.Departments.GetDepartment;
using OrgChart.Application.Departments.GetDepartmentChart;
using OrgChart.Application.Departments.ListDepartments;
using OrgChart.Application.Units;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;
using OrgChart.WebApi.Units;

namespace OrgChart.WebApi.Departments;

/// <summary>The departments: units without a parent.</summary>
internal static class DepartmentEndpoints
{
    private static readonly Feature About = new("Departments", "The departments: units without a parent.");

    /// <summary>Maps them.</summary>
    public static void MapDepartments(this IEndpointRouteBuilder routes)
    {
        var departments = routes.MapFeature("departments", About, Permissions.DirectoryRead).FromMemory();
        departments.MapGet("", List);
        departments.MapGet("{id:int}", Get);
        departments.MapGet("{id:int}/chart", Chart);
    }

    /// <summary>Lists the departments by name.</summary>
    [Answers<Page<DepartmentItem>>]
    private static async Task List(ApiRequest<PageParameters> request) =>
        await Answers.Json(request, await request.SendAsync(new ListDepartmentsQuery(request.Parameters.Page, request.Translation)));

    /// <summary>Shows a department.</summary>
    /// <param name="id">The department's id.</param>
    /// <param name="request">The language.</param>
    [Answers<UnitAnswer>, Fails("department.not_found")]
    private static async Task Get(int id, ApiRequest request)
    {
        var department = await request.SendAsync(new GetDepartmentQuery(id, request.Translation));
        await Answers.Resource(request, department, department.Version);
    }

    /// <summary>Shows the tree of a department.</summary>
    /// <param name="id">The department's id.</param>
    /// <param name="request">How much of it.</param>
    [Answers<ChartNode>, Fails("department.not_found")]
    private static async Task Chart(int id, ApiRequest<ChartParameters> request) =>
        await Answers.Chart(request, await request.SendAsync(new GetDepartmentChartQuery(id, request.Parameters.Depth, request.Translation.Language)));
}
