using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.Databases;

/// <summary>All that databases disagree on. One object per database, chosen once at start from the configuration.</summary>
internal interface IDatabaseStrategy : IDatabaseFaults, IDatabaseFacts
{
    /// <summary>How the database is backed up and put back.</summary>
    /// <param name="time">The clock.</param>
    IDatabaseBackups Backups(TimeProvider time);

    /// <summary>Configures EF Core for this database.</summary>
    void Configure(DbContextOptionsBuilder options);

    /// <summary>Opens a connection of its own, for reading much in one go.</summary>
    /// <exception cref="OperationRefusedException">The database cannot be opened; the message names the key or the file.</exception>
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Opens a connection for reading the whole directory: to the replica where one is configured, which may lag behind, else to the database itself.</summary>
    /// <exception cref="OperationRefusedException">The database cannot be opened; the message names the key or the file.</exception>
    Task<DbConnection> OpenReplicaAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction in which all reads see the same moment, and which keeps no writer out.</summary>
    Task<DbTransaction> BeginReadingAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Reads many rows the fast way, within the connection's transaction.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="transaction">Its transaction, if there is one.</param>
    /// <param name="sql">The query.</param>
    /// <param name="take">Gets each row; it is only valid during the call.</param>
    Task ReadManyAsync(DbConnection connection, DbTransaction? transaction, string sql, Action<IRow> take, CancellationToken cancellationToken);

    /// <summary>Checks that an answered write is durable with the settings in effect.</summary>
    /// <exception cref="OperationRefusedException">It would not be.</exception>
    Task VerifyAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Waits for this process's turn to write; the next one's comes when the result is disposed.</summary>
    Task<IDisposable> TakeWriteTurnAsync(CancellationToken cancellationToken);

    /// <summary>Keeps every other process from changing the tables until the result is disposed; does nothing where the database itself sees to it.</summary>
    Task<IAsyncDisposable> LockSchemaAsync(CancellationToken cancellationToken);

    /// <summary>Within a transaction: keeps every other change to the structure out until it ends.</summary>
    Task LockStructureAsync(OrgChartContext context, CancellationToken cancellationToken);

    /// <summary>Within a transaction: tells other instances of the directory's new revision as soon as it is lasting; does nothing where they have to look for themselves.</summary>
    Task AnnounceAsync(OrgChartContext context, long revision, CancellationToken cancellationToken);

    /// <summary>Hears until it is cancelled what instances announce. A message may be lost, and some databases tell nothing: whoever has to know looks from time to time as well.</summary>
    /// <param name="heard">Called with each revision that is announced, one after the other.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task ListenAsync(Func<long, Task> heard, CancellationToken cancellationToken);

    /// <summary>Writes many rows the fast way, within the connection's transaction.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="transaction">Its transaction.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">A value for each column; one array may serve for all rows.</param>
    Task InsertManyAsync(
        DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows,
        CancellationToken cancellationToken);
}
