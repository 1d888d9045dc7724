using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Persistence;

internal sealed class Schema(OrgChartContext context, IDatabaseStrategy database) : ISchema
{
    // For five seconds: making all tables takes a fraction of one.
    private const int MostAttempts = 20;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(250);

    public async Task<IReadOnlyList<MigrationState>> StatusAsync(CancellationToken cancellationToken)
    {
        await ReachAsync(cancellationToken);
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return [.. context.Database.GetMigrations().Select(name => new MigrationState(name, applied.Contains(name)))];
    }

    public async Task<IReadOnlyList<string>> ListUnknownAsync(CancellationToken cancellationToken)
    {
        await ReachAsync(cancellationToken);
        return [.. (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(context.Database.GetMigrations(), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public async Task UpAsync(string? name, CancellationToken cancellationToken)
    {
        var all = await StatusAsync(cancellationToken);
        var target = name is null ? all[^1] : Find(all, name);
        if (target.Applied) return;
        await MigrateAsync(target.Name, cancellationToken);
    }

    public async Task DownAsync(string? name, CancellationToken cancellationToken)
    {
        var all = await StatusAsync(cancellationToken);
        var applied = all.Where(migration => migration.Applied).ToList();
        if (applied.Count == 0) throw new OperationRefusedException("The database has no migration that could be taken back.");
        var target = name switch
        {
            "0" => Migration.InitialDatabase,
            null => applied.Count == 1 ? Migration.InitialDatabase : applied[^2].Name,
            _ => Find(all, name) is { Applied: true } found
                ? found.Name
                : throw new OperationRefusedException($"The database does not have migration {name}; it cannot go back to it. See: orgchart migrate status."),
        };
        await MigrateAsync(target, cancellationToken);
    }

    public string Script(string? from, string? to, bool idempotent)
    {
        try
        {
            return context.GetService<IMigrator>().GenerateScript(NameOf(from), NameOf(to), idempotent ? MigrationsSqlGenerationOptions.Idempotent : MigrationsSqlGenerationOptions.Default);
        }
        catch (NotSupportedException exception) when (idempotent)
        {
            throw new OperationRefusedException(
                "This database knows no statements that ask first whether they are needed (--idempotent). Say with --from which migration it has; orgchart migrate status tells.", exception);
        }

        string? NameOf(string? name) => name is null or Migration.InitialDatabase
            ? name
            : Find([.. context.Database.GetMigrations().Select(migration => new MigrationState(migration, Applied: false))], name).Name;
    }

    public async Task EnsureReadyAsync(CancellationToken cancellationToken)
    {
        var missing = (await StatusAsync(cancellationToken)).Where(migration => !migration.Applied).ToList();
        if (missing.Count == 0) return;
        if (!database.MigratesItself) throw Lacking(missing);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await UpAsync(name: null, cancellationToken);
                return;
            }
            catch (DbException)
            {
                // Another process may be doing it at the same time, one migration after the other.
                if ((await StatusAsync(cancellationToken)).All(migration => migration.Applied)) return;
                if (attempt == MostAttempts) throw;
                await Task.Delay(BetweenAttempts, cancellationToken);
            }
        }
    }

    public async Task EnsureReadableAsync(CancellationToken cancellationToken)
    {
        if (database.File is { } file && !File.Exists(file))
            throw new OperationRefusedException($"There is no database file {file}. Is Database:ConnectionString right? orgchart import FILE makes one.");
        var missing = (await StatusAsync(cancellationToken)).Where(migration => !migration.Applied).ToList();
        if (missing.Count > 0) throw Lacking(missing);
    }

    private static OperationRefusedException Lacking(List<MigrationState> missing) =>
        new($"The database lacks {missing.Count} migrations, the first is {missing[0].Name}. Run: orgchart migrate up");

    private static MigrationState Find(IReadOnlyList<MigrationState> all, string name) =>
        all.FirstOrDefault(migration => migration.Name == name || migration.Name.EndsWith("_" + name, StringComparison.OrdinalIgnoreCase))
        ?? throw new OperationRefusedException($"There is no migration {name}; there are: {string.Join(", ", all.Select(migration => migration.Name))}.");

    private async Task MigrateAsync(string target, CancellationToken cancellationToken)
    {
        await using var turn = await database.LockSchemaAsync(cancellationToken);
        await context.GetService<IMigrator>().MigrateAsync(target, cancellationToken);
    }

    private async Task ReachAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await database.VerifyAsync(connection, cancellationToken);
    }
}
