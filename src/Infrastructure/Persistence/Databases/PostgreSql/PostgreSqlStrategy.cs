using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.Databases.PostgreSql;

/// <summary>PostgreSQL: any number of writers; changes to the structure one after the other, by an advisory lock.</summary>
internal sealed class PostgreSqlStrategy : IDatabaseStrategy, IDisposable
{
    /// <summary>The value of <c>Database:Kind</c>.</summary>
    public const string KindName = "PostgreSql";

    // "OrgChart" in ASCII; every instance takes the same.
    private const long StructureLock = 0x4F72674368617274;
    private const long SchemaLock = StructureLock + 1;

    // A full load of a government writes for a few seconds; whoever waits longer is better told so.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    // The channel of the directory's revisions.
    private const string Channel = "orgchart_revision";

    // Too many connections, out of memory, limit of the configuration, I/O error, only for reading after a failover, idle for too long, and whoever is not (yet) let in or finds no database.
    private static readonly HashSet<string> UnavailableStates = new(StringComparer.Ordinal) { "53300", "53200", "53400", "58030", "25006", "25P03", "28000", "28P01", "3D000" };

    // A listener waits for days; a connection that somebody in between has dropped is noticed after as many seconds.
    private const int ListenerKeepAlive = 30;

    private readonly string connectionString;
    private readonly string lockStructure;
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource? replica;

    public PostgreSqlStrategy(DatabaseOptions options)
    {
        connectionString = WithoutKerberos(options.ConnectionString);
        // Within the transaction, because pools between here and the server do not keep settings of a session; unless the operator has set one for all.
        var limit = connectionString.Contains("lock_timeout", StringComparison.Ordinal) ? "" : $"SET LOCAL lock_timeout = {(int)LongestWait.TotalMilliseconds}; ";
        lockStructure = string.Create(CultureInfo.InvariantCulture, $"{limit}SELECT pg_advisory_xact_lock({StructureLock})");
        source = SourceOf(connectionString, nameof(DatabaseOptions.ConnectionString));
        replica = string.IsNullOrEmpty(options.ReplicaConnectionString) ? null : SourceOf(WithoutKerberos(options.ReplicaConnectionString), nameof(DatabaseOptions.ReplicaConnectionString));
    }

    public bool MigratesItself => false;

    public IDatabaseBackups Backups(TimeProvider time) => new ServerBackups(
        "PostgreSQL", "pg_dump --format=custom --file=FILE \"postgres://USER@HOST/NAME\"", "pg_restore --clean --if-exists --single-transaction --dbname=\"postgres://USER@HOST/NAME\" FILE");

    // The snapshot of the model is EF Core 6's; a test compares the two there (ADR 2).
    public void Configure(DbContextOptionsBuilder options) =>
        options.UseNpgsql(source).ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    public Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => OpenAsync(source, nameof(DatabaseOptions.ConnectionString), cancellationToken);

    public Task<DbConnection> OpenReplicaAsync(CancellationToken cancellationToken) =>
        replica is null ? OpenAsync(cancellationToken) : OpenAsync(replica, nameof(DatabaseOptions.ReplicaConnectionString), cancellationToken);

    // All statements see the moment of the first one.
    public async Task<DbTransaction> BeginReadingAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    public async Task ReadManyAsync(DbConnection connection, DbTransaction? transaction, string sql, Action<IRow> take, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)connection, (NpgsqlTransaction?)transaction);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var row = new Row(reader);
        while (await reader.ReadAsync(cancellationToken)) take(row);
    }

    public async Task VerifyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        foreach (var setting in (string[])["fsync", "synchronous_commit"])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SHOW " + setting;
            var effective = Convert.ToString(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
            if (effective == "off")
                throw new OperationRefusedException(
                    $"PostgreSQL runs with {setting}=off; an answered write could be lost. Switch it on, for this database or the server.");
        }
    }

    // Writers need not wait for each other; the structure has a lock of its own.
    public Task<IDisposable> TakeWriteTurnAsync(CancellationToken cancellationToken) => Task.FromResult<IDisposable>(Turn.Instance);

    public async Task<IAsyncDisposable> LockSchemaAsync(CancellationToken cancellationToken)
    {
        // EF Core's own lock is on a table that the first migration makes. A connection and a transaction of its own: the lock goes with them, however they end, also behind a pool.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            string.Create(CultureInfo.InvariantCulture, $"SET LOCAL idle_in_transaction_session_timeout = 0; SELECT pg_advisory_xact_lock({SchemaLock})"), connection, transaction) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    public Task LockStructureAsync(OrgChartContext context, CancellationToken cancellationToken) => context.Database.ExecuteSqlRawAsync(lockStructure, cancellationToken);

    public Task AnnounceAsync(OrgChartContext context, long revision, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync(string.Create(CultureInfo.InvariantCulture, $"SELECT pg_notify('{Channel}', '{revision}')"), cancellationToken);

    public async Task ListenAsync(Func<long, Task> heard, CancellationToken cancellationToken)
    {
        // A connection of its own: the pool gives its connections to others.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = ListenerKeepAlive };
        await using var connection = new NpgsqlConnection(settings.ToString());
        await connection.OpenAsync(cancellationToken);
        var newest = 0L;
        connection.Notification += (_, message) => newest = long.Parse(message.Payload, CultureInfo.InvariantCulture);
        await using (var listen = new NpgsqlCommand("LISTEN " + Channel, connection)) await listen.ExecuteNonQueryAsync(cancellationToken);
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
            await heard(newest);
        }
    }

    public async Task InsertManyAsync(
        DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows,
        CancellationToken cancellationToken)
    {
        var names = string.Join(", ", columns.Select(column => $"\"{column}\""));
        await using var copy = await ((NpgsqlConnection)connection).BeginBinaryImportAsync($"COPY \"{table}\" ({names}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var value in row) await WriteAsync(copy, value, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    public DatabaseFault Diagnose(Exception exception) => DatabaseFaultException.In(exception) ?? Find(exception) switch
    {
        null => IsNameUnknown(exception) || IsOfBrokenConnection(exception) ? DatabaseFault.Unavailable : DatabaseFault.None,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => DatabaseFault.UniqueViolation,
        PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation } => DatabaseFault.ReferenceViolation,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => DatabaseFault.Undone,
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled } => DatabaseFault.Busy,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => DatabaseFault.DiskFull,
        PostgresException { SqlState: var state } when state.StartsWith("57P0", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal)
            || UnavailableStates.Contains(state) => DatabaseFault.Unavailable,
        PostgresException or NpgsqlOperationInProgressException => DatabaseFault.None,
        // What the driver itself reports is about the way to the server.
        _ => DatabaseFault.Unavailable,
    };

    public void Dispose()
    {
        source.Dispose();
        replica?.Dispose();
    }

    /// <summary>The driver would look for Kerberos at every connection, and complain where there is no library for it, as in the images of .NET; unless the operator says what he wants.</summary>
    private static string WithoutKerberos(string given) => given.Contains("gss", StringComparison.OrdinalIgnoreCase) ? given : given + ";GSS Encryption Mode=Disable";

    private static NpgsqlDataSource SourceOf(string connectionString, string key)
    {
        try
        {
            var builder = new NpgsqlDataSourceBuilder(connectionString);
            builder.ConnectionStringBuilder.ApplicationName ??= "OrgChart";
            return builder.Build();
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new OperationRefusedException(
                $"{DatabaseOptions.Section}:{key} is not one that PostgreSQL understands ({exception.Message}); an example is Host=db;Database=orgchart;Username=orgchart;Password=...", exception);
        }
    }

    private static async Task<DbConnection> OpenAsync(NpgsqlDataSource source, string key, CancellationToken cancellationToken)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or SocketException)
        {
            throw new OperationRefusedException($"The database ({DatabaseOptions.Section}:{key}) cannot be reached: {exception.Message}", exception);
        }
    }

    /// <summary>What was begun on a connection that broke without a word is refused by the driver as if somebody had used it wrongly ("Transaction is already completed", "Connection is not open").</summary>
    private static bool IsOfBrokenConnection(Exception? exception)
    {
        while (exception is not null and not InvalidOperationException { Source: nameof(Npgsql) }) exception = exception.InnerException;
        return exception is not null;
    }

    private static NpgsqlException? Find(Exception? exception)
    {
        while (exception is not null and not NpgsqlException) exception = exception.InnerException;
        return (NpgsqlException?)exception;
    }

    /// <summary>Whether a server's name could not be looked up, which the driver passes on as it comes (npgsql issue 5606). Those of other servers are asked over HTTP.</summary>
    private static bool IsNameUnknown(Exception? exception) => exception switch
    {
        null or HttpRequestException => false,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => true,
        _ => IsNameUnknown(exception.InnerException),
    };

    private static Task WriteAsync(NpgsqlBinaryImporter copy, object? value, CancellationToken cancellationToken) => value switch
    {
        null => copy.WriteNullAsync(cancellationToken),
        string text => copy.WriteAsync(text, cancellationToken),
        int number => copy.WriteAsync(number, cancellationToken),
        long number => copy.WriteAsync(number, cancellationToken),
        bool flag => copy.WriteAsync(flag, cancellationToken),
        DateTime moment => copy.WriteAsync(moment, cancellationToken),
        Enum member => copy.WriteAsync(Convert.ToInt32(member, CultureInfo.InvariantCulture), cancellationToken),
        _ => throw new ArgumentException($"A value of type {value.GetType()} is not written in bulk.", nameof(value)),
    };

    private sealed class Row(NpgsqlDataReader reader) : IRow
    {
        private readonly bool[] isLong = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetFieldType(i) == typeof(long))];

        public bool IsNull(int column) => reader.IsDBNull(column);

        public long Number(int column) => reader.IsDBNull(column) ? 0 : isLong[column] ? reader.GetInt64(column) : reader.GetInt32(column);

        public ReadOnlySpan<byte> Text(int column) => reader.IsDBNull(column) ? [] : reader.GetFieldValue<byte[]>(column);
    }

    private sealed class Turn : IDisposable
    {
        public static readonly Turn Instance = new();

        public void Dispose()
        {
        }
    }
}
