using OrgChart.Application.Imports;
using OrgChart.Application.Imports.ImportDirectory;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.Units;
using OrgChart.IntegrationTests.Imports.Geds;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Imports;

/// <summary>Tests that load files into a database.</summary>
/// <param name="database">The kind of database.</param>
public abstract class ImportTest(ITestDatabase database) : DatabaseTest(database)
{
    private protected Task<ImportOutcome> LoadAsync(
        Organisation organisation, string[]? departments = null, bool dryRun = false, bool force = false) =>
        LoadAsync(organisation.Extract().File(), departments, dryRun, force);

    private protected Task<ImportOutcome> LoadAsync(
        SourceFile file, string[]? departments = null, bool dryRun = false, bool force = false, TestHost? host = null,
        Action<ImportProgress>? progress = null, CancellationToken cancellationToken = default) =>
        (host ?? Host).SendAsync(
            new ImportDirectoryCommand("geds", file, departments ?? [], dryRun, force, new Watcher(progress)), cancellationToken);

    /// <summary>Edits the unit of a source key by hand.</summary>
    private protected Task EditAsync(GedsUnit unit, Action<OrgUnit> edit) => Host.InScopeAsync(async scope =>
    {
        var all = await scope.Units.ListAsync(CancellationToken.None);
        edit(all.Single(candidate => candidate.SourceKey?.Key == unit.Key));
        await scope.Work.CommitAsync(CancellationToken.None);
    });

    /// <summary>Edits an employee by hand.</summary>
    private protected async Task EditAsync(string surname, Action<Employee> edit)
    {
        var id = await IdOfAsync(surname);
        await Host.InScopeAsync(async scope =>
        {
            edit((await scope.Employees.FindAsync(id, CancellationToken.None))!);
            await scope.Work.CommitAsync(CancellationToken.None);
        });
    }

    private protected async Task<OrgUnitId> IdOfAsync(GedsUnit unit) =>
        new(int.Parse(await ValueAsync($"SELECT id FROM org_units WHERE source_key = '{unit.Key}'"), System.Globalization.CultureInfo.InvariantCulture));

    private protected async Task<EmployeeId> IdOfAsync(string surname) =>
        new(int.Parse(await ValueAsync($"SELECT id FROM employees WHERE surname = '{surname}'"), System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Some columns of a person.</summary>
    private protected Task<string> PersonAsync(string surname, string columns) =>
        ValueAsync($"SELECT {columns} FROM employees WHERE surname = '{surname}'");

    /// <summary>Some columns of a unit.</summary>
    private protected Task<string> UnitAsync(GedsUnit unit, string columns) =>
        ValueAsync($"SELECT {columns} FROM org_units WHERE source_key = '{unit.Key}'");

    private protected async Task<string> ValueAsync(string sql) => (await Host.RowsAsync(sql)).Single();

    private sealed class Watcher(Action<ImportProgress>? watch) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => watch?.Invoke(value);
    }
}
