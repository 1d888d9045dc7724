using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrgChart.Application.AccessLog;
using OrgChart.Application.Audit;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Application.Idempotency;
using OrgChart.Application.Imports;
using OrgChart.Application.Operations;
using OrgChart.Application.Rules;
using OrgChart.Application.Teams;
using OrgChart.Domain.Audit;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.Teams;
using OrgChart.Domain.Units;
using OrgChart.Infrastructure.Accounts;
using OrgChart.Infrastructure.Directory;
using OrgChart.Infrastructure.Imports.Geds;
using OrgChart.Infrastructure.Imports.Organograms;
using OrgChart.Infrastructure.Imports.Schedule;
using OrgChart.Infrastructure.Imports.Tables;
using OrgChart.Infrastructure.Operations;
using OrgChart.Infrastructure.Persistence;
using OrgChart.Infrastructure.Persistence.Access;
using OrgChart.Infrastructure.Persistence.AccessLog;
using OrgChart.Infrastructure.Persistence.Audit;
using OrgChart.Infrastructure.Persistence.CleanUp;
using OrgChart.Infrastructure.Persistence.Copying;
using OrgChart.Infrastructure.Persistence.Databases;
using OrgChart.Infrastructure.Persistence.Employees;
using OrgChart.Infrastructure.Persistence.Idempotency;
using OrgChart.Infrastructure.Persistence.Imports;
using OrgChart.Infrastructure.Persistence.SecurityEvents;
using OrgChart.Infrastructure.Persistence.Teams;
using OrgChart.Infrastructure.Persistence.Units;

namespace OrgChart.Infrastructure;

/// <summary>Registers what the use cases need from outside: database, directory in memory, formats.</summary>
public static class InfrastructureServices
{
    /// <summary>How an operator can name a database on the command line.</summary>
    public const string DatabaseForms = DatabaseAddress.Forms;

    /// <summary>An example of it.</summary>
    public const string CopyExample = DatabaseAddress.Example;

    /// <summary>Adds the implementations of the ports of Domain and Application.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">Read for the sections of what is here, e.g. <c>Database</c>, and for the folder of keys.</param>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ImportOptions>().Bind(configuration.GetSection(ImportOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSchedule(configuration);
        services.AddOptions<RuleOptions>().Bind(configuration.GetSection(RuleOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AccessLogOptions>().Bind(configuration.GetSection(AccessLogOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => StrategyFor(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value));
        services.AddSingleton<IDatabaseFaults>(provider => provider.GetRequiredService<IDatabaseStrategy>());
        services.AddDbContext<OrgChartContext>((provider, options) => provider.GetRequiredService<IDatabaseStrategy>().Configure(options.AddInterceptors(WholeTransactions.Instance)));
        services.AddSingleton<IDatabaseFacts>(provider => provider.GetRequiredService<IDatabaseStrategy>());

        services.AddScoped<BulkWriter>();
        services.AddScoped<AuditWriter>();
        services.AddScoped<IAuditRepository, AuditRepository>();
        services.AddScoped<IAuditTrail, AuditTrail>();
        services.AddScoped<IIdempotencyStore, IdempotencyStore>();
        services.AddScoped<ICleanUp, IdempotencyCleanUp>();
        services.AddSingleton<AccessQueue>();
        services.AddSingleton<IAccessRecorder>(provider => provider.GetRequiredService<AccessQueue>());
        services.AddScoped<IAccessLog, AccessLogReader>();
        services.AddScoped<ICleanUp, AccessLogCleanUp>();
        services.AddScoped<TeamRepository>();
        services.AddScoped<ITeamRepository>(provider => provider.GetRequiredService<TeamRepository>());
        services.AddScoped<ITeamList>(provider => provider.GetRequiredService<TeamRepository>());
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddScoped<IIdAllocator, IdAllocator>();
        services.AddScoped<IOrgUnitRepository, OrgUnitRepository>();
        services.AddScoped<IEmployeeRepository, EmployeeRepository>();
        services.AddScoped<ImportRepository>();
        services.AddScoped<IImportRepository>(provider => provider.GetRequiredService<ImportRepository>());
        services.AddScoped<IImportHistory>(provider => provider.GetRequiredService<ImportRepository>());
        services.AddScoped<IAbsenceRepository, AbsenceRepository>();
        services.AddScoped<ISchema, Schema>();
        services.AddScoped<IJobs, Jobs>();
        services.AddSingleton<IDatabaseCopy, DatabaseCopy>();
        services.AddSingleton(provider => provider.GetRequiredService<IDatabaseStrategy>().Backups(provider.GetRequiredService<TimeProvider>()));
        services.AddScoped<IDirectorySource, GedsSource>();
        services.AddScoped<IDirectorySource>(provider => TableSource.OfCsv(provider.GetRequiredService<IOptions<ImportOptions>>()));
        services.AddScoped<IDirectorySource>(provider => TableSource.OfXlsx(provider.GetRequiredService<IOptions<ImportOptions>>()));
        services.AddScoped<IDirectorySource, OrganogramSource>();

        services.AddAccounts(configuration);

        services.AddScoped<IDirectoryWithin, DirectoryWithin>();
        services.AddSingleton<DirectoryReader>();
        services.AddSingleton<DirectoryCache>();
        services.AddSingleton<IDirectory>(provider => provider.GetRequiredService<DirectoryCache>());
        return services;
    }

    /// <summary>Adds what <c>DATABASE_URL</c> says, for hosting platforms that hand the database over in this form; sources added later win.</summary>
    /// <exception cref="OperationRefusedException">The URL is of a form nobody here knows.</exception>
    public static IConfigurationBuilder AddDatabaseUrl(this IConfigurationBuilder configuration)
    {
        if (Environment.GetEnvironmentVariable(DatabaseUrl.Variable) is not { Length: > 0 } url) return configuration;
        var (kind, connectionString) = DatabaseUrl.Read(url);
        return configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Kind)}"] = kind,
            [$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.ConnectionString)}"] = connectionString,
        });
    }

    /// <summary>Adds the keys that seal second factors (Data Protection), for a verb that needs nothing else.</summary>
    public static IServiceCollection AddSealingKeys(this IServiceCollection services, IConfiguration configuration) => services.AddSealing(configuration);

    /// <summary>Adds what keeps the directory in memory up to date; only for hosts that answer requests.</summary>
    public static IServiceCollection AddDirectoryService(this IServiceCollection services)
    {
        services.AddHostedService<DirectoryRefresher>();
        services.AddHostedService<EndedAccessRefresher>();
        services.AddHostedService<RefusalWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<Mailer>());
        services.AddHostedService<ScheduledCleanUp>();
        services.AddHostedService(provider => provider.GetRequiredService<ScheduledLoad>());
        services.AddHostedService<AccessLogWriter>();
        services.AddHostedService<Gauges>();
        services.AddHealthChecks()
            .AddCheck<DatabaseHealthCheck>("database", tags: ["ready"])
            .AddCheck<DirectoryHealthCheck>("directory", tags: ["ready", "serving"]);
        return services;
    }

    private static IDatabaseStrategy StrategyFor(DatabaseOptions options) =>
        KnownDatabases.ByKind.TryGetValue(options.Kind, out var make)
            ? make(options)
            : throw new OperationRefusedException(
                $"Database:Kind is \"{options.Kind}\", which this build does not know; it knows: {string.Join(", ", KnownDatabases.ByKind.Keys)}.");
}
