using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Persistence.Copying;

/// <summary>The database that is copied to: empty, or nothing is done. All is written in one transaction.</summary>
internal sealed class CopyTarget(string option, OrgChartContext context, IDatabaseStrategy database) : IAsyncDisposable
{
    private IDisposable? turn;
    private IDbContextTransaction? transaction;

    public DbConnection Connection => context.Database.GetDbConnection();

    public DbTransaction Transaction => transaction!.GetDbTransaction();

    /// <summary>Makes the tables, unless they are there.</summary>
    /// <exception cref="OperationRefusedException">There are others, or it cannot be reached.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var schema = new Schema(context, database);
        var migrations = await DatabaseAddress.NamedAsync(option, () => schema.StatusAsync(cancellationToken));
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (applied.Count == migrations.Count && migrations.All(migration => migration.Applied)) return;
        if (applied.Count > 0)
            throw new OperationRefusedException(
                $"{option} has the tables of another version of OrgChart: {applied.Count} migrations, the last is {applied[^1]}, and not the {migrations.Count} of this version. Take a database without tables.");
        if (await context.GetService<IRelationalDatabaseCreator>().HasTablesAsync(cancellationToken))
            throw new OperationRefusedException($"{option} has tables that are not OrgChart's. Take a database without tables.");
        await schema.UpAsync(name: null, cancellationToken);
    }

    /// <summary>Begins the transaction.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        turn = await database.TakeWriteTurnAsync(cancellationToken);
        transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await database.LockStructureAsync(context, cancellationToken);
    }

    /// <summary>Sees to it that there is nothing but what migrations put there, and removes that.</summary>
    /// <exception cref="OperationRefusedException">There is more.</exception>
    public async Task EnsureEmptyAsync(IReadOnlyList<PlainTable> tables, CancellationToken cancellationToken)
    {
        var design = context.GetService<IDesignTimeModel>().Model;
        var used = new List<string>();
        foreach (var table in tables)
            if (!await HasOnlySeedsAsync(table, design, cancellationToken)) used.Add(table.Name);
        if (used.Count > 0)
            throw new OperationRefusedException($"{option} is in use already: there are rows in {string.Join(", ", used)}. Nothing is overwritten; take a database without tables, or one that was only migrated.");
        foreach (var table in tables.Reverse())
        {
            await using var command = Rows.Command(Connection, Transaction, $"DELETE FROM \"{table.Name}\"");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Writes the rows of a table.</summary>
    /// <exception cref="OperationRefusedException">The database does not take them.</exception>
    public async Task WriteAsync(PlainTable table, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        try
        {
            await database.InsertManyAsync(Connection, Transaction, table.Name, table.Columns, rows, cancellationToken);
        }
        catch (DbException exception)
        {
            throw new OperationRefusedException($"{option} does not take the rows of {table.Name}; nothing was kept. {exception.Message}", exception);
        }
    }

    /// <summary>Makes it lasting.</summary>
    public Task CommitAsync() => transaction!.CommitAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null) await transaction.DisposeAsync();
        turn?.Dispose();
    }

    private async Task<bool> HasOnlySeedsAsync(PlainTable table, IModel design, CancellationToken cancellationToken)
    {
        var expected = new RowDigest();
        foreach (var seed in table.Seeds(design)) expected.Add(seed);
        return await Rows.CountAsync(Connection, Transaction, table, cancellationToken) == expected.Rows
            && Rows.DigestOf(Connection, Transaction, table, _ => { }, cancellationToken).ToString() == expected.ToString();
    }
}
