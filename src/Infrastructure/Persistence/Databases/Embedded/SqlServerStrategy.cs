using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.Databases.Embedded;

/// <summary>
/// SQL Server: any number of writers; changes to the structure one after the other, by an application lock. No server runs where OrgChart is built; docs/operating/sql-server.md
/// says what is tested nonetheless. Not sealed, so that tests can put another connection beneath it.
/// </summary>
internal class SqlServerStrategy : IDatabaseStrategy
{
    /// <summary>The value of <c>Database:Kind</c>.</summary>
    public const string KindName = "SqlServer";

    /// <summary>Waits for the lock of the structure, which ends with the transaction, and says how that went.</summary>
    internal const string LockStatement =
        "DECLARE @result int; EXEC @result = sp_getapplock @Resource = N'OrgChart.structure', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = 20000; SELECT @result;";

    /// <summary>Waits for the lock of the tables, which ends with the connection.</summary>
    internal const string SchemaLockStatement =
        "DECLARE @result int; EXEC @result = sp_getapplock @Resource = N'OrgChart.schema', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = -1; SELECT @result;";

    /// <summary>The settings of the database that <see cref="VerifyAsync"/> looks at. By name: in an elastic pool of Azure the numbers differ.</summary>
    internal const string SettingsQuery =
        "SELECT snapshot_isolation_state, is_read_committed_snapshot_on, delayed_durability_desc, collation_name FROM sys.databases WHERE name = DB_NAME()";

    private const string Example = "an example is Server=db.example.org;Database=orgchart;User ID=orgchart;Password=...";

    // The directory of a government, from a slow disk.
    private const int SecondsToReadMany = 600;

    // -999 is a call that makes no sense; the other negative results are a wait that was too long, was cancelled, or would never end.
    private const int WrongCall = -999;

    private readonly SqlConnectionStringBuilder writing;
    private readonly SqlConnectionStringBuilder reading;
    private readonly SqlConnectionStringBuilder? replica;

    public SqlServerStrategy(DatabaseOptions options)
    {
        writing = BuilderOf(options.ConnectionString, nameof(DatabaseOptions.ConnectionString));
        reading = ForReading(writing);
        if (!string.IsNullOrEmpty(options.ReplicaConnectionString)) replica = ForReading(BuilderOf(options.ReplicaConnectionString, nameof(DatabaseOptions.ReplicaConnectionString)));
    }

    public bool MigratesItself => false;

    public virtual void Configure(DbContextOptionsBuilder options) => options.UseSqlServer(writing.ConnectionString);

    public Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => OpenAsync(reading, nameof(DatabaseOptions.ConnectionString), cancellationToken);

    public Task<DbConnection> OpenReplicaAsync(CancellationToken cancellationToken) =>
        replica is null ? OpenAsync(cancellationToken) : OpenAsync(replica, nameof(DatabaseOptions.ReplicaConnectionString), cancellationToken);

    // Versions of rows instead of locks: all statements see the moment of the first one, and no writer waits.
    public async Task<DbTransaction> BeginReadingAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.Snapshot, cancellationToken);

    public async Task ReadManyAsync(DbConnection connection, DbTransaction? transaction, string sql, Action<IRow> take, CancellationToken cancellationToken)
    {
        await using var command = CommandOf(connection, transaction, sql);
        command.CommandTimeout = SecondsToReadMany;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var row = new Row(reader);
        while (await reader.ReadAsync(cancellationToken))
        {
            row.Begin();
            take(row);
        }
    }

    public async Task VerifyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = CommandOf(connection, transaction: null, SettingsQuery);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) throw new OperationRefusedException($"SQL Server shows no settings of the database {writing.InitialCatalog} to this login.");
        if (Number(reader, 0) != 1)
            throw Refused("does not allow snapshot isolation, in which the directory is read", "ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON");
        if (Number(reader, 1) != 1)
            throw Refused("lets readers wait for writers", "ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE");
        if (Convert.ToString(reader.GetValue(2), CultureInfo.InvariantCulture) == "FORCED")
            throw Refused("answers writes before they are on the disk", "ALTER DATABASE CURRENT SET DELAYED_DURABILITY = DISABLED");
        // Keys of sources, tokens and idempotency keys differ when one letter does; other databases compare texts like that, too.
        if (Convert.ToString(reader.GetValue(3), CultureInfo.InvariantCulture)?.Contains("_BIN2", StringComparison.OrdinalIgnoreCase) != true)
            throw Refused("does not tell all letters apart (its collation must be a BIN2 one)", "CREATE DATABASE ... COLLATE Latin1_General_100_BIN2, as a new database");
    }

    // Writers need not wait for each other; the structure has a lock of its own.
    public Task<IDisposable> TakeWriteTurnAsync(CancellationToken cancellationToken) => Task.FromResult<IDisposable>(Turn.Instance);

    public async Task<IAsyncDisposable> LockSchemaAsync(CancellationToken cancellationToken)
    {
        // A connection of its own, which no pool keeps: the lock goes with it, however it ends.
        var connection = await OpenAsync(new(writing.ConnectionString) { Pooling = false }, nameof(DatabaseOptions.ConnectionString), cancellationToken);
        await using var command = CommandOf(connection, transaction: null, SchemaLockStatement);
        command.CommandTimeout = 0;
        await command.ExecuteScalarAsync(cancellationToken);
        return connection;
    }

    public async Task LockStructureAsync(OrgChartContext context, CancellationToken cancellationToken)
    {
        await using var command = CommandOf(context.ConnectionInTransaction(), context.Database.CurrentTransaction?.GetDbTransaction(), LockStatement);
        var result = Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        if (result == WrongCall) throw new InvalidOperationException("sp_getapplock does not take this call; there must be a transaction.");
        if (result < 0) throw new DatabaseBusyException();
    }

    public IDatabaseBackups Backups(TimeProvider time) => new ServerBackups(
        "SQL Server", "BACKUP DATABASE orgchart TO DISK = 'FILE' WITH CHECKSUM", "RESTORE DATABASE orgchart FROM DISK = 'FILE' WITH REPLACE");

    // Other instances look for themselves.
    public Task AnnounceAsync(OrgChartContext context, long revision, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ListenAsync(Func<long, Task> heard, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task InsertManyAsync(
        DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows,
        CancellationToken cancellationToken)
    {
        await using var reader = new SqlServerRows(columns, rows);
        await CopyAsync(connection, transaction, table, columns, reader, cancellationToken);
    }

    public DatabaseFault Diagnose(Exception exception) => SqlServerErrors.Diagnose(exception);

    /// <summary>What copies rows into a table. It checks what an INSERT would check, references among it, and has all the time it takes.</summary>
    internal static SqlBulkCopy CopyInto(SqlConnection connection, SqlTransaction? transaction, string table, IReadOnlyList<string> columns)
    {
        var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.CheckConstraints, transaction) { DestinationTableName = $"[{table}]", BulkCopyTimeout = 0 };
        for (var i = 0; i < columns.Count; i++) copy.ColumnMappings.Add(i, columns[i]);
        return copy;
    }

    /// <summary>Makes a connection that is not open yet.</summary>
    protected virtual DbConnection Connect(SqlConnectionStringBuilder connectionString) => new SqlConnection(connectionString.ConnectionString);

    /// <summary>Copies rows into a table.</summary>
    protected virtual async Task CopyAsync(
        DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, DbDataReader rows, CancellationToken cancellationToken)
    {
        using var copy = CopyInto((SqlConnection)connection, (SqlTransaction)transaction, table, columns);
        await copy.WriteToServerAsync(rows, cancellationToken);
    }

    private static SqlConnectionStringBuilder BuilderOf(string connectionString, string key)
    {
        try
        {
            var builder = new SqlConnectionStringBuilder(connectionString);
            if (builder.DataSource.Length == 0) throw new OperationRefusedException($"{DatabaseOptions.Section}:{key} names no server; {Example}");
            if (builder.InitialCatalog.Length == 0) throw new OperationRefusedException($"{DatabaseOptions.Section}:{key} names no database; {Example}");
            if (!builder.ShouldSerialize("Application Name")) builder.ApplicationName = "OrgChart";
            // This client's own default is to send everything but the password in the clear.
            if (!builder.ShouldSerialize("Encrypt")) builder.Encrypt = true;
            return builder;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new OperationRefusedException($"{DatabaseOptions.Section}:{key} is not one that SQL Server understands ({exception.Message}); {Example}", exception);
        }
    }

    // The isolation level stays with a connection when it goes back to the pool. Those that read get a pool of their own, which the name makes.
    private static SqlConnectionStringBuilder ForReading(SqlConnectionStringBuilder builder) => new(builder.ConnectionString) { ApplicationName = builder.ApplicationName + " reading" };

    private static DbCommand CommandOf(DbConnection connection, DbTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }

    private static int Number(DbDataReader reader, int column) => Convert.ToInt32(reader.GetValue(column), CultureInfo.InvariantCulture);

    private async Task<DbConnection> OpenAsync(SqlConnectionStringBuilder builder, string key, CancellationToken cancellationToken)
    {
        var connection = Connect(builder);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch (SqlException exception)
        {
            await connection.DisposeAsync();
            throw new OperationRefusedException($"The database {builder.InitialCatalog} on {builder.DataSource} ({DatabaseOptions.Section}:{key}) cannot be reached: {exception.Message}", exception);
        }
    }

    private OperationRefusedException Refused(string what, string command) =>
        new($"The database {writing.InitialCatalog} {what}. Run in it: {command}");

    private sealed class Row(DbDataReader reader) : IRow
    {
        private readonly TypeCode[] types = [.. Enumerable.Range(0, reader.FieldCount).Select(i => Type.GetTypeCode(reader.GetFieldType(i)))];
        private byte[] letters = new byte[4096];
        private int used;

        /// <summary>The texts of the row before are not valid any more.</summary>
        public void Begin() => used = 0;

        public bool IsNull(int column) => reader.IsDBNull(column);

        public long Number(int column) => reader.IsDBNull(column) ? 0 : types[column] switch
        {
            TypeCode.Int64 => reader.GetInt64(column),
            TypeCode.Int32 => reader.GetInt32(column),
            _ => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture),
        };

        public ReadOnlySpan<byte> Text(int column)
        {
            if (reader.IsDBNull(column)) return [];
            var text = reader.GetString(column);
            var most = Encoding.UTF8.GetMaxByteCount(text.Length);
            if (letters.Length - used < most)
            {
                // Texts of this row that somebody holds stay in the old array.
                letters = new byte[Math.Max(letters.Length * 2, most)];
                used = 0;
            }

            var start = used;
            used += Encoding.UTF8.GetBytes(text, letters.AsSpan(start));
            return letters.AsSpan(start, used - start);
        }
    }

    private sealed class Turn : IDisposable
    {
        public static readonly Turn Instance = new();

        public void Dispose()
        {
        }
    }
}
