using System.ComponentModel.DataAnnotations;

namespace OrgChart.Infrastructure.Persistence.Databases;

/// <summary>Section <c>Database</c> of the configuration.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Database";

    /// <summary>Which database: <c>Sqlite</c>, <c>SqlServer</c> or <c>PostgreSql</c>; in any letter case. When left out: the one that this build is made for first.</summary>
    [Required]
    public string Kind { get; set; } = KnownDatabases.Default;

    /// <summary>How to reach it, in the database's own form, e.g. <c>Data Source=data/orgchart.db</c>.</summary>
    [Required]
    public string ConnectionString { get; set; } = KnownDatabases.DefaultConnectionString;

    /// <summary>
    /// How to reach a read replica of it, from which an instance reads the whole directory when it starts, so that the database itself is spared; what the replica lacks
    /// still is read from the database. Null when there is none. Not for SQLite.
    /// </summary>
    public string? ReplicaConnectionString { get; set; }
}
