using OrgChart.Application.Common;
using OrgChart.Application.Employees;
using OrgChart.Application.Units;
using OrgChart.Application.Units.GetUnit;
using OrgChart.Application.Units.GetUnitChart;
using OrgChart.Application.Units.GetUnitPath;
using OrgChart.Application.Units.ListUnitChildren;
using OrgChart.Application.Units.ListUnitEmployees;
using OrgChart.WebApi.Guards;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;
using OrgChart.WebApi.Units.Drawing;

namespace OrgChart.WebApi.Units;

/// <summary>The units of the organisation.</summary>
internal static class UnitEndpoints
{
    internal static readonly Feature About = new("Units", "The units of the organisation.");

    /// <summary>Maps them.</summary>
    public static void MapUnits(this IEndpointRouteBuilder routes)
    {
        var unit = routes.MapFeature("units/{id:int}", About, Permissions.DirectoryRead).FromMemory().WithMetadata(new FailsAttribute("unit.not_found"));
        unit.MapGet("", Get);
        unit.MapGet("chart", Chart);
        unit.MapGet("chart.svg", Drawing).RequireRateLimiting(RateLimitPolicies.Expensive);
        unit.MapGet("children", Children);
        unit.MapGet("path", Path);
        unit.MapGet("employees", Employees);
    }

    /// <summary>Shows a unit.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="request">The language.</param>
    [Answers<UnitAnswer>]
    private static async Task Get(int id, ApiRequest request)
    {
        var unit = await request.SendAsync(new GetUnitQuery(id, request.Translation));
        await Answers.Resource(request, unit, unit.Version);
    }

    /// <summary>Shows the tree beneath a unit.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="request">How much of it.</param>
    [Answers<ChartNode>]
    private static async Task Chart(int id, ApiRequest<ChartParameters> request) =>
        await Answers.Chart(request, await request.SendAsync(new GetUnitChartQuery(id, request.Parameters.Depth, request.Translation.Language)));

    /// <summary>Draws the tree beneath a unit as SVG, for documents and posters.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="request">How much of it, and how.</param>
    [Draws]
    private static async Task Drawing(int id, ApiRequest<DrawingParameters> request)
    {
        var chart = await request.SendAsync(new GetUnitChartQuery(id, request.Parameters.Depth, request.Translation.Language));
        var direction = request.Parameters.Direction;
        await Answers.Drawing(request, chart, direction.ToString(), () => ChartDrawing.Draw(chart, direction, request.Translation.Language));
    }

    /// <summary>Lists the units directly beneath a unit by name.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="request">Which part of the list.</param>
    [Answers<Page<UnitItem>>]
    private static async Task Children(int id, ApiRequest<PageParameters> request) =>
        await Answers.Json(request, await request.SendAsync(new ListUnitChildrenQuery(id, request.Parameters.Page, request.Translation)));

    /// <summary>Lists the way from the department down to the unit itself.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="request">The language.</param>
    [Answers<Page<UnitReference>>]
    private static async Task Path(int id, ApiRequest request) =>
        await Answers.Json(request, Whole.List(await request.SendAsync(new GetUnitPathQuery(id, request.Translation))));

    /// <summary>Lists the people of a unit by surname, given name and id.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="request">Whose people, and which part of the list.</param>
    [Answers<Page<EmployeeItem>>]
    private static async Task Employees(int id, ApiRequest<UnitEmployeesParameters> request) =>
        await Answers.Json(request, await request.SendAsync(
            new ListUnitEmployeesQuery(id, request.Parameters.Recursive, request.Parameters.Page, request.Translation)));
}
