using Microsoft.AspNetCore.Http.Timeouts;
using OrgChart.WebApi.Guards;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Http;

/// <summary>Maps the endpoints of a feature.</summary>
internal static class FeatureGroups
{
    /// <summary>Starts the group of a feature's endpoints.</summary>
    /// <param name="routes">Where to add it.</param>
    /// <param name="address">The part of the address that its endpoints have in common, beneath <c>/api/v1</c>.</param>
    /// <param name="about">What the feature is called, and what it is, in the OpenAPI document.</param>
    /// <param name="permission">The permission that its endpoints need; one of <see cref="Application.Common.Permissions"/>.</param>
    public static RouteGroupBuilder MapFeature(this IEndpointRouteBuilder routes, string address, Feature about, string permission) =>
        routes.MapOpenFeature(address, about).WithMetadata(new RequiresPermissionAttribute(permission));

    /// <summary>The same for endpoints that say themselves who may call them.</summary>
    public static RouteGroupBuilder MapOpenFeature(this IEndpointRouteBuilder routes, string address, Feature about)
    {
        var group = routes.MapGroup("/api/v1/" + address).WithTags(about.Name).WithMetadata(about);
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            if (!endpoint.Metadata.Any(one => one is AnswersFromMemory or UploadAttribute)) endpoint.Metadata.Add(new RequestTimeoutAttribute(Limits.TimePolicy));
        });
        return group;
    }

    /// <summary>Says that the endpoints answer from the directory in memory: they wait for nothing, so nobody needs to watch their time.</summary>
    public static RouteGroupBuilder FromMemory(this RouteGroupBuilder group) => group.WithMetadata(new AnswersFromMemory());

    /// <summary>Keeps what the endpoints answer out of all caches: it is about people's accounts.</summary>
    public static RouteGroupBuilder Uncached(this RouteGroupBuilder endpoints) => endpoints.AddEndpointFilter((context, next) =>
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    });
}

/// <summary>Marks endpoints that answer from the directory in memory.</summary>
internal sealed class AnswersFromMemory;

/// <summary>A feature as the OpenAPI document shows it.</summary>
/// <param name="Name">The heading that its operations stand under.</param>
/// <param name="Description">What it is, as a sentence.</param>
internal sealed record Feature(string Name, string Description);
