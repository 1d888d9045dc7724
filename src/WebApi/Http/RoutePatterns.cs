using Microsoft.AspNetCore.Diagnostics;

namespace OrgChart.WebApi.Http;

/// <summary>What an address is called where it may be written down.</summary>
internal static class RoutePatterns
{
    /// <summary>
    /// The pattern of the endpoint, e.g. <c>/api/v1/units/{id:int}</c>, never the address: that may name a person. Null where there is no endpoint.
    /// Whoever turns an exception into an answer puts the endpoint away.
    /// </summary>
    public static string? Of(HttpContext context) =>
        ((context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint) as RouteEndpoint)?.RoutePattern.RawText;
}
