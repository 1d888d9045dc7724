using OrgChart.Application.Common;
using OrgChart.Application.Sessions;
using OrgChart.Application.Sessions.EndSessions;
using OrgChart.Application.Sessions.ListSessions;
using OrgChart.Application.Users;
using OrgChart.Application.Users.ChangeProfile;
using OrgChart.Application.Users.ConfirmSecondFactor;
using OrgChart.Application.Users.DeleteProfile;
using OrgChart.Application.Users.ExportProfile;
using OrgChart.Application.Users.GetUser;
using OrgChart.Application.Users.RemoveSecondFactor;
using OrgChart.Application.Users.SetUpSecondFactor;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.Users;

/// <summary>A user's own account.</summary>
internal static class ProfileEndpoints
{
    private static readonly Feature About = new("Profile", "One's own account.");

    /// <summary>Maps them.</summary>
    public static void MapProfile(this IEndpointRouteBuilder routes)
    {
        var profile = routes.MapFeature("users/me", About, Permissions.Account).Uncached();
        profile.MapGet("", Get);
        profile.MapPatch("", Patch);
        profile.MapDelete("", Delete);
        profile.MapGet("export", Export);
        profile.MapGet("sessions", Sessions);
        profile.MapDelete("sessions", EndAllSessions);
        profile.MapDelete("sessions/{sessionId:int}", EndSession);
        profile.MapPost("second-factor", SetUpSecondFactor);
        profile.MapPost("second-factor/confirmation", ConfirmSecondFactor);
        profile.MapDelete("second-factor", RemoveSecondFactor);
    }

    /// <summary>Shows one's own account.</summary>
    /// <param name="request">The request.</param>
    [Answers<UserAnswer>]
    private static async Task Get(ApiRequest request)
    {
        var user = await request.SendAsync(new GetUserQuery(Id: null));
        await Answers.Resource(request, user, user.Version);
    }

    /// <summary>Changes one's own account, by JSON Patch or merge patch. Another address or password needs the current password; another password ends all sessions.</summary>
    /// <remarks>Paths: /email, /displayName, /password, /currentPassword; a JSON Patch may also test /currentPassword.</remarks>
    /// <param name="request">The patch.</param>
    [Answers<UserAnswer>, TakesPatchOf<ProfileDocument>, Fails("user.version_stale", "user.email_taken", "user.current_password_wrong", "server.busy", "patch.test_failed"), Confidential]
    private static async Task Patch(PatchRequest<ProfileDocument> request)
    {
        var patch = request.TestsAsValues("/currentPassword");
        var now = await request.SendAsync(new GetUserQuery(Id: null));
        var asked = patch.Apply(ProfileDocument.Of(new(now.Email, now.DisplayName, now.Disabled)));
        var written = await request.SendAsync(new ChangeProfileCommand(
            fields => patch.Apply(ProfileDocument.Of(fields)).ToFields(fields), asked.CurrentPassword, asked.Password, request.ExpectedVersion));
        if (asked.Password is null) await Answers.Changed(request, written, () => Find(request));
        // The session that would be shown the account has just ended.
        else await Answers.Gone(request, written);
    }

    /// <summary>Erases one's own account. In the history a number stays.</summary>
    /// <param name="request">The current password, and the version.</param>
    [Empties, Takes<CurrentPasswordBody>, Fails("user.version_stale", "user.current_password_wrong", "user.last_administrator", "server.busy"), Confidential]
    private static async Task Delete(BodyRequest<CurrentPasswordBody> request) =>
        await Answers.Gone(request, await request.SendAsync(new DeleteProfileCommand(request.Body.CurrentPassword, request.ExpectedVersion)));

    /// <summary>Hands out all that is kept of oneself.</summary>
    /// <param name="request">The request.</param>
    [Answers<UserExport>]
    private static async Task Export(ApiRequest request)
    {
        request.Http.Response.Headers.ContentDisposition = "attachment; filename=\"orgchart-account.json\"";
        await Answers.Json(request, await request.SendAsync(new ExportProfileQuery()));
    }

    /// <summary>Lists where one has signed in.</summary>
    /// <param name="request">The request.</param>
    [Answers<Page<SessionAnswer>>]
    private static async Task Sessions(ApiRequest request) => await Answers.Json(request, Whole.List(await request.SendAsync(new ListSessionsQuery(UserId: null))));

    /// <summary>Ends all of one's sessions, this one too.</summary>
    /// <param name="request">The request.</param>
    [Empties, Unversioned]
    private static async Task EndAllSessions(ApiRequest request) => await Answers.Gone(request, await request.SendAsync(new EndSessionsCommand(UserId: null, SessionId: null)));

    /// <summary>Ends one of one's sessions.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="request">The request.</param>
    [Empties, Fails("session.not_found"), Unversioned]
    private static async Task EndSession(int sessionId, ApiRequest request) => await Answers.Gone(request, await request.SendAsync(new EndSessionsCommand(UserId: null, sessionId)));

    /// <summary>Begins to set up a second factor: gives the key for an authenticator app, this once. It is asked for only after it was confirmed.</summary>
    /// <param name="request">The current password.</param>
    [Answers<SecondFactorKeyAnswer>, Takes<CurrentPasswordBody>, Fails("user.current_password_wrong", "user.second_factor_exists", "server.busy"), Confidential]
    private static async Task SetUpSecondFactor(BodyRequest<CurrentPasswordBody> request) =>
        await Answers.Json(request, await request.SendAsync(new SetUpSecondFactorCommand(request.Body.CurrentPassword)));

    /// <summary>Confirms the second factor with a code of the app. Gives recovery codes, this once.</summary>
    /// <param name="request">The code.</param>
    [Answers<RecoveryCodesAnswer>, Takes<SecondFactorCodeBody>, Fails("user.second_factor_missing", "user.second_factor_exists", "user.second_factor_wrong"), Confidential]
    private static async Task ConfirmSecondFactor(BodyRequest<SecondFactorCodeBody> request) =>
        await Answers.Json(request, await request.SendAsync(new ConfirmSecondFactorCommand(request.Body.Code)));

    /// <summary>Takes the second factor away. All sessions end.</summary>
    /// <param name="request">The current password.</param>
    [Empties, Takes<CurrentPasswordBody>, Fails("user.current_password_wrong", "server.busy"), Unversioned, Confidential]
    private static async Task RemoveSecondFactor(BodyRequest<CurrentPasswordBody> request)
    {
        await request.SendAsync(new RemoveSecondFactorCommand(request.Body.CurrentPassword));
        request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task<(UserAnswer, long)> Find(ApiRequest request)
    {
        var user = await request.SendAsync(new GetUserQuery(Id: null));
        return (user, user.Version);
    }
}
