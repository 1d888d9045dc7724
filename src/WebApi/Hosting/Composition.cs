using OrgChart.Application;
using OrgChart.Infrastructure;
using Serilog;
using Serilog.Extensions.Logging;

namespace OrgChart.WebApi.Hosting;

/// <summary>What server and command line have in common: configuration, log, use cases.</summary>
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

    public static ILoggingBuilder AddOrgChartLog(this ILoggingBuilder logging, IConfiguration configuration)
    {
        // To standard error, so that what a verb prints can be piped.
        var log = new LoggerConfiguration()
            .ReadFrom.Configuration(configuration)
            .WriteTo.Console(standardErrorFromLevel: Serilog.Events.LogEventLevel.Verbose, formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            .CreateLogger();
        // This category costs an activity and a scope on every request, a tenth of a small one; errors name their traceId themselves.
        return logging.ClearProviders().AddSerilog(log, dispose: true)
            .AddFilter<SerilogLoggerProvider>("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }
}
