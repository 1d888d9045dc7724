using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrgChart.Application;
using OrgChart.Application.Common;
using OrgChart.Infrastructure;

namespace OrgChart.Benchmarks;

/// <summary>The services as the command line has them.</summary>
internal static class Services
{
    /// <summary>Puts the services over an SQLite file together.</summary>
    public static ServiceProvider On(string file)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Kind"] = "Sqlite",
            ["Database:ConnectionString"] = $"Data Source={file}",
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.ClearProviders());
        services.AddSingleton(TimeProvider.System).AddApplication().AddInfrastructure(configuration).AddScoped<ICaller, Operator>();
        return services.BuildServiceProvider();
    }

    private sealed class Operator : ICaller
    {
        public string Id => "benchmarks";

        public string? RequestId => null;

        public bool MaySeeContactData => true;

        public bool May(string permission) => true;
    }
}
