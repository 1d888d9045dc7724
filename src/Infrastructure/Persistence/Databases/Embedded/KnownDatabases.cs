using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.Databases;

/// <summary>The databases that this build can serve.</summary>
internal static class KnownDatabases
{
    /// <summary>The kind when none is configured.</summary>
    public const string Default = Embedded.SqliteStrategy.KindName;

    /// <summary>How to reach the database when that is not configured.</summary>
    public const string DefaultConnectionString = "Data Source=data/orgchart.db";

    /// <summary>How to make the strategy of each, by the value of <c>Database:Kind</c>.</summary>
    public static IReadOnlyDictionary<string, Func<DatabaseOptions, IDatabaseStrategy>> ByKind { get; } =
        new Dictionary<string, Func<DatabaseOptions, IDatabaseStrategy>>(StringComparer.OrdinalIgnoreCase)
        {
            [Embedded.SqliteStrategy.KindName] = options => string.IsNullOrEmpty(options.ReplicaConnectionString)
                ? new Embedded.SqliteStrategy(options.ConnectionString)
                : throw new OperationRefusedException("Database:ReplicaConnectionString is for database servers; a file of SQLite has no replica. Leave it out."),
            [Embedded.SqlServerStrategy.KindName] = options => new Embedded.SqlServerStrategy(options),
        };
}
