namespace OrgChart.WebApi.Guards;

/// <summary>Names of limits for certain endpoints, for <c>RequireRateLimiting</c>; they hold besides the one for all.</summary>
internal static class RateLimitPolicies
{
    /// <summary>For endpoints at which somebody might guess: so many requests from one address within a minute.</summary>
    public const string Token = "token";

    /// <summary>The same for those who have not signed in: administrators make as many accounts as they like.</summary>
    public const string Registration = "registration";

    /// <summary>For endpoints that keep the server or other writers busy for long: so many requests of one caller at the same time.</summary>
    public const string Expensive = "expensive";
}
