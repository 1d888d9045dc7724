using System.Data.Common;
using System.Globalization;

namespace OrgChart.Infrastructure.Persistence.Copying;

/// <summary>Reads rows of a table, one after the other.</summary>
internal static class Rows
{
    /// <summary>How many rows are read before somebody is told of it.</summary>
    public const int PerReport = 2_000;

    public static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql)
    {
        var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        return command;
    }

    /// <summary>How many rows a table has.</summary>
    public static async Task<long> CountAsync(DbConnection connection, DbTransaction transaction, PlainTable table, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, transaction, $"SELECT COUNT(*) FROM \"{table.Name}\"");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    /// <summary>The rows of a query; one array serves for all.</summary>
    public static IEnumerable<object?[]> Of(DbCommand command, PlainTable table)
    {
        using var reader = command.ExecuteReader();
        var row = new object?[table.Columns.Count];
        while (reader.Read())
        {
            table.Read(reader, row);
            yield return row;
        }
    }

    /// <summary>The hash of all rows of a table.</summary>
    /// <param name="connection">Where the table is.</param>
    /// <param name="transaction">The connection's transaction.</param>
    /// <param name="table">The table.</param>
    /// <param name="read">Called with each number of rows that were read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static RowDigest DigestOf(DbConnection connection, DbTransaction transaction, PlainTable table, Action<int> read, CancellationToken cancellationToken)
    {
        using var command = Command(connection, transaction, table.Select);
        var digest = new RowDigest();
        foreach (var row in Of(command, table))
        {
            digest.Add(row);
            if (digest.Rows % PerReport != 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            read(PerReport);
        }

        read((int)(digest.Rows % PerReport));
        return digest;
    }
}
