namespace OrgChart.Application.Operations;

/// <summary>The database's tables, for those who operate it.</summary>
public interface ISchema
{
    /// <summary>All migrations in their order, and which of them the database has.</summary>
    Task<IReadOnlyList<MigrationState>> StatusAsync(CancellationToken cancellationToken);

    /// <summary>The migrations that the database has and this version does not know: a later version has been here. By name.</summary>
    Task<IReadOnlyList<string>> ListUnknownAsync(CancellationToken cancellationToken);

    /// <summary>Brings the database up to a migration.</summary>
    /// <param name="name">The last migration to apply, or null for all.</param>
    /// <exception cref="OperationRefusedException">There is no such migration.</exception>
    Task UpAsync(string? name, CancellationToken cancellationToken);

    /// <summary>Takes the database back.</summary>
    /// <param name="name">The migration that becomes the last one; <c>0</c> takes back all; null takes back one.</param>
    /// <exception cref="OperationRefusedException">There is no such migration, or nothing to take back.</exception>
    Task DownAsync(string? name, CancellationToken cancellationToken);

    /// <summary>The SQL of migrations, for administrators who run it themselves; the database is not asked.</summary>
    /// <param name="from">The migration that the database has; null or <c>0</c> when it has none.</param>
    /// <param name="to">The migration that it has afterwards; null for the last one. One before <paramref name="from"/> takes back.</param>
    /// <param name="idempotent">Whether each statement asks first if it is needed.</param>
    /// <exception cref="OperationRefusedException">There is no such migration, or the database knows no such scripts.</exception>
    string Script(string? from, string? to, bool idempotent);

    /// <summary>
    /// Sees to it that the database can be worked with: reachable, durable, and with the tables of this version. The embedded
    /// database brings itself up to date.
    /// </summary>
    /// <exception cref="OperationRefusedException">It cannot; the message says what to do.</exception>
    Task EnsureReadyAsync(CancellationToken cancellationToken);

    /// <summary>Sees to it that the database can be read: it is there and has the tables of this version. Nothing is made or changed.</summary>
    /// <exception cref="OperationRefusedException">It cannot; the message says what to do.</exception>
    Task EnsureReadableAsync(CancellationToken cancellationToken);
}

/// <summary>One migration.</summary>
/// <param name="Name">Its name, e.g. <c>20261121000000_Initial</c>.</param>
/// <param name="Applied">Whether the database has it.</param>
public sealed record MigrationState(string Name, bool Applied);

/// <summary>The operator asked for something that cannot be done, or configured something wrong; the message says what to do.</summary>
public sealed class OperationRefusedException(string message, Exception? inner = null) : Exception(message, inner);
