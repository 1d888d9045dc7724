using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.Databases.Embedded;

/// <summary>Backups of a file that servers work with. A backup is a database of its own, without what was deleted, in one file and for its owner's eyes only.</summary>
internal sealed class SqliteBackups(SqliteStrategy database, TimeProvider time) : IDatabaseBackups
{
    private const string NothingChanged = "Nothing was changed.";

    private static readonly byte[] Header = [.. "SQLite format 3"u8, 0];

    public async Task<BackupFile> BackUpAsync(string file, bool overwrite, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(file);
        if (target.StartsWith(database.File, StringComparison.Ordinal) && target[database.File.Length..] is "" or "-wal" or "-shm")
            throw new OperationRefusedException($"{target} is the database itself. Take another name.");
        if (!File.Exists(database.File)) throw new OperationRefusedException($"There is no database {database.File} (Database:ConnectionString).");
        if (File.Exists(target) && !overwrite) throw new OperationRefusedException($"{target} is there already. --force replaces it.");
        var unfinished = NameBeside(target);
        try
        {
            await using (var connection = await OpenAsync(database.File, SqliteOpenMode.ReadWrite, cancellationToken)) await WriteAsync(connection, unfinished, cancellationToken);
            var revision = await CheckAsync(unfinished, cancellationToken);
            File.Move(unfinished, target, overwrite);
            return new(target, new FileInfo(target).Length, revision);
        }
        catch (SqliteException exception)
        {
            throw new OperationRefusedException($"{database.File} could not be backed up: {exception.Message}", exception);
        }
        finally
        {
            Remove(unfinished);
        }
    }

    public async Task<RestoredDatabase> RestoreAsync(string file, bool force, CancellationToken cancellationToken)
    {
        var source = Path.GetFullPath(file);
        await EnsureDatabaseAsync(source, cancellationToken);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(database.File)!);
        var own = NameBeside(database.File);
        try
        {
            try
            {
                await CheckAsync(source, cancellationToken);
                // The file itself stays as it is; an older one is brought up to date in a copy.
                await CopyAsync(source, own, cancellationToken);
                await MigrateAsync(source, own, cancellationToken);
                await CheckAsync(own, cancellationToken);
            }
            catch (SqliteException exception)
            {
                throw new OperationRefusedException($"{source} is damaged or no whole database: {exception.Message} {NothingChanged}", exception);
            }

            return await ReplaceAsync(own, force, cancellationToken);
        }
        finally
        {
            Remove(own);
        }
    }

    private async Task<RestoredDatabase> ReplaceAsync(string file, bool force, CancellationToken cancellationToken)
    {
        await using var context = ContextOf(database);
        await new Schema(context, database).EnsureReadyAsync(cancellationToken);
        await EnsureKnownAsync(context, database.File, cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var stamp = string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd'T'HHmmss}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}");
        var previous = Path.Combine(Path.GetDirectoryName(database.File)!, $"{Path.GetFileNameWithoutExtension(database.File)}-before-restore-{stamp}.db");
        await using var connection = await OpenAsync(database.File, SqliteOpenMode.ReadWrite, cancellationToken);
        await ExecuteAsync(connection, "ATTACH $file AS restored", cancellationToken, ("$file", file));
        var replaced = false;
        try
        {
            // From here on nobody else writes, so that what is kept is what is replaced; readers go on.
            await using var transaction = connection.BeginTransaction();
            var restore = new SqliteRestore(connection, context.Model, now);
            if (!force && await restore.HasSomethingAsync(cancellationToken))
                throw new OperationRefusedException($"There are units, people or accounts in {database.File}. --force replaces them; what is there now is kept in a file. {NothingChanged}");
            await using (var reader = await OpenAsync(database.File, SqliteOpenMode.ReadWrite, cancellationToken)) await WriteAsync(reader, previous, cancellationToken);
            var revision = await restore.RunAsync(cancellationToken);
            // From here on nobody knows when something goes wrong: what was there is kept.
            replaced = true;
            transaction.Commit();
            return new(revision, previous);
        }
        finally
        {
            if (!replaced) Remove(previous);
        }
    }

    /// <summary>Makes an empty file that only its owner reads: there are hashes of passwords in what follows.</summary>
    private static void Create(string file)
    {
        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(file, settings).Dispose();
    }

    /// <summary>Copies a file that nobody writes to, page by page.</summary>
    private static async Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        Create(to);
        await using var source = await OpenAsync(from, SqliteOpenMode.ReadOnly, cancellationToken);
        await using var target = await OpenAsync(to, SqliteOpenMode.ReadWrite, cancellationToken);
        source.BackupDatabase(target);
    }

    /// <summary>Writes what a connection sees to a new file, forced to disk. What was deleted is not in it.</summary>
    private static async Task WriteAsync(SqliteConnection connection, string file, CancellationToken cancellationToken)
    {
        Create(file);
        await ExecuteAsync(connection, "VACUUM INTO $file", cancellationToken, ("$file", file));
        using var written = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(written);
    }

    /// <summary>Sees to it that a file is a whole database of OrgChart; gives the directory's revision in it.</summary>
    private static async Task<long> CheckAsync(string file, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(file, SqliteOpenMode.ReadOnly, cancellationToken);
        var damage = await ReadAsync(connection, "PRAGMA integrity_check", cancellationToken);
        if (damage != "ok") throw new OperationRefusedException($"{file} is damaged: {damage}. {NothingChanged}");
        if (await ReadAsync(connection, "PRAGMA foreign_key_check", cancellationToken) is { } orphan)
            throw new OperationRefusedException($"{file} is damaged: rows of {orphan} refer to some that are not there. {NothingChanged}");
        if (await ReadAsync(connection, "SELECT count(*) FROM sqlite_master WHERE name IN ('__EFMigrationsHistory', 'directory_revision')", cancellationToken) != "2")
            throw new OperationRefusedException($"{file} is a database, but not one of OrgChart. {NothingChanged}");
        return long.Parse(await ReadAsync(connection, "SELECT revision FROM directory_revision", cancellationToken) ?? "0", CultureInfo.InvariantCulture);
    }

    private static async Task EnsureDatabaseAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file)) throw new OperationRefusedException($"There is no file {file}.");
        var start = new byte[Header.Length];
        await using var stream = File.OpenRead(file);
        if (await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken) < start.Length || !start.AsSpan().SequenceEqual(Header))
            throw new OperationRefusedException($"{file} is no SQLite database. {NothingChanged}");
    }

    private static async Task MigrateAsync(string name, string file, CancellationToken cancellationToken)
    {
        using var strategy = new SqliteStrategy(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        // EF Core looks through a connection that only reads, on which the settings of the first connection have no effect.
        await (await strategy.OpenAsync(cancellationToken)).DisposeAsync();
        await using var context = ContextOf(strategy);
        await EnsureKnownAsync(context, name, cancellationToken);
        await new Schema(context, strategy).UpAsync(name: null, cancellationToken);
    }

    private static async Task EnsureKnownAsync(OrgChartContext context, string file, CancellationToken cancellationToken)
    {
        if ((await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(context.Database.GetMigrations()).FirstOrDefault() is { } later)
            throw new OperationRefusedException($"{file} was made by a later version of OrgChart: it has the migration {later}, which this version does not know. {NothingChanged}");
    }

    private static OrgChartContext ContextOf(SqliteStrategy strategy)
    {
        var options = new DbContextOptionsBuilder<OrgChartContext>();
        strategy.Configure(options);
        return new(options.Options);
    }

    private static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode, CancellationToken cancellationToken)
    {
        // References are not looked after row by row: what is put here was checked as a whole.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, ForeignKeys = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        if (mode != SqliteOpenMode.ReadOnly) await ExecuteAsync(connection, "PRAGMA synchronous=FULL", cancellationToken);
        return connection;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The first cell of a query; null when there is no row.</summary>
    private static async Task<string?> ReadAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
    }

    private static string NameBeside(string file) => $"{file}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.unfinished";

    private static void Remove(string file)
    {
        foreach (var part in (string[])["", "-wal", "-shm", "-journal"]) File.Delete(file + part);
    }
}
