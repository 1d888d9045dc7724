using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using NUnit.Framework;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Persistence;
using OrgChart.IntegrationTests.Support;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, string?>;

namespace OrgChart.IntegrationTests.Persistence;

/// <summary>Migrations down and up again with rows in every table: what the remaining migrations hold stays as it is.</summary>
[TestFixtureSource(typeof(TestDatabases), nameof(TestDatabases.Served))]
public sealed class RoundTripTests(ITestDatabase database) : DatabaseTest(database)
{
    private static readonly string[] Seeded = ["directory_revision", "id_blocks", "scheduled_work"];

    [Test]
    public async Task Every_table_of_the_model_can_be_filled()
    {
        var tables = await FillAsync();

        foreach (var table in tables)
            Assert.That(await Host.RowsAsync($"SELECT COUNT(*) FROM {table}"), Is.EqualTo(new[] { Seeded.Contains(table) ? Count(await Host.RowsAsync($"SELECT * FROM {table}")) : $"{FullTables.RowsEach}" }), table);
        Assert.That(tables, Is.SupersetOf(Seeded).And.Member("org_units").And.Member("used_codes"));
        Assert.That((await Host.RowsAsync("SELECT revision FROM directory_revision")).Single(), Is.EqualTo("42"));
    }

    [Test]
    public async Task Down_one_by_one_and_up_again_changes_nothing_that_the_remaining_migrations_hold()
    {
        var tables = await FillAsync();
        var full = await FullTables.ReadAsync(Host, tables);
        var migrations = await Host.InScopeAsync(scope => scope.Get<ISchema>().StatusAsync(CancellationToken.None));
        var held = new Stack<IReadOnlyDictionary<string, IReadOnlyList<Row>>>();
        held.Push(full);

        for (var left = migrations.Count - 1; left >= 1; left--)
        {
            await DownAsync(migrations[left - 1].Name);
            var now = await FullTables.ReadAsync(Host, await TablesOfAsync(left));
            Assert.That(now, Is.Not.Empty);
            foreach (var (table, rows) in now)
            {
                var kinds = await KindsOfAsync(left);
                var expected = full[table].Where(row => table != "id_blocks" || kinds.Contains(row["kind"]!));
                Assert.That(Texts(rows), Is.EqualTo(Texts(expected, KeysOf(rows))), $"{table} without {migrations[left].Name}");
            }

            held.Push(now);
        }

        held.Pop();
        for (var applied = 2; applied <= migrations.Count; applied++)
        {
            var kept = await FullTables.ReadAsync(Host, await TablesOfAsync(applied - 1));
            await UpAsync(migrations[applied - 1].Name);
            foreach (var (table, rows) in kept)
            {
                var keys = rows.Select(row => row.Values.First()).ToHashSet();
                var now = await Host.RecordsAsync($"SELECT * FROM {table}");
                Assert.That(Texts(table == "id_blocks" ? now.Where(row => keys.Contains(row["kind"])) : now, KeysOf(rows)), Is.EqualTo(Texts(rows)), $"{table} with {migrations[applied - 1].Name}");
            }
        }

        foreach (var table in tables.Except(await TablesOfAsync(1)).Except(Seeded)) Assert.That(await Host.RowsAsync($"SELECT * FROM {table}"), Is.Empty, table);
    }

    [Test]
    public async Task Down_to_nothing_and_up_again_gives_a_new_database()
    {
        var fresh = await StateAsync();
        await FillAsync();
        Assert.That(await StateAsync(), Is.Not.EqualTo(fresh));

        await DownAsync("0");
        Assert.That((await Host.InScopeAsync(scope => scope.Get<ISchema>().StatusAsync(CancellationToken.None))).Select(migration => migration.Applied), Is.All.False);
        await UpAsync(name: null);

        Assert.That(await StateAsync(), Is.EqualTo(fresh));
        await FillAsync();
    }

    private static string Count(IReadOnlyList<string> rows) => rows.Count > 0 ? $"{rows.Count}" : "at least one";

    private static IEnumerable<string>? KeysOf(IReadOnlyList<Row> rows) => rows is [var first, ..] ? first.Keys : null;

    private static IReadOnlyList<string> Texts(IEnumerable<Row> rows, IEnumerable<string>? columns = null)
    {
        var some = columns?.ToHashSet(StringComparer.Ordinal);
        return [.. rows.Select(row => string.Join('|', row.Where(cell => some?.Contains(cell.Key) != false).OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => $"{cell.Key}={cell.Value ?? "null"}"))).Order(StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<string>> FillAsync()
    {
        await FullTables.FillAsync(Host);
        return [.. (await FullTables.AllAsync(Host)).Select(table => table.Name)];
    }

    /// <summary>The operations of the first migrations.</summary>
    private Task<IReadOnlyList<MigrationOperation>> OperationsOfAsync(int migrations) => Host.InScopeAsync(scope =>
    {
        var context = scope.Get<OrgChartContext>();
        var assembly = context.GetService<IMigrationsAssembly>();
        return Task.FromResult<IReadOnlyList<MigrationOperation>>(
            [.. assembly.Migrations.OrderBy(migration => migration.Key, StringComparer.Ordinal).Take(migrations).SelectMany(migration => assembly.CreateMigration(migration.Value, context.Database.ProviderName!).UpOperations)]);
    });

    private async Task<IReadOnlyList<string>> TablesOfAsync(int migrations)
    {
        var operations = await OperationsOfAsync(migrations);
        return [.. operations.OfType<CreateTableOperation>().Select(table => table.Name).Except(operations.OfType<DropTableOperation>().Select(table => table.Name))];
    }

    private async Task<IReadOnlySet<string>> KindsOfAsync(int migrations) => (await OperationsOfAsync(migrations)).OfType<InsertDataOperation>()
        .Where(insert => insert.Table == "id_blocks")
        .SelectMany(insert => Enumerable.Range(0, insert.Values.GetLength(0)).Select(row => $"{insert.Values[row, Array.IndexOf(insert.Columns, "kind")]}")).ToHashSet(StringComparer.Ordinal);

    private async Task<IReadOnlyList<string>> StateAsync()
    {
        var state = new List<string>();
        foreach (var query in Database.Shape) state.AddRange(await Host.RowsAsync(query));
        return [.. state, .. await Tables.TextsAsync(Host)];
    }

    private Task UpAsync(string? name) => Host.InScopeAsync(scope => scope.Get<ISchema>().UpAsync(name, CancellationToken.None));

    private Task DownAsync(string? name) => Host.InScopeAsync(scope => scope.Get<ISchema>().DownAsync(name, CancellationToken.None));
}
