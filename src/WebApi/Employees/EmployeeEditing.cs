using OrgChart.Application.Audit;
using OrgChart.Application.Audit.ListHistory;
using OrgChart.Application.Common;
using OrgChart.Application.Employees;
using OrgChart.Application.Employees.ChangeEmployee;
using OrgChart.Application.Employees.ClearManager;
using OrgChart.Application.Employees.CreateEmployee;
using OrgChart.Application.Employees.DeleteEmployee;
using OrgChart.Application.Employees.DrawReportingLine;
using OrgChart.Application.Employees.EndReportingLine;
using OrgChart.Application.Employees.GetEmployee;
using OrgChart.Application.Employees.MoveEmployee;
using OrgChart.Application.Employees.SetManager;
using OrgChart.Domain.Audit;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.Employees;

/// <summary>Changing employees.</summary>
internal static class EmployeeEditing
{
    /// <summary>Maps it.</summary>
    public static void MapEmployeeEditing(this IEndpointRouteBuilder routes)
    {
        var employees = routes.MapFeature("employees", EmployeeEndpoints.About, Permissions.DirectoryWrite);
        employees.MapPost("", Create);
        employees.MapPut("{id:int}", Replace);
        employees.MapPatch("{id:int}", Patch);
        employees.MapDelete("{id:int}", Delete);
        employees.MapPut("{id:int}/unit", Move);
        employees.MapPut("{id:int}/manager", SetManager);
        employees.MapDelete("{id:int}/manager", ClearManager);
        employees.MapPut("{id:int}/reporting-lines/{managerId:int}", DrawLine);
        employees.MapDelete("{id:int}/reporting-lines/{managerId:int}", EndLine);
        employees.MapGet("{id:int}/history", History);
    }

    /// <summary>Adds a person to a unit.</summary>
    /// <param name="request">The person.</param>
    [Creates<EmployeeAnswer>, Takes<NewEmployeeBody>, Fails("unit.not_found", "employee.not_found", "employee.surname_missing", "employee.too_long", "rules.span_too_wide")]
    private static async Task Create(BodyRequest<NewEmployeeBody> request)
    {
        var written = await request.SendAsync(new CreateEmployeeCommand(request.Body.UnitId, request.Body.ToDetails(), request.Body.ManagerId));
        await Answers.Created(request, "employees/", written, () => Find(request, written.Id));
    }

    /// <summary>Replaces the fields of a person that can be edited; those left out are emptied.</summary>
    /// <param name="id">The employee's id.</param>
    /// <param name="request">The fields.</param>
    [Answers<EmployeeAnswer>, Takes<EmployeeDocument>, Fails("employee.not_found", "employee.version_stale", "employee.surname_missing", "employee.too_long")]
    private static async Task Replace(int id, BodyRequest<EmployeeDocument> request) =>
        await AnswerAsync(request, await request.SendAsync(new ChangeEmployeeCommand(id, _ => request.Body.ToDetails(), request.ExpectedVersion)));

    /// <summary>Changes some fields of a person, by JSON Patch (RFC 6902) or merge patch (RFC 7396).</summary>
    /// <remarks>Paths: /surname, /givenName, /jobTitles, /phone, /email, /address and what is beneath them, e.g. /jobTitles/fr, /address/city/en.</remarks>
    /// <param name="id">The employee's id.</param>
    /// <param name="request">The patch.</param>
    [Answers<EmployeeAnswer>, TakesPatchOf<EmployeeDocument>, Fails("employee.not_found", "employee.version_stale", "employee.surname_missing", "employee.too_long", "patch.test_failed")]
    private static async Task Patch(int id, PatchRequest<EmployeeDocument> request) => await AnswerAsync(request, await request.SendAsync(
        new ChangeEmployeeCommand(id, details => request.Apply(EmployeeDocument.Of(details)).ToDetails(), request.ExpectedVersion)));

    /// <summary>Removes a person.</summary>
    /// <param name="id">The employee's id.</param>
    /// <param name="request">What becomes of those who report to him.</param>
    [Empties, Fails("employee.not_found", "employee.version_stale", "employee.has_reports", "employee.leads_teams", "employee.circle")]
    private static async Task Delete(int id, ApiRequest<DeleteEmployeeParameters> request) =>
        await Answers.Gone(request, await request.SendAsync(new DeleteEmployeeCommand(id, request.Parameters.ReassignReportsTo, request.ExpectedVersion)));

    /// <summary>Moves a person to another unit; whom he reports to stays.</summary>
    /// <param name="id">The employee's id.</param>
    /// <param name="request">The unit.</param>
    [Answers<EmployeeAnswer>, Takes<EmployeeUnitBody>, Fails("employee.not_found", "employee.version_stale", "unit.not_found")]
    private static async Task Move(int id, BodyRequest<EmployeeUnitBody> request) =>
        await AnswerAsync(request, await request.SendAsync(new MoveEmployeeCommand(id, request.Body.UnitId, request.ExpectedVersion)));

    /// <summary>Makes a person report to somebody.</summary>
    /// <param name="id">The employee's id.</param>
    /// <param name="request">The manager.</param>
    [Answers<EmployeeAnswer>, Takes<ManagerBody>, Fails("employee.not_found", "employee.version_stale", "employee.circle", "rules.span_too_wide")]
    private static async Task SetManager(int id, BodyRequest<ManagerBody> request) =>
        await AnswerAsync(request, await request.SendAsync(new SetManagerCommand(id, request.Body.ManagerId, request.ExpectedVersion)));

    /// <summary>Notes that nobody is known whom a person reports to.</summary>
    /// <param name="id">The employee's id.</param>
    /// <param name="request">The version.</param>
    [Empties, Fails("employee.not_found", "employee.version_stale", "employee.manager_not_found")]
    private static async Task ClearManager(int id, ApiRequest request) =>
        await Answers.Gone(request, await request.SendAsync(new ClearManagerCommand(id, request.ExpectedVersion)));

    /// <summary>Draws a line from a person to somebody he reports to.</summary>
    /// <param name="id">The employee's id.</param>
    /// <param name="managerId">Whom he reports to.</param>
    /// <param name="request">The kind of line.</param>
    [Answers<EmployeeAnswer>, Takes<ReportingLineBody>]
    [Fails("employee.not_found", "employee.version_stale", "employee.circle", "employee.line_exists", "employee.too_many_lines", "rules.span_too_wide")]
    private static async Task DrawLine(int id, int managerId, BodyRequest<ReportingLineBody> request) =>
        await AnswerAsync(request, await request.SendAsync(new DrawReportingLineCommand(id, managerId, request.Body.Kind, request.ExpectedVersion)));

    /// <summary>Ends the line from a person to somebody, of whatever kind it is.</summary>
    /// <param name="id">The employee's id.</param>
    /// <param name="managerId">Whom he reports to.</param>
    /// <param name="request">The version.</param>
    [Empties, Fails("employee.not_found", "employee.version_stale", "employee.line_not_found")]
    private static async Task EndLine(int id, int managerId, ApiRequest request) =>
        await Answers.Gone(request, await request.SendAsync(new EndReportingLineCommand(id, managerId, request.ExpectedVersion)));

    /// <summary>Lists what became of a person, newest first; also of one who is gone.</summary>
    /// <param name="id">The employee's id.</param>
    /// <param name="request">Which part of the list.</param>
    [Answers<Page<AuditEntryAnswer>>]
    private static async Task History(int id, ApiRequest<PageParameters> request) =>
        await Answers.Json(request, await request.SendAsync(new ListHistoryQuery(AuditedResource.Employee, id, request.Parameters.Page)));

    private static Task AnswerAsync(ApiRequest request, Written written) => Answers.Changed(request, written, () => Find(request, written.Id));

    private static async Task<(EmployeeAnswer, long)> Find(ApiRequest request, int id)
    {
        var employee = await request.SendAsync(new GetEmployeeQuery(id, request.Translation));
        return (employee, employee.Version);
    }
}
