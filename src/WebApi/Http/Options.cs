using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;
using OrgChart.Application.Common;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Http;

/// <summary>Answers OPTIONS on addresses of the API with the methods that the caller may use there (RFC 9110, 9.3.7), so that a client can show what he can do.</summary>
internal sealed class Options(RequestDelegate next, EndpointDataSource endpoints)
{
    private readonly Lazy<IReadOnlyList<(TemplateMatcher Matcher, RouteEndpoint Endpoint)>> routes = new(() =>
    [
        .. from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
           where endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true
           select (new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []), endpoint),
    ]);

    public Task InvokeAsync(HttpContext context)
    {
        // With this header it is a browser's question about another origin's page.
        if (!HttpMethods.IsOptions(context.Request.Method) || context.Request.Headers.ContainsKey("Access-Control-Request-Method")) return next(context);
        var here = routes.Value.Where(route => Matches(route.Matcher, route.Endpoint, context.Request.Path)).Select(route => route.Endpoint).ToList();
        if (here.Count == 0) return next(context);
        var caller = context.RequestServices.GetRequiredService<ICaller>();
        var allowed = here.Where(endpoint => endpoint.Metadata.OfType<RequiresPermissionAttribute>().All(needed => caller.May(needed.Permission))).ToList();
        var methods = allowed.SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Append("OPTIONS");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.Allow = HeadRequests.Allow(methods);
        if (allowed.Any(endpoint => endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains(JsonPatch.MediaType) == true))
            context.Response.Headers["Accept-Patch"] = $"{JsonPatch.MediaType}, {MergePatch.MediaType}";
        return Task.CompletedTask;
    }

    private static bool Matches(TemplateMatcher matcher, RouteEndpoint endpoint, PathString path)
    {
        var values = new RouteValueDictionary();
        return matcher.TryMatch(path, values) && endpoint.RoutePattern.ParameterPolicies.Keys.All(id => int.TryParse(values[id]?.ToString(), out _));
    }
}
