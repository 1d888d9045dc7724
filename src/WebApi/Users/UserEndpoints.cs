using OrgChart.Application.Common;
using OrgChart.Application.Sessions;
using OrgChart.Application.Sessions.EndSessions;
using OrgChart.Application.Sessions.ListSessions;
using OrgChart.Application.Users;
using OrgChart.Application.Users.ChangeUser;
using OrgChart.Application.Users.CreateUser;
using OrgChart.Application.Users.DeleteUser;
using OrgChart.Application.Users.GetUser;
using OrgChart.Application.Users.GrantRoles;
using OrgChart.Application.Users.ListUsers;
using OrgChart.Application.Users.RegisterUser;
using OrgChart.Application.Users.ResetPassword;
using OrgChart.Application.Users.ResetSecondFactor;
using OrgChart.WebApi.Guards;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.Users;

/// <summary>The users, for those who administer them.</summary>
internal static class UserEndpoints
{
    private static readonly Feature About = new("Users", "Accounts of people, their roles and sessions.");

    /// <summary>Maps them.</summary>
    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenFeature("users", About).AllowAnonymous().Uncached().RequireRateLimiting(RateLimitPolicies.Registration).MapPost("", Create);
        var users = routes.MapFeature("users", About, Permissions.UsersAdmin).Uncached();
        users.MapGet("", List);
        users.MapGet("{id:int}", Get);
        users.MapPatch("{id:int}", Patch);
        users.MapDelete("{id:int}", Delete);
        users.MapPut("{id:int}/roles", Grant);
        users.MapPost("{id:int}/password-reset", ResetPassword);
        users.MapDelete("{id:int}/second-factor", ResetSecondFactor);
        users.MapGet("{id:int}/sessions", Sessions);
        users.MapDelete("{id:int}/sessions", EndAllSessions);
        users.MapDelete("{id:int}/sessions/{sessionId:int}", EndSession);
    }

    /// <summary>Makes an account: for somebody, with the permission users:admin, or for oneself, where registration is allowed.</summary>
    /// <param name="request">The account.</param>
    [Creates<UserAnswer>, Takes<NewUserBody>, Fails("user.email_taken", "user.registration_closed", "access.unauthenticated", "access.forbidden", "access.more_than_own"), MoreWith(Permissions.UsersAdmin), Confidential]
    private static async Task Create(BodyRequest<NewUserBody> request)
    {
        var (account, roles) = (request.Body.ToAccount(), request.Body.Roles?.ToGrants());
        var caller = request.Http.RequestServices.GetRequiredService<ICaller>();
        // Whoever gives roles wants to be an administrator of users, and hears it when he is none.
        var user = caller.May(Permissions.UsersAdmin) || roles is not null
            ? await request.SendAsync(new CreateUserCommand(account, roles ?? []))
            : await request.SendAsync(new RegisterUserCommand(account));
        await Answers.Created(request, "users/", new Written(user.Id, user.Version), () => Task.FromResult((user, user.Version)));
    }

    /// <summary>Lists the users by name.</summary>
    /// <param name="request">Which, and which part of the list.</param>
    [Answers<Page<UserAnswer>>]
    private static async Task List(ApiRequest<UserListParameters> request) =>
        await Answers.Json(request, await request.SendAsync(new ListUsersQuery(request.Parameters.Filter, request.Parameters.Page)));

    /// <summary>Shows a user.</summary>
    /// <param name="id">The user's id.</param>
    /// <param name="request">The request.</param>
    [Answers<UserAnswer>, Fails("user.not_found")]
    private static async Task Get(int id, ApiRequest request)
    {
        var user = await request.SendAsync(new GetUserQuery(id));
        await Answers.Resource(request, user, user.Version);
    }

    /// <summary>Changes a user's name or address, or keeps him out, by JSON Patch or merge patch. Keeping out ends all his sessions.</summary>
    /// <remarks>Paths: /email, /displayName, /disabled.</remarks>
    /// <param name="id">The user's id.</param>
    /// <param name="request">The patch.</param>
    [Answers<UserAnswer>, TakesPatchOf<UserDocument>, Fails("user.not_found", "user.version_stale", "user.email_taken", "user.last_administrator", "access.more_than_own", "patch.test_failed")]
    private static async Task Patch(int id, PatchRequest<UserDocument> request) => await AnswerAsync(request, await request.SendAsync(
        new ChangeUserCommand(id, fields => request.Apply(UserDocument.Of(fields)).ToFields(), request.ExpectedVersion)));

    /// <summary>Erases a user's account and ends his sessions. In the history he stays as a number.</summary>
    /// <param name="id">The user's id.</param>
    /// <param name="request">The version.</param>
    [Empties, Fails("user.not_found", "user.version_stale", "user.last_administrator", "access.more_than_own")]
    private static async Task Delete(int id, ApiRequest request) => await Answers.Gone(request, await request.SendAsync(new DeleteUserCommand(id, request.ExpectedVersion)));

    /// <summary>Gives a user exactly these roles. His access tokens are refused from now on; a refresh gives him new ones.</summary>
    /// <param name="id">The user's id.</param>
    /// <param name="request">The roles.</param>
    [Answers<UserAnswer>, Takes<RolesBody>, Fails("user.not_found", "user.version_stale", "user.last_administrator", "access.more_than_own")]
    private static async Task Grant(int id, BodyRequest<RolesBody> request) =>
        await AnswerAsync(request, await request.SendAsync(new GrantRolesCommand(id, request.Body.Roles.ToGrants(), request.ExpectedVersion)));

    /// <summary>Makes a code that sets a user's password once, to be handed to him; it is also mailed where mail is set up. It is shown this once.</summary>
    /// <param name="id">The user's id.</param>
    /// <param name="request">The request.</param>
    [Answers<ResetCodeAnswer>, Fails("user.not_found", "access.more_than_own"), Confidential]
    private static async Task ResetPassword(int id, ApiRequest request) => await Answers.Json(request, await request.SendAsync(new ResetPasswordCommand(id)));

    /// <summary>Takes a user's second factor away who has lost it. All his sessions end.</summary>
    /// <param name="id">The user's id.</param>
    /// <param name="request">The version.</param>
    [Empties, Fails("user.not_found", "user.version_stale", "access.more_than_own")]
    private static async Task ResetSecondFactor(int id, ApiRequest request) => await Answers.Gone(request, await request.SendAsync(new ResetSecondFactorCommand(id, request.ExpectedVersion)));

    /// <summary>Lists where a user has signed in.</summary>
    /// <param name="id">The user's id.</param>
    /// <param name="request">The request.</param>
    [Answers<Page<SessionAnswer>>, Fails("user.not_found")]
    private static async Task Sessions(int id, ApiRequest request) => await Answers.Json(request, Whole.List(await request.SendAsync(new ListSessionsQuery(id))));

    /// <summary>Ends all sessions of a user.</summary>
    /// <param name="id">The user's id.</param>
    /// <param name="request">The request.</param>
    [Empties, Fails("user.not_found", "access.more_than_own"), Unversioned]
    private static async Task EndAllSessions(int id, ApiRequest request) => await Answers.Gone(request, await request.SendAsync(new EndSessionsCommand(id, SessionId: null)));

    /// <summary>Ends a session of a user.</summary>
    /// <param name="id">The user's id.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="request">The request.</param>
    [Empties, Fails("user.not_found", "session.not_found", "access.more_than_own"), Unversioned]
    private static async Task EndSession(int id, int sessionId, ApiRequest request) => await Answers.Gone(request, await request.SendAsync(new EndSessionsCommand(id, sessionId)));

    private static Task AnswerAsync(ApiRequest request, Written written) => Answers.Changed(request, written, async () =>
    {
        var user = await request.SendAsync(new GetUserQuery(written.Id));
        return (user, user.Version);
    });
}
