using System.Data.Common;
using Microsoft.Data.Sqlite;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.Databases;

/// <summary>An SQLite file that is only read, by plain ADO.NET: in every build, also in the one whose EF Core knows no SQLite.</summary>
internal static class SourceFile
{
    /// <summary>The kind of database.</summary>
    public const string Kind = "Sqlite";

    /// <summary>Opens the file for reading.</summary>
    /// <exception cref="OperationRefusedException">There is none, or it is no SQLite database.</exception>
    public static async Task<DbConnection> OpenAsync(string option, string connectionString, CancellationToken cancellationToken)
    {
        SqliteConnection? connection = null;
        var file = connectionString;
        try
        {
            file = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);
            if (!File.Exists(file)) throw new OperationRefusedException($"There is no file {file} ({option}).");
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM sqlite_master";
            await command.ExecuteScalarAsync(cancellationToken);
            return connection;
        }
        catch (Exception exception) when (exception is SqliteException or ArgumentException)
        {
            if (connection is not null) await connection.DisposeAsync();
            throw new OperationRefusedException($"{file} ({option}) cannot be read as an SQLite database: {exception.Message}", exception);
        }
    }

    /// <summary>Begins a transaction in which all reads see the same moment.</summary>
    public static DbTransaction BeginReading(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);
}
