using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OrgChart.Infrastructure.Persistence.Databases.Embedded;

/// <summary>
/// Inserts many rows with one prepared statement, past ADO.NET, which looks every parameter up by its name for every row. A parameter keeps
/// its value from row to row, so only what differs from the row before is handed over.
/// </summary>
internal sealed class SqliteInsert : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly object?[] bound;
    private byte[] letters = new byte[1024];

    /// <summary>Prepares the statement.</summary>
    /// <param name="database">An open connection.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns.</param>
    public SqliteInsert(sqlite3 database, string table, IReadOnlyList<string> columns)
    {
        this.database = database;
        bound = new object?[columns.Count];    // nothing bound yet counts as null
        var values = string.Join(", ", columns.Select((_, i) => $"?{i + 1}"));
        Check(raw.sqlite3_prepare_v2(database, $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({values})", out statement));
    }

    /// <summary>Inserts a row.</summary>
    /// <param name="row">A value for each column.</param>
    public void Insert(object?[] row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (Equals(row[i], bound[i])) continue;
            Check(Bind(i + 1, row[i]));
            bound[i] = row[i];
        }

        if (raw.sqlite3_step(statement) is not raw.SQLITE_DONE and var error) SqliteException.ThrowExceptionForRC(error, database);
        Check(raw.sqlite3_reset(statement));
    }

    public void Dispose() => statement.Dispose();

    /// <summary>Binds a value in the form in which Microsoft.Data.Sqlite stores it.</summary>
    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, index),
        string { Length: > 0 } text => raw.sqlite3_bind_text(statement, index, Encode(text)),
        string => raw.sqlite3_bind_text(statement, index, ""),    // no bytes at all would be null
        int number => raw.sqlite3_bind_int(statement, index, number),
        bool flag => raw.sqlite3_bind_int(statement, index, flag ? 1 : 0),
        long number => raw.sqlite3_bind_int64(statement, index, number),
        DateTime moment => raw.sqlite3_bind_text(statement, index, Encode(moment.ToString(@"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture))),
        _ => throw new ArgumentException($"A value of type {value.GetType()} is not written in bulk.", nameof(value)),
    };

    /// <summary>The text as UTF-8; SQLite copies it, so one array serves for all.</summary>
    private ReadOnlySpan<byte> Encode(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (letters.Length < most) letters = new byte[most];
        return letters.AsSpan(0, Encoding.UTF8.GetBytes(text, letters));
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
