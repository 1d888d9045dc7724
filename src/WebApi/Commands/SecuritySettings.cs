using OrgChart.WebApi.Hosting;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Commands;

/// <summary>The section <c>Security</c>, for verbs that need neither database nor services.</summary>
internal static class SecuritySettings
{
    public static SecurityOptions Read(string[] settings) => Read(Configuration(settings));

    public static SecurityOptions Read(IConfiguration configuration) => configuration.GetSection(SecurityOptions.Section).Get<SecurityOptions>() ?? new SecurityOptions();

    /// <summary>The configuration that the server would have.</summary>
    public static IConfiguration Configuration(string[] settings) => new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json").AddOrgChartSources(settings).Build();
}
