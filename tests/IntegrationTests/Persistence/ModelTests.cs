using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using NUnit.Framework;
using OrgChart.Infrastructure.Persistence;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence;

public sealed class ModelTests(ITestDatabase database) : DatabaseTest(database)
{
    [Test]
    public async Task The_migrations_lead_to_the_model()
    {
        // The snapshot is that of SQLite's model; SQL Server's has filters of its own on unique indexes.
        if (Database.Kind == "SqlServer") Assert.Pass("SqlServerMigrationTests compares the tables themselves.");
        var differences = await Host.InScopeAsync(scope => Task.FromResult(Differences(scope, SnapshotOf(scope))));

        Assert.That(differences.Select(operation => operation.GetType().Name), Is.Empty, "run scripts/add-migration");
    }

    [Test]
    public async Task The_comparison_of_migrations_and_model_finds_what_differs()
    {
        var differences = await Host.InScopeAsync(scope => Task.FromResult(Differences(scope, snapshot: null)));

        Assert.That(differences.OfType<CreateTableOperation>().Select(table => table.Name), Has.Member("org_units").And.Member("employees"));
    }

    [Test]
    public async Task The_database_has_every_column_of_the_model()
    {
        var tables = await Host.InScopeAsync(scope => Task.FromResult(scope.Get<OrgChartContext>().Model.GetRelationalModel().Tables
            .ToDictionary(table => table.Name, table => table.Columns.Select(column => column.Name).ToList())));

        foreach (var (table, columns) in tables)
            Assert.That(await Host.RowsAsync($"SELECT {string.Join(", ", columns)} FROM {table} WHERE 1 = 0"), Is.Empty);
        Assert.That(tables.Keys, Is.EquivalentTo(new[]
        {
            "org_units", "employees", "teams", "team_members", "imports", "import_findings", "audit_entries", "audit_changes", "idempotency_keys", "id_blocks", "directory_revision",
            "access_log", "scheduled_work", "load_schedule", "absences",
            "users", "sessions", "refresh_tokens", "clients", "security_events", "access_endings", "sign_in_attempts", "used_codes",
        }));
    }

    private static IReadOnlyList<MigrationOperation> Differences(Scope scope, IRelationalModel? snapshot)
    {
        var context = scope.Get<OrgChartContext>();
        return context.GetService<IMigrationsModelDiffer>()
            .GetDifferences(snapshot, context.GetService<IDesignTimeModel>().Model.GetRelationalModel());
    }

    private static IRelationalModel SnapshotOf(Scope scope)
    {
        var context = scope.Get<OrgChartContext>();
        var model = context.GetService<IMigrationsAssembly>().ModelSnapshot!.Model;
        if (model is IMutableModel mutable) model = mutable.FinalizeModel();
        return context.GetService<IModelRuntimeInitializer>().Initialize(model, designTime: true, validationLogger: null).GetRelationalModel();
    }
}
