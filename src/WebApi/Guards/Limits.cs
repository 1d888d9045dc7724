using System.Globalization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace OrgChart.WebApi.Guards;

/// <summary>Keeps requests from taking up the server for ever.</summary>
internal static class Limits
{
    /// <summary>The name of the time limit of endpoints that wait for the database; <see cref="Http.FeatureGroups.MapFeature"/> gives it to all but those that answer from memory.</summary>
    public const string TimePolicy = "database";

    private const int RetryAfterSeconds = 5;

    // A token has 8 KiB at most; what browsers send besides has 2.
    private const int MaxHeaderBytes = 16 * 1024;
    private const int MaxHeaders = 64;
    private static readonly TimeSpan LongestForHeaders = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LimitOptions>().Bind(configuration.GetSection(LimitOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitOptions>>((kestrel, options) =>
        {
            kestrel.Limits.MaxConcurrentConnections = options.Value.MaxConcurrentConnections;
            kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
            kestrel.Limits.MaxRequestHeaderCount = MaxHeaders;
            kestrel.Limits.RequestHeadersTimeout = LongestForHeaders;
        });
        services.AddRequestTimeouts();
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<LimitOptions>>((timeouts, options) => timeouts.AddPolicy(TimePolicy, new RequestTimeoutPolicy
        {
            Timeout = TimeSpan.FromSeconds(options.Value.RequestSeconds), TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable, WriteTimeoutResponse = TellWhen,
        }));
        return services;
    }

    /// <summary>Watches the time of endpoints that have a limit; the others do not notice.</summary>
    public static void UseTimeLimits(this IApplicationBuilder app) =>
        app.UseWhen(http => http.GetEndpoint()?.Metadata.GetMetadata<RequestTimeoutAttribute>() is not null, limited => limited.UseRequestTimeouts());

    private static Task TellWhen(HttpContext http)
    {
        http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }
}
