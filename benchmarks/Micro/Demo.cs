using System.Data.Common;
using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using OrgChart.Application.Imports;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Application.Operations;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Infrastructure.Directory;
using OrgChart.Infrastructure.Persistence.Databases;

namespace OrgChart.Benchmarks;

/// <summary>The demo organisation in memory.</summary>
/// <param name="Units">The units.</param>
/// <param name="Employees">The people; of each only name and unit.</param>
internal sealed record Demo(UnitTable Units, EmployeeTable Employees)
{
    private static Demo? loaded;

    /// <summary>The one that was loaded: a benchmark's setup cannot await.</summary>
    public static Demo Loaded => loaded ?? throw new InvalidOperationException("Load it first.");

    /// <summary>Loads the demo organisation into a database of its own, as the command line does, and reads it from there.</summary>
    public static async Task LoadAsync()
    {
        var folder = Directory.CreateTempSubdirectory("orgchart-benchmarks-");
        try
        {
            await using var services = Services.On(Path.Combine(folder.FullName, "demo.db"));
            await using (var scope = services.CreateAsyncScope())
            {
                var file = new SourceFile("organisation.csv", () => File.OpenRead(Extract()));
                var command = new ImportDirectoryCommand("geds", file, [], DryRun: false, Force: false, new Progress<ImportProgress>());
                await scope.ServiceProvider.GetRequiredService<ISchema>().EnsureReadyAsync(CancellationToken.None);
                var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
                if (outcome.Import.State != ImportState.Succeeded) throw new InvalidOperationException(outcome.Import.ErrorMessage);
            }

            await using var connection = await services.GetRequiredService<IDatabaseStrategy>().OpenAsync(CancellationToken.None);
            loaded = await ReadAsync(connection);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Demo> ReadAsync(DbConnection connection)
    {
        var units = new List<UnitRow>();
        await using (var row = await QueryAsync(connection, "SELECT id, parent_id, name_en, name_fr FROM org_units"))
            while (await row.ReadAsync())
                units.Add(new(row.GetInt32(0), row.IsDBNull(1) ? null : row.GetInt32(1), new(Text(row, 2), Text(row, 3)), LocalizedText.None, null, 1));

        var employees = new EmployeeTableBuilder();
        var nowhere = new Locality(LocalizedText.None, LocalizedText.None, LocalizedText.None);
        await using (var row = await QueryAsync(connection, "SELECT id, unit_id, surname, given_name FROM employees"))
            while (await row.ReadAsync())
                employees.Add(new(
                    row.GetInt32(0), row.GetInt32(1), null, row.GetString(2), row.GetString(3), LocalizedText.None, null, null,
                    LocalizedText.None, nowhere, null, LocalizedText.None, null, null, 1));

        var table = new UnitTable(units);
        return new(table, new EmployeeTable(employees, table));
    }

    private static async Task<DbDataReader> QueryAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteReaderAsync();
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static string Extract([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "demo", "organisation.csv");
}
