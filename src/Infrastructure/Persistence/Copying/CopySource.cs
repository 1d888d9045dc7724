using System.Data.Common;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Persistence.Copying;

/// <summary>The database that is copied, as it was at one moment.</summary>
internal sealed class CopySource : IAsyncDisposable
{
    private readonly IDatabaseStrategy? strategy;

    private CopySource(DbConnection connection, DbTransaction transaction, IDatabaseStrategy? strategy) => (Connection, Transaction, this.strategy) = (connection, transaction, strategy);

    public DbConnection Connection { get; }

    public DbTransaction Transaction { get; }

    /// <summary>Opens it.</summary>
    /// <exception cref="OperationRefusedException">It cannot be read.</exception>
    public static async Task<CopySource> OpenAsync(string option, DatabaseOptions options, CancellationToken cancellationToken)
    {
        if (options.Kind.Equals(SourceFile.Kind, StringComparison.OrdinalIgnoreCase))
        {
            var file = await SourceFile.OpenAsync(option, options.ConnectionString, cancellationToken);
            return new(file, SourceFile.BeginReading(file), strategy: null);
        }

        var database = DatabaseAddress.StrategyOf(option, options);
        var connection = await DatabaseAddress.NamedAsync(option, () => database.OpenAsync(cancellationToken));
        return new(connection, await database.BeginReadingAsync(connection, cancellationToken), database);
    }

    /// <summary>Sees to it that the tables are exactly those of this version.</summary>
    /// <exception cref="OperationRefusedException">They are not.</exception>
    public async Task EnsureTablesAsync(string option, IReadOnlyList<string> known, CancellationToken cancellationToken)
    {
        var applied = new List<string>();
        try
        {
            await using var command = Command("SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"");
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) applied.Add(reader.GetString(0));
        }
        catch (DbException exception)
        {
            throw new OperationRefusedException($"{option} is no database of OrgChart: {exception.Message}", exception);
        }

        if (applied.Except(known).FirstOrDefault() is { } later)
            throw new OperationRefusedException($"{option} was made by a later version of OrgChart: it has the migration {later}, which this version does not know. Copy with that version.");
        if (known.Except(applied).ToList() is { Count: > 0 } missing)
            throw new OperationRefusedException($"{option} lacks {missing.Count} migrations, the first is {missing[0]}. Run on that database: orgchart migrate up");
    }

    public DbCommand Command(string sql) => Rows.Command(Connection, Transaction, sql);

    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
        (strategy as IDisposable)?.Dispose();
    }
}
