namespace OrgChart.WebApi.Http;

/// <summary>A request is refused for what it is as HTTP, before any use case sees it.</summary>
/// <param name="status">The status, e.g. 428.</param>
/// <param name="code">The stable code.</param>
/// <param name="detail">What was wrong and what to do; null for what the status says in general.</param>
/// <param name="errors">What is wrong, by field; null when it is not a matter of fields.</param>
internal sealed class RequestRefusedException(int status, string? code = null, string? detail = null, IDictionary<string, string[]>? errors = null) : Exception(detail)
{
    /// <summary>The status.</summary>
    public int Status { get; } = status;

    /// <summary>The stable code; null for the one of the status.</summary>
    public string? Code { get; } = code;

    /// <summary>What was wrong and what to do.</summary>
    public string? Detail { get; } = detail;

    /// <summary>What is wrong, by field.</summary>
    public IDictionary<string, string[]>? Errors { get; } = errors;

    /// <summary>A body in which something is wrong.</summary>
    public static RequestRefusedException Invalid(string field, string error) =>
        new(StatusCodes.Status400BadRequest, errors: new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [error] });
}
