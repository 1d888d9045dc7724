using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrgChart.Application.Imports;
using OrgChart.Infrastructure.Persistence.Imports;

namespace OrgChart.Infrastructure.Imports.Schedule;

/// <summary>Registers what loads the directory on a schedule.</summary>
internal static class ScheduleServices
{
    public static IServiceCollection AddSchedule(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ScheduleOptions>().Bind(configuration.GetSection(ScheduleOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ScheduleOptions>, ScheduleCheck>();
        services.AddScoped<ScheduleStore>();
        services.AddSingleton<ISourceDownload>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<ScheduleOptions>>();
            return new SourceDownload(options, () => SourceConnection.Create(new SourcePolicy(options.Value), Dns.GetHostAddressesAsync), provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<ScheduledAttempt>();
        return services.AddSingleton<ScheduledLoad>();
    }
}
