using OrgChart.Application.Common;
using OrgChart.Application.Employees;
using OrgChart.Application.Employees.ChangeEmployee;
using OrgChart.Application.Employees.ClearManager;
using OrgChart.Application.Employees.CreateEmployee;
using OrgChart.Application.Employees.DeleteEmployee;
using OrgChart.Application.Employees.DrawReportingLine;
using OrgChart.Application.Employees.EndReportingLine;
using OrgChart.Application.Employees.MoveEmployee;
using OrgChart.Application.Employees.SetManager;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Employees;

[TestFixture]
public sealed class EmployeeCommandTests
{
    private Organisation organisation = null!;
    private OrgUnit finance = null!;
    private OrgUnit payroll = null!;
    private Employee boss = null!;
    private Employee clerk = null!;

    [SetUp]
    public void MakePeople()
    {
        organisation = new();
        finance = organisation.With(A.Department());
        payroll = organisation.With(A.Unit(beneath: finance));
        boss = organisation.With(A.Employee(finance.Id));
        clerk = organisation.With(A.Employee(payroll.Id, manager: boss.Id));
    }

    [Test]
    public async Task A_new_employee_gets_the_next_id_and_stands_where_he_was_put()
    {
        var written = await Create(payroll.Id.Value, boss.Id.Value);

        var created = organisation.Employees[written.Id];
        Assert.That((written.Version, created.UnitId, created.ManagerId, created.Details), Is.EqualTo((1L, payroll.Id, (EmployeeId?)boss.Id, A.FullDetails())));
        Assert.That(organisation.Log, Is.EqualTo(new[] { "begin", "commit" }));
    }

    [TestCase(99, null, "unit.not_found")]
    [TestCase(null, 99, "employee.not_found")]
    public async Task A_new_employee_needs_a_unit_and_a_manager_that_are_there(int? unit, int? manager, string code)
    {
        var missing = await RuleAssert.ThrowsAsync<NotFoundException>(() => Create(unit ?? payroll.Id.Value, manager));

        Assert.That(missing.Code, Is.EqualTo(code));
        AssertRefused();
    }

    [Test]
    public async Task What_is_known_of_an_employee_is_changed_from_what_it_is()
    {
        await new ChangeEmployeeHandler(organisation, organisation, organisation.Time).Handle(new(clerk.Id.Value, details => details with { Phone = "911" }, 1), default);

        Assert.That(clerk.Details, Is.EqualTo(A.Details(phone: "911")));
        Assert.That(organisation.Log, Is.EqualTo(new[] { "commit" }));
    }

    [Test]
    public async Task An_employee_whom_somebody_changed_meanwhile_is_not_changed()
    {
        var stale = await RuleAssert.ThrowsAsync<ConflictException>(() =>
            new ChangeEmployeeHandler(organisation, organisation, organisation.Time).Handle(new(clerk.Id.Value, details => details with { Phone = "911" }, 9), default));

        Assert.That((stale.Code, clerk.Phone), Is.EqualTo(("employee.version_stale", (string?)null)));
        AssertRefused();
    }

    [Test]
    public async Task An_employee_is_moved_to_a_unit_that_is_there()
    {
        await Move(finance.Id.Value);
        Assert.That((clerk.UnitId, clerk.ManagerId), Is.EqualTo((finance.Id, (EmployeeId?)boss.Id)));

        organisation.Log.Clear();
        Assert.That((await RuleAssert.ThrowsAsync<NotFoundException>(() => Move(99))).Code, Is.EqualTo("unit.not_found"));
        AssertRefused();
    }

    [Test]
    public async Task A_manager_is_set_unless_that_closes_a_circle()
    {
        var stranger = organisation.With(A.Employee(finance.Id));
        await new SetManagerHandler(organisation, organisation, organisation.Time).Handle(new(clerk.Id.Value, stranger.Id.Value, null), default);
        Assert.That(clerk.ManagerId, Is.EqualTo(stranger.Id));

        organisation.Log.Clear();
        await RuleAssert.BreaksAsync("employee.circle", () => new SetManagerHandler(organisation, organisation, organisation.Time).Handle(new(stranger.Id.Value, clerk.Id.Value, null), default));
        Assert.That(stranger.ManagerId, Is.Null);
        AssertRefused();
    }

    [Test]
    public async Task A_circle_is_not_closed_by_lines_of_different_kinds_either()
    {
        var stranger = organisation.With(A.Employee(finance.Id));
        await Draw(boss, stranger, ReportingLineKind.Dotted);

        await RuleAssert.BreaksAsync("employee.circle", () => Draw(stranger, clerk, ReportingLineKind.Line));
        await RuleAssert.BreaksAsync("employee.circle", () => Draw(stranger, clerk, ReportingLineKind.Dotted));
    }

    [Test]
    public async Task A_manager_is_taken_away_once()
    {
        await new ClearManagerHandler(organisation, organisation, organisation.Time).Handle(new(clerk.Id.Value, null), default);
        Assert.That(clerk.ManagerId, Is.Null);

        var missing = await RuleAssert.ThrowsAsync<NotFoundException>(() => new ClearManagerHandler(organisation, organisation, organisation.Time).Handle(new(clerk.Id.Value, null), default));
        Assert.That(missing.Code, Is.EqualTo("employee.manager_not_found"));
    }

    [Test]
    public async Task Lines_are_drawn_and_ended()
    {
        var stranger = organisation.With(A.Employee(finance.Id));
        await Draw(clerk, stranger, ReportingLineKind.Dotted);
        Assert.That((clerk.ManagerId, clerk.DottedManagerIds.Single()), Is.EqualTo((boss.Id, stranger.Id)));

        await Draw(clerk, stranger, ReportingLineKind.Line);
        Assert.That((clerk.ManagerId, clerk.DottedManagerIds.Count), Is.EqualTo((stranger.Id, 0)));

        await new EndReportingLineHandler(organisation, organisation, organisation.Time).Handle(new(clerk.Id.Value, stranger.Id.Value, null), default);
        Assert.That(clerk.ManagerId, Is.Null);
    }

    [Test]
    public async Task Somebody_who_leads_nobody_is_removed_with_his_lines_and_memberships()
    {
        boss.ReportDottedTo(A.ChainOf(organisation.With(A.Employee(finance.Id))));
        var team = organisation.With(A.Team(boss.Id, clerk.Id));

        await Delete(clerk, null);

        Assert.That(organisation.Employees.Keys, Does.Not.Contain(clerk.Id.Value));
        Assert.That(team.Members.Select(member => member.EmployeeId), Is.EqualTo(new[] { boss.Id }));
        Assert.That(organisation.Log, Is.EqualTo(new[] { "begin", "commit" }));
    }

    [Test]
    public async Task Somebody_who_leads_people_is_removed_only_when_it_is_said_who_does_from_then_on()
    {
        await RuleAssert.BreaksAsync("employee.has_reports", () => Delete(boss, null));
        AssertRefused();

        await Delete(boss, clerk.Id.Value);
        Assert.That((organisation.Employees.ContainsKey(boss.Id.Value), clerk.ManagerId), Is.EqualTo((false, (EmployeeId?)null)));
    }

    [Test]
    public async Task Somebody_who_leads_a_team_alone_is_not_removed()
    {
        organisation.With(A.Team(clerk.Id, boss.Id));

        await RuleAssert.BreaksAsync("employee.leads_teams", () => Delete(clerk, boss.Id.Value));
        AssertRefused();
    }

    private Task<Written> Create(int unit, int? manager) =>
        new CreateEmployeeHandler(organisation, organisation, organisation, organisation).Handle(new(unit, A.FullDetails(), manager), default);

    private Task<Written> Move(int unit) => new MoveEmployeeHandler(organisation, organisation, organisation, organisation.Time).Handle(new(clerk.Id.Value, unit, null), default);

    private Task<Written> Draw(Employee from, Employee to, ReportingLineKind kind) => new DrawReportingLineHandler(organisation, organisation, organisation.Time).Handle(new(from.Id.Value, to.Id.Value, kind, null), default);

    private Task<Written> Delete(Employee employee, int? heir) =>
        new DeleteEmployeeHandler(organisation, new Departures(organisation, organisation), organisation).Handle(new(employee.Id.Value, heir, null), default);

    private void AssertRefused() => Assert.That(organisation.Log, Does.Not.Contain("commit"), "a refused command changes nothing");
}
