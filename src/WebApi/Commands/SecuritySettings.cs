using OrgChart.WebApi.Hosting;
using OrgChart.WebApi.Security;

namespace OrgChart.WebApi.Commands;

/// <summary>The section <c>Security</c>, for verbs that need neither database nor services.</summary>
internal static class SecuritySettings
{
    public static SecurityOptions Read(string[] settings)
    {
        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json").AddOrgChartSources(settings).Build();
        return configuration.GetSection(SecurityOptions.Section).Get<SecurityOptions>() ?? new SecurityOptions();
    }
}
