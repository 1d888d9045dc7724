using Microsoft.EntityFrameworkCore;
using NUnit.Framework;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Employees;

public sealed class EmployeeRepositoryTests(ITestDatabase database) : DatabaseTest(database)
{
    [Test]
    public async Task An_employee_comes_back_with_all_his_fields()
    {
        var employee = Employee.Create(new EmployeeId(2), new OrgUnitId(1), A.FullDetails, new EmployeeId(1));
        employee.FollowSource("geds", new OrgUnitId(1), A.FullDetails, long.MinValue, A.Monday);
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1), employee]);

        var found = await FindAsync(2);

        Assert.Multiple(() =>
        {
            Assert.That(found!.Id, Is.EqualTo(employee.Id));
            Assert.That(found.UnitId, Is.EqualTo(new OrgUnitId(1)));
            Assert.That(found.ManagerId, Is.EqualTo(new EmployeeId(1)));
            Assert.That(found.Details, Is.EqualTo(A.FullDetails));
            Assert.That(found.Source, Is.EqualTo("geds"));
            Assert.That(found.SourceDigest, Is.EqualTo(long.MinValue));
            Assert.That(found.HandEdits, Is.EqualTo(employee.HandEdits));
            Assert.That(found.Version, Is.EqualTo(1));
        });
    }

    [Test]
    public void The_full_employee_of_these_tests_has_another_text_in_every_field() =>
        Assert.That(EmployeeField.All.Select(field => field.Get(A.FullDetails)), Is.Unique.And.None.Null);

    [Test]
    public async Task What_is_missing_comes_back_missing()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1)]);

        var found = await FindAsync(1);

        Assert.Multiple(() =>
        {
            Assert.That(found!.Details, Is.EqualTo(A.Details("Surname1")));
            Assert.That(found.ManagerId, Is.Null);
            Assert.That(found.Source, Is.Null);
            Assert.That(found.SourceDigest, Is.Null);
        });
    }

    [Test]
    public async Task The_longest_texts_come_back_whole()
    {
        var details = EmployeeField.All.Aggregate(A.Details("x"), (sum, field) => field.With(sum, new string('é', field.MaxLength)));
        await Host.WriteAsync([A.Department(1)], [Employee.Create(new EmployeeId(1), new OrgUnitId(1), details)]);

        Assert.That((await FindAsync(1))!.Details, Is.EqualTo(details));
    }

    [Test]
    public async Task Edits_by_hand_come_back_with_what_the_source_had_said_and_when()
    {
        await Host.WriteAsync([A.Department(1), A.Department(2)], [FromSource(1, unit: 1)]);
        await ChangeAsync(1, version: 1, employee =>
        {
            employee.Change(employee.Details with { Phone = "613-555-0101", GivenName = "Zoë" }, A.Monday);
            employee.MoveTo(new OrgUnitId(2), A.Monday.AddDays(1));
        });

        var found = await FindAsync(1);

        Assert.Multiple(() =>
        {
            Assert.That(found!.UnitId, Is.EqualTo(new OrgUnitId(2)));
            Assert.That(found.HandEdits.Fields.Keys, Is.EqualTo(new[] { "givenName", "phone", "unit" }));
            Assert.That(found.HandEdits.Fields["givenName"], Is.EqualTo(new HandEdit("Given", A.Monday)));
            Assert.That(found.HandEdits.Fields["phone"], Is.EqualTo(new HandEdit(null, A.Monday)));
            Assert.That(found.HandEdits.Fields["unit"], Is.EqualTo(new HandEdit("1", A.Monday.AddDays(1))));
        });
    }

    [Test]
    public async Task An_employee_who_is_not_there_is_found_as_null() => Assert.That(await FindAsync(7), Is.Null);

    [Test]
    public void An_employee_who_is_not_there_cannot_be_got()
    {
        var refused = Assert.ThrowsAsync<NotFoundException>(() => ChangeAsync(7, version: 1, _ => { }));
        Assert.That(refused!.Code, Is.EqualTo("employee.not_found"));
    }

    [TestCase(0)]
    [TestCase(2)]
    public async Task An_employee_is_not_got_in_another_version_than_the_caller_knows(long version)
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1)]);

        var refused = Assert.ThrowsAsync<ConflictException>(() => ChangeAsync(1, version, _ => { }));

        Assert.That(refused!.Code, Is.EqualTo("employee.version_stale"));
    }

    [Test]
    public async Task A_commit_raises_the_version_of_what_changed_and_of_nothing_else()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1), A.Employee(2, unit: 1)]);

        await Host.InScopeAsync(async scope =>
        {
            foreach (var employee in await scope.Employees.ListAsync([new(1), new(2)], CancellationToken.None))
                employee.Change(employee.Details with { Phone = employee.Id.Value == 2 ? "1" : employee.Phone }, A.Monday);
            await scope.Work.CommitAsync(CancellationToken.None);
        });

        Assert.That(await Host.RowsAsync("SELECT id, version FROM employees ORDER BY id"), Is.EqualTo(new[] { "1|1", "2|2" }));
        Assert.That(await Host.RowsAsync("SELECT version FROM org_units"), Is.EqualTo(new[] { "1" }));
    }

    [Test]
    public async Task A_write_that_does_not_know_of_another_one_is_refused_at_the_commit()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1)]);

        await Host.InScopeAsync(async slow =>
        {
            var employee = await slow.Employees.GetAsync(new EmployeeId(1), 1, CancellationToken.None);
            await ChangeAsync(1, version: 1, other => other.Change(other.Details with { Phone = "other" }, A.Monday));
            employee.Change(employee.Details with { Phone = "slow" }, A.Monday);
            Assert.ThrowsAsync<ConflictException>(() => slow.Work.CommitAsync(CancellationToken.None));
        });

        Assert.That(await Host.RowsAsync("SELECT phone, version FROM employees"), Is.EqualTo(new[] { "other|2" }));
    }

    [Test]
    public async Task Employees_are_listed_by_their_ids_and_a_missing_one_is_left_out()
    {
        await Host.WriteAsync([A.Department(1)], Enumerable.Range(1, 5).Select(id => A.Employee(id, unit: 1)));

        var found = await Host.InScopeAsync(scope => scope.Employees.ListAsync([new(4), new(2), new(99)], CancellationToken.None));

        Assert.That(found.Select(employee => employee.Id.Value), Is.EquivalentTo(new[] { 2, 4 }));
    }

    [Test]
    public async Task More_employees_than_a_statement_takes_are_listed_and_removed()
    {
        const int Many = 4_500;
        EmployeeId[] ids = [.. Enumerable.Range(1, Many).Select(id => new EmployeeId(id))];
        await Host.WriteAsync([A.Department(1)]);
        await AddManyAsync(ids.Select(id => A.Employee(id.Value, unit: 1, manager: id.Value == 1 ? null : id.Value - 1)));

        var found = await Host.InScopeAsync(async scope => (
            Listed: await scope.Employees.ListAsync(ids, CancellationToken.None),
            Reports: await scope.Employees.ListReportsOfAsync(ids, CancellationToken.None)));
        Assert.That((found.Listed.Count, found.Reports.Count), Is.EqualTo((Many, Many - 1)));

        await Host.ExecuteAsync("UPDATE employees SET manager_id = NULL");
        await RemoveManyAsync(ids[..^1]);
        Assert.That(await Host.RowsAsync("SELECT id FROM employees"), Is.EqualTo(new[] { "4500" }));
    }

    [Test]
    public async Task Those_who_report_to_somebody_are_listed()
    {
        await Host.WriteAsync(
            [A.Department(1)],
            [A.Employee(1, 1), A.Employee(2, 1, manager: 1), A.Employee(3, 1, manager: 2), A.Employee(4, 1, manager: 1), A.Employee(5, 1)]);

        var found = await Host.InScopeAsync(scope => scope.Employees.ListReportsOfAsync([new(1), new(5)], CancellationToken.None));

        Assert.That(found.Select(employee => employee.Id.Value), Is.EquivalentTo(new[] { 2, 4 }));
    }

    [Test]
    public async Task The_states_say_of_everybody_where_he_stands_and_what_the_source_last_said()
    {
        await Host.WriteAsync([A.Department(1), A.Department(2)], [A.Employee(1, unit: 1), FromSource(2, unit: 2)]);

        var states = await Host.InScopeAsync(scope => scope.Employees.ListSourceStatesAsync(CancellationToken.None));

        Assert.That(states, Is.EquivalentTo(new EmployeeSourceState[]
        {
            new(new(1), new(1), new(1), null, null), new(new(2), new(2), new(2), "geds", 42),
        }));
    }

    [Test]
    public async Task The_states_come_by_id_wherever_the_database_keeps_who_was_changed()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1), A.Employee(2, unit: 1, manager: 1), A.Employee(3, unit: 1)]);
        await Host.InScopeAsync(async scope =>
        {
            (await scope.Employees.FindAsync(new(1), CancellationToken.None))!.Change(A.FullDetails, A.Monday);
            await scope.Work.CommitAsync(CancellationToken.None);
        });

        var states = await Host.InScopeAsync(scope => scope.Employees.ListSourceStatesAsync(CancellationToken.None));

        Assert.That(states.Select(state => (state.Id.Value, state.ManagerBySource?.Value)), Is.EqualTo(new (int, int?)[] { (1, null), (2, 1), (3, null) }));
    }

    [Test]
    public async Task Employees_added_many_at_once_are_written_as_those_added_one_by_one()
    {
        Employee[] People()
        {
            var edited = FromSource(3, unit: 1);
            edited.Change(A.FullDetails, A.Monday);
            edited.MoveTo(new OrgUnitId(2), A.Monday.AddTicks(7));
            return [A.Employee(1, unit: 1), Employee.Create(new EmployeeId(2), new OrgUnitId(2), A.FullDetails, new EmployeeId(1)), edited];
        }

        await Host.WriteAsync([A.Department(1), A.Department(2)], People());
        var oneByOne = await Host.RowsAsync("SELECT * FROM employees ORDER BY id");
        await Host.ExecuteAsync("UPDATE employees SET manager_id = NULL; DELETE FROM employees");
        await AddManyAsync(People());

        Assert.That(await Host.RowsAsync("SELECT * FROM employees ORDER BY id"), Is.EqualTo(oneByOne).And.Count.EqualTo(3));
        Assert.That((await FindAsync(3))!.HandEdits.Fields["unit"], Is.EqualTo(new HandEdit("1", A.Monday.AddTicks(7))));
    }

    [Test]
    public void Many_employees_are_only_added_within_a_structural_change() =>
        Assert.ThrowsAsync<InvalidOperationException>(
            () => Host.InScopeAsync(scope => scope.Employees.AddManyAsync([A.Employee(1, unit: 1)], CancellationToken.None)));

    [Test]
    public async Task Employees_removed_many_at_once_are_gone_and_changes_to_the_others_stay()
    {
        await Host.WriteAsync([A.Department(1)], Enumerable.Range(1, 4).Select(id => A.Employee(id, unit: 1)));

        await Host.InScopeAsync(async scope =>
        {
            await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
            var all = await scope.Employees.ListAsync([new(1), new(2), new(3), new(4)], CancellationToken.None);
            foreach (var employee in all) employee.Change(employee.Details with { Phone = "new" }, A.Monday);
            await scope.Employees.RemoveManyAsync([new(1), new(3)], CancellationToken.None);
            await scope.Work.CommitAsync(CancellationToken.None);
        });

        Assert.That(await Host.RowsAsync("SELECT id, phone, version FROM employees ORDER BY id"), Is.EqualTo(new[] { "2|new|2", "4|new|2" }));
    }

    [Test]
    public async Task Managers_removed_many_at_once_go_once_nobody_reports_to_them()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, 1), A.Employee(2, 1, manager: 1), A.Employee(3, 1, manager: 2)]);

        await Host.InScopeAsync(async scope =>
        {
            await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
            EmployeeId[] leavers = [new(1), new(2)];
            foreach (var report in await scope.Employees.ListReportsOfAsync(leavers, CancellationToken.None)) report.LoseManager();
            await scope.Employees.RemoveManyAsync(leavers, CancellationToken.None);
            await scope.Work.CommitAsync(CancellationToken.None);
        });

        Assert.That(await Host.RowsAsync("SELECT id, manager_id, version FROM employees"), Is.EqualTo(new[] { "3|null|2" }));
    }

    [Test]
    public async Task A_manager_is_not_removed_while_somebody_reports_to_him()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1), A.Employee(2, unit: 1, manager: 1)]);

        Assert.CatchAsync(() => RemoveManyAsync([new(1)]));

        Assert.That(await Host.RowsAsync("SELECT id, manager_id FROM employees ORDER BY id"), Is.EqualTo(new[] { "1|null", "2|1" }));
    }

    [Test]
    public async Task Removing_nobody_changes_nothing()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1)]);

        await RemoveManyAsync([]);

        Assert.That((await Host.RowsAsync("SELECT id FROM employees"), await Host.RevisionAsync()), Is.EqualTo((new[] { "1" }, 1L)));
    }

    [Test]
    public async Task An_employee_can_be_removed()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1), A.Employee(2, unit: 1)]);

        await Host.InScopeAsync(async scope =>
        {
            scope.Employees.Remove(await scope.Employees.GetAsync(new EmployeeId(1), 1, CancellationToken.None));
            await scope.Work.CommitAsync(CancellationToken.None);
        });

        Assert.That(await Host.RowsAsync("SELECT id FROM employees"), Is.EqualTo(new[] { "2" }));
    }

    [Test]
    public void An_employee_cannot_work_in_a_unit_that_is_not_there() =>
        Assert.ThrowsAsync<DbUpdateException>(() => Host.WriteAsync([], [A.Employee(1, unit: 1)]));

    [Test]
    public async Task An_employee_cannot_report_to_somebody_who_is_not_there()
    {
        await Host.WriteAsync([A.Department(1)]);

        Assert.ThrowsAsync<DbUpdateException>(() => Host.WriteAsync([], [A.Employee(1, unit: 1, manager: 2)]));
    }

    [Test]
    public async Task The_database_refuses_an_employee_who_reports_to_himself()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1)]);

        Assert.That(
            Assert.CatchAsync(() => Host.ExecuteAsync("UPDATE employees SET manager_id = 1 WHERE id = 1"))!.Message,
            Does.Contain("ck_employees_not_own_manager"));
    }

    private static Employee FromSource(int id, int unit)
    {
        var employee = A.Employee(id, unit);
        employee.FollowSource("geds", new OrgUnitId(unit), employee.Details, digest: 42, A.Monday);
        return employee;
    }

    private Task<Employee?> FindAsync(int id) =>
        Host.InScopeAsync(scope => scope.Employees.FindAsync(new EmployeeId(id), CancellationToken.None));

    private Task ChangeAsync(int id, long version, Action<Employee> change) => Host.InScopeAsync(async scope =>
    {
        change(await scope.Employees.GetAsync(new EmployeeId(id), version, CancellationToken.None));
        await scope.Work.CommitAsync(CancellationToken.None);
    });

    private Task AddManyAsync(IEnumerable<Employee> employees) => Host.InScopeAsync(async scope =>
    {
        await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
        await scope.Employees.AddManyAsync(employees, CancellationToken.None);
        await scope.Work.CommitAsync(CancellationToken.None);
    });

    private Task RemoveManyAsync(IReadOnlyCollection<EmployeeId> ids) => Host.InScopeAsync(async scope =>
    {
        await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
        await scope.Employees.RemoveManyAsync(ids, CancellationToken.None);
        await scope.Work.CommitAsync(CancellationToken.None);
    });
}
