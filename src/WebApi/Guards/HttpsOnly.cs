using OrgChart.WebApi.Errors;

namespace OrgChart.WebApi.Guards;

/// <summary>Refuses plain HTTP. It does not redirect: a client that sends its token in the clear should fail at once, and not go on doing so unnoticed.</summary>
internal sealed class HttpsOnly(RequestDelegate next, IProblemDetailsService problems)
{
    /// <summary>The code of the refusal.</summary>
    public const string Code = "access.https_required";

    private static readonly PathString Health = "/health";

    public Task InvokeAsync(HttpContext context) =>
        context.Request.IsHttps || context.Request.Path.StartsWithSegments(Health, StringComparison.OrdinalIgnoreCase) ? next(context) : RefuseAsync(context);

    private async Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        var problem = Problems.Make(StatusCodes.Status403Forbidden, Code, "This server only answers over HTTPS. What was sent over HTTP could be read on the way: replace the token.");
        await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }
}
