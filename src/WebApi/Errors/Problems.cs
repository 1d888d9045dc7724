using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace OrgChart.WebApi.Errors;

/// <summary>Problem details (RFC 9457) with a stable code, as every error of the API has them.</summary>
internal static class Problems
{
    private const string CodeKey = "code";

    /// <summary>The code of an answer that no rule or handler made, by its status.</summary>
    private static readonly Dictionary<int, (string Code, string Detail)> ByStatus = new()
    {
        [400] = ("request.invalid", "The request cannot be read. See the field errors, or the API page at /swagger."),
        [401] = ("access.unauthenticated", "Sign in first: send an access token in the header Authorization: Bearer TOKEN."),
        [403] = ("access.forbidden", "The token does not carry the permission that this needs. Those of administrators are given only after a sign-in with a second factor, unless Accounts:AdministratorsNeedSecondFactor is off."),
        [404] = ("route.not_found", "There is nothing at this address. The API page at /swagger lists what there is."),
        [405] = ("route.method_not_allowed", "This address does not take this method; the header Allow lists those it takes."),
        [406] = ("route.not_acceptable", "The answer is only available as application/json."),
        [408] = ("request.timeout", "The request took too long to arrive."),
        [409] = ("request.crossed", "Somebody else did something at the same moment that does not go with this. Look again, and repeat it if it is still wanted."),
        [410] = ("route.gone", "This is gone for good."),
        [412] = ("version.stale", "Somebody else changed this since you read it, or the ETag in If-Match is not one of this resource. Read it again and repeat the change."),
        [413] = ("request.too_large", "The request is too large."),
        [414] = ("request.address_too_long", "The address is too long."),
        [415] = ("request.media_type", "The body is of a media type that this address does not take."),
        [422] = ("request.unprocessable", "The request cannot be done as it is."),
        [428] = ("request.if_match_missing", "Say which version you change: send the ETag of what you read in the header If-Match."),
        [429] = ("request.too_many", "Too many requests. Wait as many seconds as the header Retry-After says."),
        [431] = ("request.headers_too_large", "The headers are too large."),
        [500] = ("server.error", "Something went wrong on the server. Tell its operator the traceId."),
        [501] = ("server.not_configured", "This server is not set up for this."),
        [503] = ("server.unavailable", "The directory or its database is not available just now. Try again later."),
        [507] = ("server.storage_full", "The server's disk is full. Tell its operator."),
    };

    /// <summary>Gives problem details their code, detail and trace id where they are missing.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var known = ByStatus.GetValueOrDefault(problem.Status ?? 500);
        if (known.Code is not null)
        {
            problem.Extensions.TryAdd(CodeKey, known.Code);
            problem.Detail ??= known.Detail;
        }

        problem.Type ??= "about:blank";
        problem.Extensions["traceId"] = TraceIdOf(context.HttpContext);
    }

    /// <summary>What finds a request in the log: the id of its activity where somebody traces requests, else the server's own.</summary>
    public static string TraceIdOf(HttpContext context) => Activity.Current?.Id ?? context.TraceIdentifier;

    /// <summary>Problem details with a code.</summary>
    public static ProblemDetails Make(int status, string code, string? detail) =>
        new() { Status = status, Detail = detail, Extensions = { [CodeKey] = code } };

    /// <summary>The same with one more member.</summary>
    public static ProblemDetails With(this ProblemDetails problem, string member, object value)
    {
        problem.Extensions[member] = value;
        return problem;
    }

    /// <summary>The same with the ids of what stands in the way.</summary>
    public static ProblemDetails With(this ProblemDetails problem, IReadOnlyDictionary<string, IReadOnlyList<int>> concerned)
    {
        foreach (var (what, ids) in concerned) problem.Extensions[what] = ids;
        return problem;
    }

    /// <summary>Problem details of a request whose shape is wrong.</summary>
    public static ValidationProblemDetails Invalid(IDictionary<string, string[]> errors, string code = "request.invalid") =>
        new(errors) { Status = StatusCodes.Status400BadRequest, Title = null, Detail = "See the field errors.", Extensions = { [CodeKey] = code } };
}
