using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.Directory;
using OrgChart.Application.Operations;
using OrgChart.Domain.SharedKernel;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Errors;

/// <summary>Turns exceptions into problem details; the only place that does.</summary>
internal sealed class ExceptionToProblem(IProblemDetailsService problems, IDatabaseFaults database, ILogger<ExceptionToProblem> log) : IExceptionHandler
{
    private const int RetryAfterSeconds = 2;

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested) return true;
        var problem = ProblemOf(exception);
        var status = problem.Status!.Value;
        // Handled exceptions are not logged by the framework.
        if (status >= StatusCodes.Status500InternalServerError)
            log.LogError(
                exception, "{Method} {Route} ended with {Status}, traceId {TraceId}.",
                context.Request.Method, context.GetEndpoint()?.DisplayName, status, Problems.TraceIdOf(context));
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.StatusCode = status;
        // A caller who takes no JSON gets the status alone.
        await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
        return true;
    }

    private ProblemDetails ProblemOf(Exception exception) => exception switch
    {
        NotFoundException missing => Of(StatusCodes.Status404NotFound, missing),
        ForbiddenException forbidden => Of(StatusCodes.Status403Forbidden, forbidden),
        ConflictException stale => Of(StatusCodes.Status412PreconditionFailed, stale),
        CodedException broken => Of(StatusCodes.Status409Conflict, broken),
        InvalidQueryException query => Problems.Invalid(query.Errors),
        ValidationException invalid => Problems.Invalid(invalid.Errors
            .GroupBy(error => error.PropertyName, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(error => error.ErrorMessage).ToArray(), StringComparer.Ordinal)),
        BadHttpRequestException bad => new ProblemDetails { Status = bad.StatusCode },
        DirectoryNotLoadedException => new ProblemDetails { Status = StatusCodes.Status503ServiceUnavailable },
        _ => new ProblemDetails
        {
            Status = database.Diagnose(exception) switch
            {
                DatabaseFault.UniqueViolation or DatabaseFault.ReferenceViolation => StatusCodes.Status409Conflict,
                DatabaseFault.Busy or DatabaseFault.Unavailable => StatusCodes.Status503ServiceUnavailable,
                DatabaseFault.DiskFull => StatusCodes.Status507InsufficientStorage,
                _ => StatusCodes.Status500InternalServerError,
            },
        },
    };

    private static ProblemDetails Of(int status, CodedException exception) => Problems.Make(status, exception.Code, exception.Message);
}
