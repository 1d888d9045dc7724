using OrgChart.Application.Auth.AskForPasswordReset;
using OrgChart.Application.Auth.CreateFirstAdministrator;
using OrgChart.Application.Auth.RedeemPasswordReset;
using OrgChart.Application.Common;
using OrgChart.Application.Users;
using OrgChart.WebApi.Guards;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.OpenApi;

namespace OrgChart.WebApi.Auth;

/// <summary>What people who cannot sign in yet, or any more, can do.</summary>
internal static class AccountEndpoints
{
    private static readonly Feature About = new("Accounts", "First administrator and forgotten passwords.");

    /// <summary>Maps them.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapOpenFeature("auth", About).AllowAnonymous().Uncached().RequireRateLimiting(RateLimitPolicies.Token);
        accounts.MapPost("first-administrator", CreateFirst);
        accounts.MapPost("password-reset-request", AskForReset);
        accounts.MapPost("password-reset", Reset);
    }

    /// <summary>Makes the first administrator, with the code that the server prints at its start as long as there is none.</summary>
    /// <param name="request">The code and the account.</param>
    [Creates<UserAnswer>, Takes<FirstAdministratorBody>, Fails("user.setup_closed", "user.email_taken"), Confidential]
    private static async Task CreateFirst(BodyRequest<FirstAdministratorBody> request)
    {
        var user = await request.SendAsync(new CreateFirstAdministratorCommand(request.Body.Code, new(request.Body.Email, request.Body.DisplayName, request.Body.Password)));
        await Answers.Created(request, "users/", new Written(user.Id, user.Version), () => Task.FromResult((user, user.Version)));
    }

    /// <summary>Sends a code for a new password to an address, if it is a user's. The answer never tells whether it is; 501 where no mail is set up.</summary>
    /// <param name="request">The address.</param>
    [Accepts, Takes<PasswordResetRequestBody>, Fails("mail.not_configured"), Confidential]
    private static async Task AskForReset(BodyRequest<PasswordResetRequestBody> request)
    {
        if (!await request.SendAsync(new AskForPasswordResetCommand(request.Body.Email)))
            throw new RequestRefusedException(StatusCodes.Status501NotImplemented, "mail.not_configured", "This server sends no mail. Ask an administrator for a code.");
        request.Http.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    /// <summary>Sets a new password with a code. All sessions of the user end.</summary>
    /// <param name="request">The code and the password.</param>
    [Empties, Takes<PasswordResetBody>, Fails("user.reset_code_wrong", "server.busy"), Confidential]
    private static async Task Reset(BodyRequest<PasswordResetBody> request)
    {
        await request.SendAsync(new RedeemPasswordResetCommand(request.Body.Email, request.Body.Code, request.Body.Password));
        request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
