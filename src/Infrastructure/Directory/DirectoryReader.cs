using System.Data;
using System.Data.Common;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Infrastructure.Directory;

/// <summary>Reads the whole directory, consistent in itself, as fast as the database hands it out.</summary>
internal sealed class DirectoryReader(IDatabaseStrategy database)
{
    private const string Units = "SELECT id, parent_id, name_en, name_fr, acronym_en, acronym_fr, source_key, version FROM org_units";

    private const string Employees = """
        SELECT id, unit_id, manager_id, surname, given_name, job_title_en, job_title_fr, phone, email, street_en, street_fr,
               city_en, city_fr, province_en, province_fr, country_en, country_fr, postal_code, building_en, building_fr, floor, room, version
        FROM employees
        """;

    /// <summary>The revision of the directory in the database.</summary>
    public async Task<long> ReadRevisionAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await ReadRevisionAsync(connection, transaction: null, cancellationToken);
    }

    /// <summary>The directory in the database.</summary>
    public async Task<DirectorySnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await database.BeginReadingAsync(connection, cancellationToken);
        var revision = await ReadRevisionAsync(connection, transaction, cancellationToken);
        var units = new List<UnitRow>();
        await ForEachAsync(connection, transaction, Units, row => units.Add(ToUnit(row)), cancellationToken);
        var employees = new EmployeeTableBuilder();
        await ForEachAsync(connection, transaction, Employees, row => employees.Add(ToEmployee(row)), cancellationToken);
        var unitTable = new UnitTable(units);
        return new DirectorySnapshot(revision, unitTable, new EmployeeTable(employees, unitTable));
    }

    private static async Task<long> ReadRevisionAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT revision FROM directory_revision";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task ForEachAsync(
        DbConnection connection, DbTransaction transaction, string sql, Action<DbDataReader> take, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) take(reader);
    }

    private static UnitRow ToUnit(DbDataReader row) => new(
        row.GetInt32(0), row.IsDBNull(1) ? null : row.GetInt32(1), Localized(row, 2), Localized(row, 4), Text(row, 6), row.GetInt64(7));

    private static EmployeeRow ToEmployee(DbDataReader row) => new(
        row.GetInt32(0), row.GetInt32(1), row.IsDBNull(2) ? null : row.GetInt32(2), row.GetString(3), row.GetString(4),
        Localized(row, 5), Text(row, 7), Text(row, 8), Localized(row, 9), new Locality(Localized(row, 11), Localized(row, 13), Localized(row, 15)),
        Text(row, 17), Localized(row, 18), Text(row, 20), Text(row, 21), row.GetInt64(22));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static LocalizedText Localized(DbDataReader row, int column) => new(Text(row, column), Text(row, column + 1));
}
