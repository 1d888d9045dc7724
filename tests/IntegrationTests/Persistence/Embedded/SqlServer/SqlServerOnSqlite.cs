using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OrgChart.Infrastructure.Persistence.Databases;
using OrgChart.Infrastructure.Persistence.Databases.Embedded;

namespace OrgChart.IntegrationTests.Persistence.Embedded.SqlServer;

/// <summary>
/// SQL Server's strategy and EF Core's provider for it, with SQLite at the other end: every statement is parsed as T-SQL, its names are looked up, and what it says is done by SQLite, so
/// that the code under test goes on with true results. It shows nothing of SQL Server's locks, isolation or types.
/// </summary>
internal sealed class SqlServerOnSqlite(string connectionString) : SqlServerStrategy(new DatabaseOptions { ConnectionString = connectionString })
{
    private static readonly ConcurrentDictionary<string, string> Translations = new(StringComparer.Ordinal);

    // One writer at a time, as SQLite wants it, and awaited: SQLite itself would block the thread.
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> WriteTurns = new(StringComparer.Ordinal);

    private readonly SqlConnectionStringBuilder builder = new(connectionString);

    /// <summary>All statements that have come by, of all databases of this run.</summary>
    public static IEnumerable<string> Statements => Translations.Keys;

    /// <summary>The tables that rows were copied into, with their columns.</summary>
    public static ConcurrentDictionary<string, IReadOnlyList<string>> Copies { get; } = new(StringComparer.Ordinal);

    /// <summary>What the server answers to those who want the lock of the structure.</summary>
    public int LockResult { get; init; }

    public override void Configure(DbContextOptionsBuilder options) => options.UseSqlServer(Connect(builder));

    /// <summary>Parses a statement, looks its names up and translates it.</summary>
    internal static string Translate(string sql) => Translations.GetOrAdd(sql, _ =>
    {
        // Only tests do this, to take a table away for a while.
        if (sql.Contains(" RENAME TO ", StringComparison.Ordinal)) return sql;
        var script = TSql.Parse(sql);
        // A migration is about tables that are only just made, or nearly gone; the schema is what it leads to.
        if (script.IsAboutRows()) TSqlNames.Check(script, SqlServerSchema.Newest);
        return SqliteTranslation.Of(sql, script);
    });

    protected override DbConnection Connect(SqlConnectionStringBuilder connectionString) => new Connection(connectionString.ConnectionString, LockResult);

    protected override async Task CopyAsync(
        DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, DbDataReader rows, CancellationToken cancellationToken)
    {
        Copies[table] = columns;
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO [{table}] ({string.Join(", ", columns.Select(column => $"[{column}]"))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        foreach (var column in columns) command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{command.Parameters.Count}", Value = DBNull.Value });
        while (await rows.ReadAsync(cancellationToken))
        {
            for (var i = 0; i < columns.Count; i++) command.Parameters[i].Value = rows.GetValue(i);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Does something with SQLite; what goes wrong goes wrong in SQL Server's way.</summary>
    private static T AsSqlServer<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException exception)
        {
            throw SqlErrors.Make(exception.Message, exception.SqliteExtendedErrorCode switch
            {
                1555 => 2627,
                2067 => 2601,
                787 => 547,
                _ => exception.SqliteErrorCode switch { 5 or 6 => 1222, 13 => 1105, 14 or 26 => 4060, _ => 50_000 },
            });
        }
    }

    private sealed class Connection([AllowNull] string connectionString, int lockResult) : DbConnection
    {
        private readonly PooledSqliteConnection inner = new(OnSqlite(new SqlConnectionStringBuilder(connectionString)));

        [AllowNull]
        public override string ConnectionString { get; set; } = connectionString;

        public override string Database => inner.Database;

        public override string DataSource => inner.DataSource;

        public override string ServerVersion => "15.00";

        public override ConnectionState State => inner.State;

        public override void Open() => AsSqlServer(() =>
        {
            inner.Open();
            inner.CreateFunction("sp_getapplock", () => lockResult);
            using var command = inner.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF";
            return command.ExecuteNonQuery();
        });

        public override void Close() => inner.Close();

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
            new Transaction(this, AsSqlServer(() => inner.BeginTransaction(deferred: isolationLevel == IsolationLevel.Snapshot)), isolationLevel, turn: null);

        protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken)
        {
            if (isolationLevel == IsolationLevel.Snapshot) return BeginDbTransaction(isolationLevel);
            var turn = WriteTurns.GetOrAdd(inner.DataSource, _ => new SemaphoreSlim(1));
            if (!await turn.WaitAsync(TimeSpan.FromSeconds(inner.DefaultTimeout), cancellationToken)) throw SqlErrors.Make("Lock request time out period exceeded.", 1222);
            try
            {
                return new Transaction(this, AsSqlServer(() => inner.BeginTransaction()), isolationLevel, turn);
            }
            catch
            {
                turn.Release();
                throw;
            }
        }

        protected override DbCommand CreateDbCommand() => new Command(this, inner.CreateCommand());

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        private static string OnSqlite(SqlConnectionStringBuilder builder) => new SqliteConnectionStringBuilder
        {
            DataSource = builder.InitialCatalog, ForeignKeys = true, DefaultTimeout = builder.ConnectTimeout,
        }.ToString();
    }

    private sealed class Transaction(Connection connection, SqliteTransaction inner, IsolationLevel isolation, SemaphoreSlim? turn) : DbTransaction
    {
        private SemaphoreSlim? held = turn;

        public SqliteTransaction Inner => inner;

        public override IsolationLevel IsolationLevel => isolation;

        public override bool SupportsSavepoints => true;

        protected override DbConnection DbConnection => connection;

        public override void Commit() => AsSqlServer(() =>
        {
            inner.Commit();
            return 0;
        });

        public override void Rollback() => inner.Rollback();

        public override void Save(string savepointName) => inner.Save(savepointName);

        public override void Rollback(string savepointName) => inner.Rollback(savepointName);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                Interlocked.Exchange(ref held, null)?.Release();
            }

            base.Dispose(disposing);
        }
    }

    private sealed class Command(Connection connection, SqliteCommand inner) : DbCommand
    {
        private string text = "";
        private DbTransaction? transaction;

        [AllowNull]
        public override string CommandText { get => text; set => text = value ?? ""; }

        public override int CommandTimeout { get; set; } = 30;

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get => connection; set => _ = value; }

        protected override DbParameterCollection DbParameterCollection => inner.Parameters;

        protected override DbTransaction? DbTransaction
        {
            get => transaction;
            set
            {
                transaction = value;
                inner.Transaction = ((Transaction?)value)?.Inner;
            }
        }

        public override void Cancel() => inner.Cancel();

        public override int ExecuteNonQuery() => Translated() ? AsSqlServer(inner.ExecuteNonQuery) : -1;

        public override object? ExecuteScalar() => Translated() ? AsSqlServer(inner.ExecuteScalar) : null;

        public override void Prepare() => throw new NotSupportedException();

        protected override DbParameter CreateDbParameter() => inner.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
            Translated() ? AsSqlServer(() => inner.ExecuteReader(behavior)) : throw new InvalidOperationException($"This gives no rows: {text}");

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        /// <summary>Whether anything is left to do.</summary>
        private bool Translated()
        {
            inner.CommandText = Translate(text);
            return inner.CommandText.Length > 0;
        }
    }
}
