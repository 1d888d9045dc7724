namespace OrgChart.WebApi.OpenApi;

/// <summary>Names the codes of the errors that an operation answers with, besides those that every operation has.</summary>
/// <param name="codes">E.g. <c>unit.not_found</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class FailsAttribute(params string[] codes) : Attribute
{
    /// <summary>The codes.</summary>
    public IReadOnlyList<string> Codes { get; } = codes;

    /// <summary>The status that goes with a code.</summary>
    public static int StatusOf(string code) => code switch
    {
        _ when code.EndsWith("_not_found", StringComparison.Ordinal) || code.EndsWith(".not_found", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        _ when code.EndsWith(".version_stale", StringComparison.Ordinal) => StatusCodes.Status412PreconditionFailed,
        "auth.failed" or "auth.mfa_required" => StatusCodes.Status400BadRequest,
        "access.forbidden" or "access.forged" or "access.more_than_own" or "access.outside_branch" => StatusCodes.Status403Forbidden,
        "access.ended" or "access.unauthenticated" => StatusCodes.Status401Unauthorized,
        "mail.not_configured" => StatusCodes.Status501NotImplemented,
        "server.busy" => StatusCodes.Status503ServiceUnavailable,
        "changes.token_expired" => StatusCodes.Status410Gone,
        _ => StatusCodes.Status409Conflict,
    };
}
