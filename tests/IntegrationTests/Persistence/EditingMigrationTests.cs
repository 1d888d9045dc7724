using NUnit.Framework;
using OrgChart.Application.Audit.UndoChange;
using OrgChart.Application.Changes.ListChanges;
using OrgChart.Application.Common;
using OrgChart.Application.Employees.DrawReportingLine;
using OrgChart.Application.Idempotency;
using OrgChart.Application.Operations;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Application.Units.MoveUnit;
using OrgChart.Application.Units.OrderUnits;
using OrgChart.Domain.Employees;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence;

/// <summary>The migration that brought editing, taken back and made again with a directory in the database.</summary>
public sealed class EditingMigrationTests(ITestDatabase database) : EditingTest(database)
{
    private const string Units = "SELECT id, parent_id, name_en, name_fr, version FROM org_units ORDER BY id";
    private const string People = "SELECT id, unit_id, manager_id, surname, version FROM employees ORDER BY id";

    [Test]
    public async Task Down_and_up_again_keeps_units_and_people_and_editing_goes_on()
    {
        await SendAsync(new OrderUnitsCommand(1, [3], null));
        await SendAsync(new DrawReportingLineCommand(3, 4, ReportingLineKind.Dotted, null));
        await Host.InScopeAsync(scope => scope.Get<IIdempotencyStore>().AddAsync(new("tester", "key", "fingerprint", "{}", Time.Now), CancellationToken.None));
        var before = await DirectoryAsync();
        var migrations = await Host.InScopeAsync(scope => scope.Get<ISchema>().StatusAsync(CancellationToken.None));
        var last = migrations.ToList().FindIndex(migration => migration.Name.EndsWith("_Editing", StringComparison.Ordinal)) - 1;

        await Host.InScopeAsync(scope => scope.Get<ISchema>().DownAsync(migrations[last].Name, CancellationToken.None));
        Assert.That(await DirectoryAsync(), Is.EqualTo(before));
        foreach (var table in (string[])["teams", "team_members", "audit_entries", "audit_changes", "idempotency_keys"])
            Assert.CatchAsync(() => Host.RowsAsync($"SELECT * FROM {table}"), table);

        await Host.InScopeAsync(scope => scope.Get<ISchema>().UpAsync(name: null, CancellationToken.None));
        Assert.That(await DirectoryAsync(), Is.EqualTo(before));
        Assert.That(await Host.RowsAsync("SELECT id FROM org_units WHERE child_order IS NOT NULL UNION SELECT id FROM employees WHERE dotted_manager_ids IS NOT NULL"), Is.Empty);
        await Host.Directory.LoadAsync(CancellationToken.None);
        var token = (await Host.SendAsync(new ListChangesQuery("latest", 200, English))).Token;
        Assert.That(await SendAsync(new CreateUnitCommand(1, A.Named("New"))), Is.EqualTo(new Written(100, 1)), "ids go on");
        await SendAsync(new MoveUnitCommand(4, 100, null));
        Assert.That((await EntriesAsync()).Select(entry => (entry.Id, entry.Revision)), Is.EqualTo(new[] { (2, 5L), (1, 4L) }), "the trail begins anew, revisions go on");
        Assert.That((await Host.SendAsync(new ListChangesQuery(token, 200, English))).Items.Select(item => (item.Id, item.Change)), Is.EqualTo(new[] { (100, "added"), (4, "moved") }));
        await SendAsync(new UndoChangeCommand(2));
        await AssertAnswersAreThoseOfTheDatabaseAsync(Host);
        Assert.That(Host.Directory.Snapshot.Patched, Is.EqualTo(2));
    }

    [Test]
    public async Task The_database_refuses_orphans_after_down_and_up_again_too()
    {
        await Host.InScopeAsync(scope => scope.Get<ISchema>().DownAsync("0", CancellationToken.None));
        await Host.InScopeAsync(scope => scope.Get<ISchema>().UpAsync(name: null, CancellationToken.None));
        await Host.WriteAsync([A.Department(1), A.Unit(2, beneath: 1)], [A.Employee(1, unit: 2), A.Employee(2, unit: 2, manager: 1)]);
        await Host.ExecuteAsync("INSERT INTO teams (id, version, name_en) VALUES (1, 1, 'Team'); INSERT INTO team_members (team_id, employee_id, role) VALUES (1, 2, 1)");

        foreach (var statement in (string[])[
            "DELETE FROM org_units WHERE id = 1", "DELETE FROM org_units WHERE id = 2", "DELETE FROM employees WHERE id = 1", "DELETE FROM employees WHERE id = 2",
            "INSERT INTO team_members (team_id, employee_id, role) VALUES (9, 1, 0)", "INSERT INTO team_members (team_id, employee_id, role) VALUES (1, 9, 0)",
            "INSERT INTO team_members (team_id, employee_id, role) VALUES (1, 2, 0)", "UPDATE org_units SET parent_id = id WHERE id = 2", "UPDATE employees SET manager_id = id WHERE id = 2"])
            Assert.CatchAsync(() => Host.ExecuteAsync(statement), statement);
    }

    private async Task<IReadOnlyList<string>> DirectoryAsync() =>
        [.. await Host.RowsAsync(Units), .. await Host.RowsAsync(People), .. await Host.RowsAsync("SELECT revision FROM directory_revision"), .. await Host.RowsAsync("SELECT kind, next_id FROM id_blocks WHERE kind <= 3 ORDER BY kind")];
}
