using OrgChart.Application.Audit;
using OrgChart.Application.Audit.ListHistory;
using OrgChart.Application.Common;
using OrgChart.Application.Units;
using OrgChart.Application.Units.ChangeUnit;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Application.Units.DeleteUnit;
using OrgChart.Application.Units.GetUnit;
using OrgChart.Application.Units.MergeUnits;
using OrgChart.Application.Units.MoveUnit;
using OrgChart.Application.Units.OrderUnits;
using OrgChart.Domain.Audit;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.Units;

/// <summary>Changing units.</summary>
internal static class UnitEditing
{
    /// <summary>Maps it.</summary>
    public static void MapUnitEditing(this IEndpointRouteBuilder routes)
    {
        var units = routes.MapFeature("units", UnitEndpoints.About, Permissions.DirectoryWrite);
        units.MapPost("", Create);
        units.MapPut("{id:int}", Replace);
        units.MapPatch("{id:int}", Patch);
        units.MapDelete("{id:int}", Delete);
        units.MapPut("{id:int}/parent", Move);
        units.MapPut("{id:int}/children", Order);
        units.MapPost("{id:int}/merge", Merge);
        units.MapGet("{id:int}/history", History);
    }

    /// <summary>Makes a unit, or a department when no parent is given.</summary>
    /// <param name="request">The new unit.</param>
    [Creates<UnitAnswer>, Takes<NewUnitBody>, Fails("unit.not_found", "unit.name_missing", "unit.name_too_long", "unit.acronym_too_long", "rules.too_deep")]
    private static async Task Create(BodyRequest<NewUnitBody> request)
    {
        var body = request.Body;
        var written = await request.SendAsync(new CreateUnitCommand(body.ParentId, new(body.Names.ToText(), body.Acronyms.OrNone())));
        await Answers.Created(request, "units/", written, () => Find(request, written.Id));
    }

    /// <summary>Replaces the fields of a unit that can be edited: its names and acronyms.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="request">The fields.</param>
    [Answers<UnitAnswer>, Takes<UnitDocument>, Fails("unit.not_found", "unit.version_stale", "unit.name_missing", "unit.name_too_long", "unit.acronym_too_long")]
    private static async Task Replace(int id, BodyRequest<UnitDocument> request) =>
        await AnswerAsync(request, await request.SendAsync(new ChangeUnitCommand(id, _ => request.Body.ToDetails(), request.ExpectedVersion)));

    /// <summary>Changes some fields of a unit, by JSON Patch (RFC 6902) or merge patch (RFC 7396).</summary>
    /// <remarks>Paths: /names, /names/en, /names/fr, /acronyms, /acronyms/en, /acronyms/fr.</remarks>
    /// <param name="id">The unit's id.</param>
    /// <param name="request">The patch.</param>
    [Answers<UnitAnswer>, TakesPatchOf<UnitDocument>, Fails("unit.not_found", "unit.version_stale", "unit.name_missing", "unit.name_too_long", "unit.acronym_too_long", "patch.test_failed")]
    private static async Task Patch(int id, PatchRequest<UnitDocument> request) => await AnswerAsync(request, await request.SendAsync(
        new ChangeUnitCommand(id, details => request.Apply(UnitDocument.Of(details)).ToDetails(), request.ExpectedVersion)));

    /// <summary>Removes a unit, and moves what is in it elsewhere when that is wanted.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="request">What becomes of what is in it.</param>
    [Empties, Fails("unit.not_found", "unit.version_stale", "unit.not_empty", "unit.beneath_itself", "rules.too_deep")]
    private static async Task Delete(int id, ApiRequest<DeleteUnitParameters> request) =>
        await Answers.Gone(request, await request.SendAsync(new DeleteUnitCommand(id, request.Parameters.MoveContentsTo, request.ExpectedVersion)));

    /// <summary>Hangs a unit beneath another one; what is beneath it comes along.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="request">The new parent.</param>
    [Answers<UnitAnswer>, Takes<UnitParentBody>, Fails("unit.not_found", "unit.version_stale", "unit.beneath_itself", "unit.department_stays", "rules.too_deep")]
    private static async Task Move(int id, BodyRequest<UnitParentBody> request) =>
        await AnswerAsync(request, await request.SendAsync(new MoveUnitCommand(id, request.Body.ParentId, request.ExpectedVersion)));

    /// <summary>Puts the units directly beneath one in an order.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="request">The order.</param>
    [Answers<UnitAnswer>, Takes<UnitOrderBody>, Fails("unit.not_found", "unit.version_stale", "unit.not_a_child", "unit.named_twice")]
    private static async Task Order(int id, BodyRequest<UnitOrderBody> request) =>
        await AnswerAsync(request, await request.SendAsync(new OrderUnitsCommand(id, request.Body.Order, request.ExpectedVersion)));

    /// <summary>Merges a unit into another one: what is in it moves there, then it is removed. Answers with the unit that stays.</summary>
    /// <param name="id">The id of the unit that goes.</param>
    /// <param name="request">The unit that stays.</param>
    [Answers<UnitAnswer>, Takes<UnitMergeBody>, Fails("unit.not_found", "unit.version_stale", "unit.beneath_itself", "unit.name_missing", "unit.name_too_long", "unit.acronym_too_long", "rules.too_deep")]
    private static async Task Merge(int id, BodyRequest<UnitMergeBody> request)
    {
        var body = request.Body;
        var details = body.Names is null && body.Acronyms is null ? null : new UnitDocument { Names = body.Names, Acronyms = body.Acronyms }.ToDetails();
        await AnswerAsync(request, await request.SendAsync(new MergeUnitsCommand(id, body.IntoId, details, IfMatch.ReadIfThere(request.Http.Request))));
    }

    /// <summary>Lists what became of a unit, newest first; also of one that is gone.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="request">Which part of the list.</param>
    [Answers<Page<AuditEntryAnswer>>]
    private static async Task History(int id, ApiRequest<PageParameters> request) =>
        await Answers.Json(request, await request.SendAsync(new ListHistoryQuery(AuditedResource.Unit, id, request.Parameters.Page)));

    private static Task AnswerAsync(ApiRequest request, Written written) => Answers.Changed(request, written, () => Find(request, written.Id));

    private static async Task<(UnitAnswer, long)> Find(ApiRequest request, int id)
    {
        var unit = await request.SendAsync(new GetUnitQuery(id, request.Translation));
        return (unit, unit.Version);
    }
}
