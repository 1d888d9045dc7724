using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Guards;

/// <summary>Lets pages of other origins use the API (CORS), if the configuration names any.</summary>
internal static class CrossOrigin
{
    public static IServiceCollection AddCrossOrigin(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CrossOriginOptions>().Bind(configuration.GetSection(CrossOriginOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<CrossOriginOptions>>((cors, options) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. options.Value.Origins])
            .WithMethods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
            .WithHeaders(HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.AcceptLanguage, HeaderNames.IfMatch, HeaderNames.IfNoneMatch, IdempotencyKeys.Header)
            .WithExposedHeaders(HeaderNames.ETag, HeaderNames.Location, HeaderNames.ContentLanguage, HeaderNames.RetryAfter, HeaderNames.ContentDisposition)
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
        return services;
    }

    public static void UseCrossOrigin(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IOptions<CrossOriginOptions>>().Value.Origins.Count > 0) app.UseCors();
    }
}
