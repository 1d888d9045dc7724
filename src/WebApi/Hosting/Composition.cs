using OrgChart.Application;
using OrgChart.Infrastructure;

namespace OrgChart.WebApi.Hosting;

/// <summary>What server and command line have in common: configuration, use cases.</summary>
internal static class Composition
{
    /// <summary>
    /// Adds the sources of the configuration after <c>appsettings.json</c> and <c>appsettings.{Environment}.json</c>: the file
    /// <c>appsettings.Local.json</c> of the working folder, <c>DATABASE_URL</c>, variables <c>ORGCHART__Section__Key</c>, the command line. Later wins.
    /// </summary>
    public static IConfigurationBuilder AddOrgChartSources(this IConfigurationBuilder configuration, string[] settings) => configuration
        .AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.Local.json"), optional: true)
        .AddDatabaseUrl()
        .AddEnvironmentVariables("ORGCHART__")
        .AddCommandLine(settings);

    public static IServiceCollection AddOrgChart(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<TimeProvider>(new MicrosecondTime()).AddApplication().AddInfrastructure(configuration).AddRulePlugIns(configuration);
}
