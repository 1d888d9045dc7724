using System.Data.Common;
using System.Globalization;
using System.Text;
using OrgChart.Domain.Audit;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Directory;

/// <summary>Reads the directory, or what changed in it, consistent in itself, as fast as the database hands it out.</summary>
internal sealed class DirectoryReader(IDatabaseStrategy database)
{
    /// <summary>The most records that are read one by one; of more, everything is read again.</summary>
    public const int MaxChanges = 5_000;

    private const string Units = "SELECT id, parent_id, name_en, name_fr, acronym_en, acronym_fr, source_key, version, child_order FROM org_units";

    /// <summary>The revision of the directory in the database.</summary>
    public async Task<long> ReadRevisionAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await NumberAsync(connection, transaction: null, "SELECT revision FROM directory_revision", cancellationToken);
    }

    /// <summary>The directory in the database.</summary>
    public async Task<DirectorySnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var (revision, units, employees) = await ReadTablesAsync(cancellationToken);
        return new DirectorySnapshot(revision, units, employees);
    }

    /// <summary>The directory in the replica, if one is configured: maybe an older one.</summary>
    public async Task<DirectorySnapshot> ReadReplicaAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenReplicaAsync(cancellationToken);
        await using var transaction = await database.BeginReadingAsync(connection, cancellationToken);
        return await ReadAsync(connection, transaction, cancellationToken);
    }

    /// <summary>The same as somebody's transaction sees it, who has not committed yet.</summary>
    public async Task<DirectorySnapshot> ReadAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var (revision, units, employees) = await ReadTablesAsync(connection, transaction, cancellationToken);
        return new DirectorySnapshot(revision, units, employees);
    }

    /// <summary>The tables alone, and the revision they belong to.</summary>
    public async Task<(long Revision, UnitTable Units, EmployeeTable Employees)> ReadTablesAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await database.BeginReadingAsync(connection, cancellationToken);
        return await ReadTablesAsync(connection, transaction, cancellationToken);
    }

    private async Task<(long Revision, UnitTable Units, EmployeeTable Employees)> ReadTablesAsync(
        DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var revision = await NumberAsync(connection, transaction, "SELECT revision FROM directory_revision", cancellationToken);
        var units = new List<UnitRow>();
        await database.ReadManyAsync(connection, transaction, Units, row => units.Add(ToUnit(row)), cancellationToken);
        var employees = new EmployeeTableBuilder();
        await database.ReadManyAsync(connection, transaction, EmployeeTableBuilder.Query, employees.Add, cancellationToken);
        var unitTable = new UnitTable(units);
        return (revision, unitTable, new EmployeeTable(employees, unitTable));
    }

    /// <summary>What changed since a revision; null when that is not known or too much, so that everything has to be read.</summary>
    public async Task<DirectoryChanges?> ReadChangesAsync(long since, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await database.BeginReadingAsync(connection, cancellationToken);
        return await ReadChangesAsync(connection, transaction, since, cancellationToken);
    }

    /// <summary>The same as somebody's transaction sees it, who has not committed yet.</summary>
    public async Task<DirectoryChanges?> ReadChangesAsync(DbConnection connection, DbTransaction transaction, long since, CancellationToken cancellationToken)
    {
        var revision = await NumberAsync(connection, transaction, "SELECT revision FROM directory_revision", cancellationToken);
        var touched = new Dictionary<(AuditedResource Resource, int Id), bool>();
        var revisions = new HashSet<long>();
        // In the order in which it was done: what counts of a record is what was done to it last.
        var sql = string.Create(CultureInfo.InvariantCulture, $"""
            SELECT resource, resource_id, kind, revision FROM audit_changes
            WHERE revision > {since} AND resource IN ({(int)AuditedResource.Unit}, {(int)AuditedResource.Employee}) ORDER BY entry_id, ordinal
            """);
        await database.ReadManyAsync(connection, transaction, sql, Note, cancellationToken);
        // A revision of which nothing is listed: too much to be listed, or made by somebody who keeps no trail.
        if (revision < since || revisions.Count != revision - since || touched.Count > MaxChanges) return null;

        var units = new List<UnitRow>();
        var employees = new EmployeeTableBuilder();
        if (IdsOf(AuditedResource.Unit, isThere: true) is { Count: > 0 } unitIds)
            await database.ReadManyAsync(connection, transaction, $"{Units} WHERE id IN ({Join(unitIds)})", row => units.Add(ToUnit(row)), cancellationToken);
        if (IdsOf(AuditedResource.Employee, isThere: true) is { Count: > 0 } employeeIds)
            await database.ReadManyAsync(connection, transaction, $"{EmployeeTableBuilder.Query} WHERE id IN ({Join(employeeIds)})", employees.Add, cancellationToken);
        return new(revision, units, IdsOf(AuditedResource.Unit, isThere: false), employees, IdsOf(AuditedResource.Employee, isThere: false));

        void Note(IRow row)
        {
            revisions.Add(row.Number(3));
            if (touched.Count <= MaxChanges) touched[((AuditedResource)row.Number(0), (int)row.Number(1))] = (ChangeKind)row.Number(2) != ChangeKind.Removed;
        }

        HashSet<int> IdsOf(AuditedResource resource, bool isThere) =>
            [.. touched.Where(record => record.Key.Resource == resource && record.Value == isThere).Select(record => record.Key.Id)];
    }

    private static string Join(IEnumerable<int> ids) => string.Join(',', ids);

    private static async Task<long> NumberAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static UnitRow ToUnit(IRow row) => new(
        (int)row.Number(0), row.IsNull(1) ? null : (int)row.Number(1), Localized(row, 2), Localized(row, 4), Text(row, 6), row.Number(7), Text(row, 8));

    private static string? Text(IRow row, int column) => row.IsNull(column) ? null : Encoding.UTF8.GetString(row.Text(column));

    private static LocalizedText Localized(IRow row, int column) => new(Text(row, column), Text(row, column + 1));
}
