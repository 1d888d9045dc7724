using System.ComponentModel.DataAnnotations;

namespace OrgChart.Infrastructure.Persistence.Databases;

/// <summary>Section <c>Database</c> of the configuration.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Database";

    /// <summary>Which database, e.g. <c>Sqlite</c>; in any letter case.</summary>
    [Required]
    public string Kind { get; set; } = "Sqlite";

    /// <summary>How to reach it, in the database's own form, e.g. <c>Data Source=data/orgchart.db</c>.</summary>
    [Required]
    public string ConnectionString { get; set; } = "Data Source=data/orgchart.db";
}
