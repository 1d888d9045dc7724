using Microsoft.Extensions.Options;
using OrgChart.Application.AccessLog;
using OrgChart.WebApi.AccessLog;

namespace OrgChart.WebApi.Guards;

/// <summary>Registers what stands before the endpoints. What the configuration switches off is not in the pipeline and costs nothing.</summary>
internal static class GuardServices
{
    public static IServiceCollection AddGuards(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HttpsOptions>().Bind(configuration.GetSection(HttpsOptions.Section)).ValidateOnStart();
        return services.AddProxies(configuration).AddCrossOrigin(configuration).AddRateLimits(configuration).AddLimits(configuration);
    }

    public static void UseAccessRecording(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IOptions<AccessLogOptions>>().Value.Enabled) app.UseMiddleware<AccessRecording>();
    }

    public static void UseHttpsOnly(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IOptions<HttpsOptions>>().Value.RequireHttps) app.UseMiddleware<HttpsOnly>();
    }
}
