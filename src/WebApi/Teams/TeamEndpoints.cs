using OrgChart.Application.Common;
using OrgChart.Application.Teams;
using OrgChart.Application.Teams.AddTeamMember;
using OrgChart.Application.Teams.ChangeTeam;
using OrgChart.Application.Teams.ChangeTeamMember;
using OrgChart.Application.Teams.CreateTeam;
using OrgChart.Application.Teams.DeleteTeam;
using OrgChart.Application.Teams.GetTeam;
using OrgChart.Application.Teams.ListTeamMembers;
using OrgChart.Application.Teams.ListTeams;
using OrgChart.Application.Teams.RemoveTeamMember;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.Teams;

/// <summary>Teams across units.</summary>
internal static class TeamEndpoints
{
    private static readonly Feature About = new("Teams", "Groups of people across units.");

    /// <summary>Maps them.</summary>
    public static void MapTeams(this IEndpointRouteBuilder routes)
    {
        var reading = routes.MapFeature("teams", About, Permissions.TeamsRead);
        reading.MapGet("", List);
        reading.MapGet("{id:int}", Get);
        reading.MapGet("{id:int}/members", Members);
        var writing = routes.MapFeature("teams", About, Permissions.TeamsWrite);
        writing.MapPost("", Create);
        writing.MapPut("{id:int}", Replace);
        writing.MapPatch("{id:int}", Patch);
        writing.MapDelete("{id:int}", Delete);
        writing.MapPost("{id:int}/members", AddMember);
        writing.MapPatch("{id:int}/members/{employeeId:int}", ChangeMember);
        writing.MapDelete("{id:int}/members/{employeeId:int}", RemoveMember);
    }

    /// <summary>Lists the teams by name.</summary>
    /// <param name="request">Whose, and which part of the list.</param>
    [Answers<Page<TeamAnswer>>]
    private static async Task List(ApiRequest<TeamListParameters> request) =>
        await Answers.Json(request, await request.SendAsync(new ListTeamsQuery(request.Parameters.EmployeeId, request.Parameters.Page, request.Translation)));

    /// <summary>Shows a team.</summary>
    /// <param name="id">The team's id.</param>
    /// <param name="request">The language.</param>
    [Answers<TeamAnswer>, Fails("team.not_found")]
    private static async Task Get(int id, ApiRequest request)
    {
        var team = await request.SendAsync(new GetTeamQuery(id, request.Translation));
        await Answers.Resource(request, team, team.Version);
    }

    /// <summary>Lists who belongs to a team, leaders first, then by name.</summary>
    /// <param name="id">The team's id.</param>
    /// <param name="request">Which part of the list.</param>
    [Answers<Page<TeamMemberAnswer>>, Fails("team.not_found")]
    private static async Task Members(int id, ApiRequest<PageParameters> request) =>
        await Answers.Json(request, await request.SendAsync(new ListTeamMembersQuery(id, request.Parameters.Page, request.Translation)));

    /// <summary>Founds a team.</summary>
    /// <param name="request">The team and who leads it.</param>
    [Creates<TeamAnswer>, Takes<NewTeamBody>, Fails("employee.not_found", "team.name_missing", "team.name_too_long", "team.description_too_long")]
    private static async Task Create(BodyRequest<NewTeamBody> request)
    {
        var (name, description) = request.Body.ToDetails();
        var written = await request.SendAsync(new CreateTeamCommand(name, description, request.Body.LeaderId));
        await Answers.Created(request, "teams/", written, () => Find(request, written.Id));
    }

    /// <summary>Replaces the name and description of a team.</summary>
    /// <param name="id">The team's id.</param>
    /// <param name="request">The fields.</param>
    [Answers<TeamAnswer>, Takes<TeamDocument>, Fails("team.not_found", "team.version_stale", "team.name_missing", "team.name_too_long", "team.description_too_long")]
    private static async Task Replace(int id, BodyRequest<TeamDocument> request) =>
        await AnswerAsync(request, await request.SendAsync(new ChangeTeamCommand(id, _ => request.Body.ToDetails(), request.ExpectedVersion)));

    /// <summary>Changes some fields of a team, by JSON Patch (RFC 6902) or merge patch (RFC 7396).</summary>
    /// <remarks>Paths: /names, /descriptions and what is beneath them, e.g. /names/fr.</remarks>
    /// <param name="id">The team's id.</param>
    /// <param name="request">The patch.</param>
    [Answers<TeamAnswer>, TakesPatchOf<TeamDocument>, Fails("team.not_found", "team.version_stale", "team.name_missing", "team.name_too_long", "team.description_too_long", "patch.test_failed")]
    private static async Task Patch(int id, PatchRequest<TeamDocument> request) => await AnswerAsync(request, await request.SendAsync(
        new ChangeTeamCommand(id, details => request.Apply(TeamDocument.Of(details)).ToDetails(), request.ExpectedVersion)));

    /// <summary>Dissolves a team.</summary>
    /// <param name="id">The team's id.</param>
    /// <param name="request">The version.</param>
    [Empties, Fails("team.not_found", "team.version_stale")]
    private static async Task Delete(int id, ApiRequest request) =>
        await Answers.Gone(request, await request.SendAsync(new DeleteTeamCommand(id, request.ExpectedVersion)));

    /// <summary>Takes somebody into a team. Answers with the team.</summary>
    /// <param name="id">The team's id.</param>
    /// <param name="request">The person.</param>
    [Creates<TeamAnswer>, Takes<NewTeamMemberBody>, Fails("team.not_found", "employee.not_found", "team.member_exists", "team.too_many_members")]
    private static async Task AddMember(int id, BodyRequest<NewTeamMemberBody> request)
    {
        var written = await request.SendAsync(new AddTeamMemberCommand(id, request.Body.EmployeeId, request.Body.Role));
        await Answers.Created(request, "teams/", written, () => Find(request, written.Id), "/members");
    }

    /// <summary>Gives a member another role, by merge patch or JSON Patch of <c>{"role": ...}</c>. The version is the team's.</summary>
    /// <param name="id">The team's id.</param>
    /// <param name="employeeId">The member.</param>
    /// <param name="request">The patch.</param>
    [Answers<TeamAnswer>, TakesPatchOf<TeamRoleBody>, Fails("team.not_found", "team.member_not_found", "team.version_stale", "team.last_leader", "patch.test_failed")]
    private static async Task ChangeMember(int id, int employeeId, PatchRequest<TeamRoleBody> request) => await AnswerAsync(request, await request.SendAsync(
        new ChangeTeamMemberCommand(id, employeeId, role => request.Apply(new TeamRoleBody { Role = role }).Role, request.ExpectedVersion)));

    /// <summary>Lets a member go. The version is the team's.</summary>
    /// <param name="id">The team's id.</param>
    /// <param name="employeeId">The member.</param>
    /// <param name="request">The version.</param>
    [Empties, Fails("team.not_found", "team.member_not_found", "team.version_stale", "team.last_leader")]
    private static async Task RemoveMember(int id, int employeeId, ApiRequest request) =>
        await Answers.Gone(request, await request.SendAsync(new RemoveTeamMemberCommand(id, employeeId, request.ExpectedVersion)));

    private static Task AnswerAsync(ApiRequest request, Written written) => Answers.Changed(request, written, () => Find(request, written.Id));

    private static async Task<(TeamAnswer, long)> Find(ApiRequest request, int id)
    {
        var team = await request.SendAsync(new GetTeamQuery(id, request.Translation));
        return (team, team.Version);
    }
}
