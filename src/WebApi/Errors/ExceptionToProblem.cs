using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.Auth;
using OrgChart.Application.Changes.ListChanges;
using OrgChart.Application.Directory;
using OrgChart.Application.Idempotency;
using OrgChart.Application.Operations;
using OrgChart.Application.SecurityEvents;
using OrgChart.Domain.Security;
using OrgChart.Domain.SharedKernel;
using OrgChart.WebApi.Batches;
using OrgChart.WebApi.Http;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Errors;

/// <summary>Turns exceptions into problem details; the only place that does.</summary>
internal sealed class ExceptionToProblem(IProblemDetailsService problems, IDatabaseFaults database, ILogger<ExceptionToProblem> log) : IExceptionHandler
{
    private const int RetryAfterSeconds = 2;

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested) return true;
        // Whoever has not signed in may have the permission: he is asked to show it.
        var isStranger = exception is ForbiddenException && context.User.Identity?.IsAuthenticated != true;
        var problem = isStranger ? new ProblemDetails { Status = StatusCodes.Status401Unauthorized } : ProblemOf(exception);
        var status = problem.Status!.Value;
        // Handled exceptions are not logged by the framework.
        if (status >= StatusCodes.Status500InternalServerError)
            log.LogError(
                exception, "{Method} {Route} ended with {Status}, traceId {TraceId}.",
                context.Request.Method, (context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint())?.DisplayName, status, Problems.TraceIdOf(context));
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (status == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = isStranger ? "Bearer" : "Bearer error=\"invalid_token\"";
        if (exception is ForbiddenException or RequestRefusedException { Code: SessionCookies.ForgedCode }) context.RequestServices.GetRequiredService<IRefusalLog>().Note(SecurityEventKind.AccessRefused);
        if (exception is TokenExpiredException) context.Response.Headers.Location = "/api/v1/changes";
        context.Response.StatusCode = status;
        // A caller who takes no JSON gets the status alone.
        await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
        return true;
    }

    private ProblemDetails ProblemOf(Exception exception) => exception switch
    {
        AccessEndedException ended => Of(StatusCodes.Status401Unauthorized, ended),
        TooBusyException => Problems.Make(StatusCodes.Status503ServiceUnavailable, "server.busy", "The server has too much to do just now. Try again in a moment."),
        NotFoundException missing => Of(StatusCodes.Status404NotFound, missing),
        ForbiddenException forbidden => Of(StatusCodes.Status403Forbidden, forbidden),
        ConflictException stale => Of(StatusCodes.Status412PreconditionFailed, stale),
        RuleBrokenException { Code: IdempotencyRules.KeyReusedCode } reused => Of(StatusCodes.Status422UnprocessableEntity, reused),
        RuleBrokenException broken => Of(StatusCodes.Status409Conflict, broken).With(broken.Concerned),
        CodedException other => Of(StatusCodes.Status409Conflict, other),
        TokenRefusedException { IsCrossed: true } crossed => Problems.Make(StatusCodes.Status409Conflict, "auth.refresh_crossed", crossed.Message),
        TokenRefusedException refused => Problems.Make(StatusCodes.Status400BadRequest, refused.Error == TokenRefusedException.MfaRequired ? "auth.mfa_required" : "auth.failed", refused.Message),
        RequestRefusedException { Errors: { } errors } => Problems.Invalid(errors),
        RequestRefusedException refused => refused.Code is null
            ? new ProblemDetails { Status = refused.Status, Detail = refused.Detail }
            : Problems.Make(refused.Status, refused.Code, refused.Detail),
        BatchFailedException batch => Problems.Make(batch.Status, "batch.failed", $"The request {batch.Failed} failed, so nothing of the batch was done. Its answer says why.")
            .With("responses", JsonSerializer.SerializeToElement(batch.Responses, ApiJson.Default.IReadOnlyListBatchStepAnswer)),
        TokenExpiredException => Problems.Make(StatusCodes.Status410Gone, TokenExpiredException.Code, "The token is too old: what it missed is not known one by one any more. Begin anew at resync.")
            .With("resync", "/api/v1/changes"),
        InvalidQueryException query => Problems.Invalid(query.Errors),
        ValidationException invalid => Problems.Invalid(invalid.Errors
            .GroupBy(error => error.PropertyName, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(error => error.ErrorMessage).ToArray(), StringComparer.Ordinal)),
        BadHttpRequestException bad => new ProblemDetails { Status = bad.StatusCode },
        OutcomeUnknownException => Problems.Make(
            StatusCodes.Status503ServiceUnavailable, "database.outcome_unknown",
            "The database went away in the middle of a commit, and nobody knows whether the change was made. Send a request with an Idempotency-Key again under the same key; before you repeat another, look."),
        DirectoryNotLoadedException => new ProblemDetails { Status = StatusCodes.Status503ServiceUnavailable },
        _ => new ProblemDetails
        {
            Status = database.Diagnose(exception) switch
            {
                DatabaseFault.UniqueViolation or DatabaseFault.ReferenceViolation => StatusCodes.Status409Conflict,
                DatabaseFault.Busy or DatabaseFault.Undone or DatabaseFault.Unavailable => StatusCodes.Status503ServiceUnavailable,
                DatabaseFault.DiskFull => StatusCodes.Status507InsufficientStorage,
                _ => StatusCodes.Status500InternalServerError,
            },
        },
    };

    private static ProblemDetails Of(int status, CodedException exception) => Problems.Make(status, exception.Code, exception.Message);
}
