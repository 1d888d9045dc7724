using System.Globalization;
using Microsoft.Data.Sqlite;
using NUnit.Framework;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Persistence;
using OrgChart.Infrastructure.Persistence.Copying;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence.Copying;

/// <summary>A whole database taken from an SQLite file to PostgreSQL. This build makes no such files; the test makes one with the columns of the model, as the other build would.</summary>
public sealed class CopyOfFileTests(ITestDatabase database) : DatabaseTest(database)
{
    private string folder = "";

    protected override bool WithTables => false;

    private string Source => Path.Combine(folder, "orgchart.db");

    [SetUp]
    public void MakeFolder() => folder = System.IO.Directory.CreateTempSubdirectory("orgchart-test-").FullName;

    [TearDown]
    public void RemoveFolder() => System.IO.Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Every_row_of_every_table_arrives()
    {
        var tables = await MakeFileAsync();

        var report = await CopyAsync();

        Assert.That(report.IsSame, string.Join('\n', report.Tables));
        Assert.That(report.Tables.Select(table => (table.Table, table.TargetRows)), Is.EqualTo(tables.Select(table => (table.Name, (long)FullTables.RowsEach))));
        Assert.That(await Host.RowsAsync("SELECT id, parent_id FROM org_units ORDER BY id"), Is.EqualTo(new[] { "1|2", "2|3", "3|4", "4|5", "5|null" }), "the lower ones first in the file");
        Assert.That(
            await Host.RowsAsync("SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') FROM used_codes ORDER BY user_id LIMIT 2"),
            Is.EqualTo(new[] { "1999-12-31 23:59:59.999999", "2026-03-04 09:30:00.123456" }), "cut, not rounded");
        Assert.That(await Host.RowsAsync("SELECT is_administrator, version, search_text FROM users WHERE id = 4"), Is.EqualTo(new[] { $"True|{long.MinValue}|search_texté4" }));
        Assert.That((await Host.RowsAsync("SELECT message FROM import_findings WHERE import_id = 2")).Single(), Does.StartWith("Œuvré ’𝔊 \"'\\\t\nŒ").And.Length.GreaterThan(10_000));
    }

    [Test]
    public async Task A_text_that_the_target_has_no_room_for_is_told_with_its_table_and_nothing_is_kept()
    {
        await MakeFileAsync();
        await InFileAsync($"UPDATE employees SET phone = '{new string('1', 1000)}' WHERE id = 2");

        Assert.That(Assert.ThrowsAsync<OperationRefusedException>(CopyAsync)!.Message, Does.Contain("employees").And.Contain("nothing was kept"));

        Assert.That(await Host.RowsAsync("SELECT id FROM org_units UNION ALL SELECT id FROM users"), Is.Empty);
        Assert.That(await Host.RevisionAsync(), Is.Zero);
    }

    [Test]
    public async Task A_file_that_is_none_or_no_database_is_refused()
    {
        Assert.That(Assert.ThrowsAsync<OperationRefusedException>(CopyAsync)!.Message, Does.Contain("There is no file").And.Contain("--from"));
        Assert.That(File.Exists(Source), Is.False);

        await File.WriteAllTextAsync(Source, new string('x', 5000));

        Assert.That(Assert.ThrowsAsync<OperationRefusedException>(CopyAsync)!.Message, Does.Contain("--from"));
    }

    [Test]
    public async Task The_file_is_only_read_from_by_this_build()
    {
        await MakeFileAsync();

        Assert.That(
            Assert.ThrowsAsync<OperationRefusedException>(() => new DatabaseCopy().CopyAsync($"PostgreSql;{ConnectionString}", $"sqlite:{Source}", new CopyTests.Watcher(), CancellationToken.None))!.Message,
            Does.Contain("--to").And.Contain("Sqlite"));
    }

    private Task<CopyReport> CopyAsync() => new DatabaseCopy().CopyAsync($"sqlite:{Source}", $"PostgreSql;{ConnectionString}", new CopyTests.Watcher(), CancellationToken.None);

    private async Task<IReadOnlyList<PlainTable>> MakeFileAsync()
    {
        var tables = await FullTables.AllAsync(Host);
        foreach (var table in tables)
        {
            var columns = table.Columns.Select((column, i) => $"{column} {(table.Types[i] == typeof(string) || table.Types[i] == typeof(DateTime) ? "TEXT" : "INTEGER")}");
            await InFileAsync($"CREATE TABLE {table.Name} ({string.Join(", ", columns)}, PRIMARY KEY ({string.Join(", ", table.Key)}))");
            foreach (var row in await Host.InScopeAsync(scope => Task.FromResult(FullTables.RowsOf(table, scope.Get<OrgChartContext>()).ToList())))
                await InFileAsync($"INSERT INTO {table.Name} VALUES ({string.Join(", ", row.Select((_, i) => $"$p{i}"))})", row);
        }

        await InFileAsync("CREATE TABLE \"__EFMigrationsHistory\" (\"MigrationId\" TEXT PRIMARY KEY, \"ProductVersion\" TEXT)");
        foreach (var migration in await Host.InScopeAsync(scope => scope.Get<ISchema>().StatusAsync(CancellationToken.None)))
            await InFileAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ($p0, '6.0.7')", migration.Name);
        return tables;
    }

    private async Task InFileAsync(string sql, params object?[] values)
    {
        await using var connection = new SqliteConnection($"Data Source={Source};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"$p{i}"), values[i] ?? DBNull.Value);
        await command.ExecuteNonQueryAsync();
    }
}
