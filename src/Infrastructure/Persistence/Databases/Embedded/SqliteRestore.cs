using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;
using OrgChart.Application.Common;
using OrgChart.Infrastructure.Persistence.Copying;

namespace OrgChart.Infrastructure.Persistence.Databases.Embedded;

/// <summary>
/// Puts the rows of an attached database, called <c>restored</c>, in the place of those there are, within a transaction. What the world outside knows already stays true: a revision, an id
/// is never given a second time, and access that was ended stays ended.
/// </summary>
/// <param name="connection">The database, in a transaction.</param>
/// <param name="model">Tells the tables.</param>
/// <param name="now">The moment, UTC.</param>
internal sealed class SqliteRestore(SqliteConnection connection, IModel model, DateTime now)
{
    /// <summary>The action in the audit trail.</summary>
    public const string Action = "RestoreDatabase";

    // What is remembered of late against guesses and against tokens that were taken back; of both databases.
    private static readonly string[] Joined = ["access_endings", "sign_in_attempts", "used_codes"];

    /// <summary>Whether there is anything that would be missed.</summary>
    public async Task<bool> HasSomethingAsync(CancellationToken cancellationToken) =>
        await NumberAsync("SELECT EXISTS (SELECT 1 FROM main.org_units) OR EXISTS (SELECT 1 FROM main.employees) OR EXISTS (SELECT 1 FROM main.users)", cancellationToken) != 0;

    /// <summary>Replaces the rows; gives the new revision.</summary>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        // Servers see by the revision that there is something else, and by the gap in the trail that they have to read all of it; so do followers of the change feed.
        await RunAsync("UPDATE restored.directory_revision SET revision = 1 + max(revision, (SELECT revision FROM main.directory_revision))", cancellationToken);
        await RunAsync("UPDATE restored.id_blocks SET next_id = max(next_id, coalesce((SELECT there.next_id FROM main.id_blocks there WHERE there.kind = id_blocks.kind), 0))", cancellationToken);
        await RunAsync(
            $"""
            INSERT INTO restored.audit_entries (id, at, actor, action, revision, is_complete)
            SELECT next_id, $now, 'operator', '{Action}', (SELECT revision FROM restored.directory_revision), 0 FROM restored.id_blocks WHERE kind = {(int)IdKind.AuditEntry}
            """, cancellationToken);
        await RunAsync($"UPDATE restored.id_blocks SET next_id = next_id + 1 WHERE kind = {(int)IdKind.AuditEntry}", cancellationToken);
        // A refresh token that was used since would be good again, and a session that was ended; so all end.
        foreach (var side in (string[])["main", "restored"])
            await RunAsync($"INSERT OR IGNORE INTO main.access_endings (subject, version, at) SELECT 's' || id, 0, $now FROM {side}.sessions WHERE ended_at IS NULL", cancellationToken);
        await RunAsync("UPDATE restored.sessions SET ended_at = $now WHERE ended_at IS NULL", cancellationToken);

        var tables = PlainTable.AllOf(model);
        foreach (var table in tables.Reverse().Where(table => !Joined.Contains(table.Name))) await RunAsync($"DELETE FROM main.{table.Name}", cancellationToken);
        foreach (var table in tables)
        {
            var columns = string.Join(", ", table.Columns);
            await RunAsync($"INSERT OR {(Joined.Contains(table.Name) ? "IGNORE" : "ABORT")} INTO main.{table.Name} ({columns}) SELECT {columns} FROM restored.{table.Name}", cancellationToken);
        }

        return await NumberAsync("SELECT revision FROM main.directory_revision", cancellationToken);
    }

    private async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<long> NumberAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$now", now);
        return command;
    }
}
