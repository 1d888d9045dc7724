using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using OrgChart.Infrastructure.Persistence;
using OrgChart.Infrastructure.Persistence.Databases;
using OrgChart.Infrastructure.Persistence.Databases.Embedded;

namespace OrgChart.IntegrationTests.Persistence.Embedded.SqlServer;

/// <summary>What the migrations make of an empty database of SQL Server.</summary>
internal static class SqlServerSchema
{
    private static readonly Lazy<TSqlSchema> LazyNewest = new(() => TSqlSchema.Of(Script(from: null, to: null)));

    /// <summary>The tables after all migrations.</summary>
    public static TSqlSchema Newest => LazyNewest.Value;

    /// <summary>A context that never meets a server.</summary>
    public static OrgChartContext NewContext()
    {
        var options = new DbContextOptionsBuilder<OrgChartContext>();
        new SqlServerStrategy(new DatabaseOptions { ConnectionString = "Server=nowhere;Database=orgchart" }).Configure(options);
        return new(options.Options);
    }

    /// <summary>The migrations' names, in their order.</summary>
    public static IReadOnlyList<string> Migrations()
    {
        using var context = NewContext();
        return [.. context.Database.GetMigrations()];
    }

    /// <summary>The statements from one migration to another, GO between them.</summary>
    public static string Script(string? from, string? to)
    {
        using var context = NewContext();
        return context.GetService<IMigrator>().GenerateScript(from, to, MigrationsSqlGenerationOptions.Default);
    }
}
