using Microsoft.EntityFrameworkCore;
using OrgChart.Infrastructure.Persistence;
using OrgChart.Infrastructure.Persistence.Copying;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.IntegrationTests.Support;

/// <summary>Rows in every table of the model, made from the model: with nulls, accents, negative numbers and moments to the last digit, and the higher unit after the lower one.</summary>
internal static class FullTables
{
    /// <summary>How many rows a table gets that migrations put nothing into.</summary>
    public const int RowsEach = 5;

    // Has nothing but what it must have.
    private const int EmptyRow = 3;

    /// <summary>All tables, those that others refer to first.</summary>
    public static Task<IReadOnlyList<PlainTable>> AllAsync(TestHost host) => host.InScopeAsync(scope => Task.FromResult(PlainTable.AllOf(scope.Get<OrgChartContext>().Model)));

    /// <summary>Fills every table.</summary>
    public static Task FillAsync(TestHost host) => host.InScopeAsync(async scope =>
    {
        await host.ExecuteAsync(
            "UPDATE directory_revision SET revision = 42; UPDATE id_blocks SET next_id = next_id + 100 * kind; "
            + $"UPDATE scheduled_work SET next_at = '2026-03-02 09:30:00.123456{(host.Kind == "Sqlite" ? "" : "+00:00")}'");
        var database = scope.Get<IDatabaseStrategy>();
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        // Lower units come before the higher ones here; whoever reads them in this order must not write them in it.
        if (host.Kind == "Sqlite") await Rows.Command(connection, transaction, "PRAGMA defer_foreign_keys = ON").ExecuteNonQueryAsync();
        foreach (var table in await AllAsync(host))
            if (await Rows.CountAsync(connection, transaction, table, CancellationToken.None) == 0)
                await database.InsertManyAsync(connection, transaction, table.Name, table.Columns, RowsOf(table, scope.Get<OrgChartContext>()), CancellationToken.None);
        await transaction.CommitAsync();
    });

    /// <summary>All rows of all tables by table; a row is its columns and values, so that the order of columns does not matter.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>> ReadAsync(TestHost host, IEnumerable<string> tables)
    {
        var all = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>(StringComparer.Ordinal);
        foreach (var table in tables) all.Add(table, await host.RecordsAsync($"SELECT * FROM {table}"));
        return all;
    }

    /// <summary>Rows for a table.</summary>
    public static IEnumerable<object?[]> RowsOf(PlainTable table, OrgChartContext context)
    {
        var nullable = context.Model.FindEntityType(table.EntityName)!.GetProperties().Select(property => property.IsNullable).ToList();
        for (var n = 1; n <= RowsEach; n++)
            yield return [.. table.Columns.Select((column, i) => ValueOf(table, column, table.Types[i], nullable[i], n))];
    }

    private static object? ValueOf(PlainTable table, string column, Type type, bool isNullable, int n)
    {
        var principal = table.References.Where(reference => reference.Column == column).Select(reference => reference.Principal).SingleOrDefault();
        if (principal == table.Name) return n == RowsEach ? null : n + 1;
        if (principal is not null || (table.Key.Contains(column) && type != typeof(string))) return type == typeof(long) ? (object)(long)n : n;
        if (isNullable && n == EmptyRow) return null;
        if (type == typeof(int)) return n == 4 ? -n : 7 * n;
        if (type == typeof(long)) return n == 4 ? long.MinValue : 10_000_000_000 * n;
        if (type == typeof(bool)) return n % 2 == 0;
        if (type == typeof(DateTime)) return n == 1 ? new DateTime(1999, 12, 31, 23, 59, 59, DateTimeKind.Utc).AddTicks(9_999_999) : A.Monday.AddDays(n).AddTicks(1_234_567);
        return column == "message" && n == 2 ? string.Concat(Enumerable.Repeat("Œuvré ’𝔊 \"'\\\t\n", 1000)) : n == 5 && isNullable ? "" : $"{column}é{n}";
    }
}
