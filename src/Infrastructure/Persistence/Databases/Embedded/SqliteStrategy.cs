using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using OrgChart.Application.Operations;
using SQLitePCL;

namespace OrgChart.Infrastructure.Persistence.Databases.Embedded;

/// <summary>SQLite in a file: one writer at a time, write-ahead log, every commit forced to disk.</summary>
internal sealed class SqliteStrategy : IDatabaseStrategy, IDisposable
{
    /// <summary>The value of <c>Database:Kind</c>.</summary>
    public const string KindName = "Sqlite";

    // FULL forces every commit to disk, so that an answered write survives a power failure.
    private const string Settings = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864;";

    // A full load of a government writes for a few seconds; whoever waits longer is better told so.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private readonly SqliteConnectionStringBuilder connectionString;
    private readonly SemaphoreSlim writeTurn = new(1);

    public SqliteStrategy(string connectionString)
    {
        try
        {
            this.connectionString = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
            // How long another process is waited for; the caller hears 503 with Retry-After then, and not after half a minute.
            if (!connectionString.Contains("Timeout", StringComparison.OrdinalIgnoreCase)) this.connectionString.DefaultTimeout = (int)LongestWait.TotalSeconds;
        }
        catch (ArgumentException exception)
        {
            throw new OperationRefusedException(
                $"Database:ConnectionString is not one that SQLite understands ({exception.Message}); an example is Data Source=data/orgchart.db.", exception);
        }

        if (this.connectionString.DataSource.Length == 0)
            throw new OperationRefusedException("Database:ConnectionString names no file; an example is Data Source=data/orgchart.db.");
    }

    public bool MigratesItself => true;

    /// <summary>The file.</summary>
    public string File => Path.GetFullPath(connectionString.DataSource);

    public IDatabaseBackups Backups(TimeProvider time) => new SqliteBackups(this, time);

    public void Configure(DbContextOptionsBuilder options) =>
        options.UseSqlite(new PooledSqliteConnection(connectionString.ToString())).AddInterceptors(new SettingsInterceptor());

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new PooledSqliteConnection(connectionString.ToString());
        try
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            await connection.OpenAsync(cancellationToken);
            await ApplySettingsAsync(connection, cancellationToken);
            return connection;
        }
        catch (Exception exception)
        {
            await connection.DisposeAsync();
            if (exception is not (SqliteException or IOException or UnauthorizedAccessException)) throw;
            throw new OperationRefusedException(
                $"The database file {File} (Database:ConnectionString) cannot be used: {exception.Message} It must be an SQLite database, or not exist yet, in a folder that can be written to.",
                exception);
        }
    }

    // A file has no replica.
    public Task<DbConnection> OpenReplicaAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    public Task<DbTransaction> BeginReadingAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public Task ReadManyAsync(DbConnection connection, DbTransaction? transaction, string sql, Action<IRow> take, CancellationToken cancellationToken)
    {
        // Past ADO.NET, which makes a string of every text.
        var database = ((SqliteConnection)connection).Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement), database);
        using (statement)
        {
            var row = new Row(statement);
            int result;
            while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                cancellationToken.ThrowIfCancellationRequested();
                take(row);
            }

            if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, database);
        }

        return Task.CompletedTask;
    }

    public async Task VerifyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        (string Setting, string Wanted)[] wanted = [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")];
        foreach (var (setting, value) in wanted)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA " + setting;
            var effective = Convert.ToString(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
            if (!string.Equals(effective, value, StringComparison.OrdinalIgnoreCase))
                throw new OperationRefusedException(
                    $"SQLite runs {File} with {setting}={effective}, but {setting}={value} is needed for writes to be safe. Is it on a network file system?");
        }
    }

    public async Task<IDisposable> TakeWriteTurnAsync(CancellationToken cancellationToken)
    {
        if (!await writeTurn.WaitAsync(LongestWait, cancellationToken)) throw new DatabaseBusyException();
        return new Turn(writeTurn);
    }

    // Two processes that start at the same moment may both try; Schema looks again when one fails.
    public Task<IAsyncDisposable> LockSchemaAsync(CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable>(NoTurn.Instance);

    // A transaction of Microsoft.Data.Sqlite begins with BEGIN IMMEDIATE: it holds the only write lock already.
    public Task LockStructureAsync(OrgChartContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    // Other processes on the file look for themselves.
    public Task AnnounceAsync(OrgChartContext context, long revision, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ListenAsync(Func<long, Task> heard, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task InsertManyAsync(
        DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows,
        CancellationToken cancellationToken)
    {
        using var insert = new SqliteInsert(((SqliteConnection)connection).Handle!, table, columns);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            insert.Insert(row);
        }

        return Task.CompletedTask;
    }

    public DatabaseFault Diagnose(Exception exception) => DatabaseFaultException.In(exception) ?? Find(exception) switch
    {
        null => DatabaseFault.None,
        { SqliteExtendedErrorCode: 1555 or 2067 } => DatabaseFault.UniqueViolation,      // PRIMARYKEY, UNIQUE
        { SqliteExtendedErrorCode: 787 } => DatabaseFault.ReferenceViolation,           // FOREIGNKEY
        { SqliteErrorCode: 5 or 6 } => DatabaseFault.Busy,                              // BUSY, LOCKED
        { SqliteErrorCode: 13 } => DatabaseFault.DiskFull,                              // FULL
        { SqliteErrorCode: 8 or 10 or 11 or 14 or 26 } => DatabaseFault.Unavailable,    // READONLY, IOERR, CORRUPT, CANTOPEN, NOTADB
        _ => DatabaseFault.None,
    };

    public void Dispose() => writeTurn.Dispose();

    private static SqliteException? Find(Exception? exception)
    {
        while (exception is not null and not SqliteException) exception = exception.InnerException;
        return (SqliteException?)exception;
    }

    private static async Task ApplySettingsAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed class Row(sqlite3_stmt statement) : IRow
    {
        public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

        public long Number(int column) => raw.sqlite3_column_int64(statement, column);

        // A text's bytes are its UTF-8; a null has none.
        public ReadOnlySpan<byte> Text(int column) => raw.sqlite3_column_blob(statement, column);
    }

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        private SemaphoreSlim? held = semaphore;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }

    private sealed class NoTurn : IAsyncDisposable
    {
        public static readonly NoTurn Instance = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class SettingsInterceptor : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
            ApplySettingsAsync(connection, cancellationToken);
    }
}
