using System.Data.Common;
using System.Text;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Directory;

/// <summary>Reads the whole directory, consistent in itself, as fast as the database hands it out.</summary>
internal sealed class DirectoryReader(IDatabaseStrategy database)
{
    private const string Units = "SELECT id, parent_id, name_en, name_fr, acronym_en, acronym_fr, source_key, version FROM org_units";

    /// <summary>The revision of the directory in the database.</summary>
    public async Task<long> ReadRevisionAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await ReadRevisionAsync(connection, transaction: null, cancellationToken);
    }

    /// <summary>The directory in the database.</summary>
    public async Task<DirectorySnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var (revision, units, employees) = await ReadTablesAsync(cancellationToken);
        return new DirectorySnapshot(revision, units, employees);
    }

    /// <summary>The tables alone, and the revision they belong to.</summary>
    public async Task<(long Revision, UnitTable Units, EmployeeTable Employees)> ReadTablesAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await database.BeginReadingAsync(connection, cancellationToken);
        var revision = await ReadRevisionAsync(connection, transaction, cancellationToken);
        var units = new List<UnitRow>();
        await database.ReadManyAsync(connection, transaction, Units, row => units.Add(ToUnit(row)), cancellationToken);
        var employees = new EmployeeTableBuilder();
        await database.ReadManyAsync(connection, transaction, EmployeeTableBuilder.Query, employees.Add, cancellationToken);
        var unitTable = new UnitTable(units);
        return (revision, unitTable, new EmployeeTable(employees, unitTable));
    }

    private static async Task<long> ReadRevisionAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT revision FROM directory_revision";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static UnitRow ToUnit(IRow row) => new(
        (int)row.Number(0), row.IsNull(1) ? null : (int)row.Number(1), Localized(row, 2), Localized(row, 4), Text(row, 6), row.Number(7));

    private static string? Text(IRow row, int column) => row.IsNull(column) ? null : Encoding.UTF8.GetString(row.Text(column));

    private static LocalizedText Localized(IRow row, int column) => new(Text(row, column), Text(row, column + 1));
}
