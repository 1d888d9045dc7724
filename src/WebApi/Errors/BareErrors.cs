using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Errors;

/// <summary>
/// Gives errors that nobody has put into words problem details: no such address, no such method, not signed in. Does what
/// <c>UseStatusCodePages</c> does, without an object and a state machine for each request that ends well.
/// </summary>
internal sealed class BareErrors(RequestDelegate next, IProblemDetailsService problems)
{
    public Task InvokeAsync(HttpContext context)
    {
        var rest = next(context);
        return rest.IsCompletedSuccessfully && context.Response.StatusCode < StatusCodes.Status400BadRequest ? Task.CompletedTask : CompleteAsync(rest, context);
    }

    private async Task CompleteAsync(Task rest, HttpContext context)
    {
        await rest;
        var response = context.Response;
        if (response.StatusCode < StatusCodes.Status400BadRequest || response.HasStarted || response.ContentLength is not null || response.ContentType is not null) return;
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed) response.Headers.Allow = HeadRequests.Allow(response.Headers.Allow.ToString().Split(", ", StringSplitOptions.RemoveEmptyEntries));
        // A caller who takes no JSON gets the status alone.
        await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = { Status = response.StatusCode } });
    }
}
