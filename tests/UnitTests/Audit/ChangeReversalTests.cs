using Moq;
using OrgChart.Application.Audit;
using OrgChart.Application.Common;
using OrgChart.Application.Employees;
using OrgChart.Application.Employees.DeleteEmployee;
using OrgChart.Application.Units;
using OrgChart.Application.Units.DeleteUnit;
using OrgChart.Application.Units.MergeUnits;
using OrgChart.Domain.Audit;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;
using OrgChart.Domain.Units;

namespace OrgChart.UnitTests.Audit;

/// <summary>A department with finance, beneath which is payroll, and with pensions; a boss and a clerk in finance; a team that the boss leads.</summary>
[TestFixture]
public sealed class ChangeReversalTests
{
    private Organisation organisation = null!;
    private OrgUnit department = null!;
    private OrgUnit finance = null!;
    private OrgUnit payroll = null!;
    private OrgUnit pensions = null!;
    private Employee boss = null!;
    private Employee clerk = null!;
    private Employee stranger = null!;
    private Team team = null!;
    private bool mayChangeTeams = true;

    private ChangeReversal Reversal => new(organisation, organisation, organisation, Mock.Of<ICaller>(caller => caller.May(It.IsAny<string>()) == mayChangeTeams), organisation.Time);

    [SetUp]
    public void MakeOrganisation()
    {
        mayChangeTeams = true;
        organisation = new();
        department = organisation.With(A.Department("D"));
        finance = organisation.With(A.Unit(beneath: department, key: "FIN", acronym: A.Text("FIN")));
        payroll = organisation.With(A.Unit(beneath: finance));
        pensions = organisation.With(A.Unit(beneath: department));
        boss = organisation.With(A.Employee(finance.Id, A.FullDetails()));
        clerk = organisation.With(A.Employee(finance.Id, manager: boss.Id));
        stranger = organisation.With(A.Employee(pensions.Id));
        team = organisation.With(A.Team(boss.Id, clerk.Id));
    }

    [Test]
    public Task A_changed_unit_gets_its_old_names_back() => IsUndone(() => finance.Change(new(A.Text(null, "Trésor"), A.Text(null, "TR")), A.Earlier));

    [Test]
    public Task A_moved_unit_goes_back() => IsUndone(() => payroll.MoveBeneath(A.LineageOf(pensions), A.Earlier));

    [Test]
    public async Task Units_that_were_put_in_an_order_get_the_old_one_back()
    {
        await IsUndone(() => department.OrderChildren([pensions.Id, finance.Id], [finance.Id, pensions.Id]));
        department.OrderChildren([pensions.Id], [finance.Id, pensions.Id]);
        await IsUndone(() => department.OrderChildren([finance.Id], [finance.Id, pensions.Id]));
    }

    [Test]
    public async Task An_order_is_given_back_without_the_units_that_have_left()
    {
        department.OrderChildren([pensions.Id, finance.Id], [finance.Id, pensions.Id]);
        var entry = await organisation.TellAsync(() => Do(() => department.OrderChildren([], [finance.Id, pensions.Id])));
        organisation.Employees.Remove(stranger.Id.Value);
        organisation.Units.Remove(pensions.Id.Value);

        await Reversal.ApplyAsync(entry, default);

        Assert.That(department.ChildOrder, Is.EqualTo(new[] { finance.Id }));
    }

    [Test]
    public Task A_new_unit_is_removed() => IsUndone(() => organisation.Add(A.Unit(beneath: payroll)));

    [Test]
    public Task Units_added_together_are_removed_from_the_bottom() => IsUndone(() =>
    {
        var added = A.Unit(beneath: payroll);
        organisation.Add(added);
        organisation.Add(A.Unit(beneath: added));
    });

    [Test]
    public async Task A_unit_that_was_removed_with_its_contents_moved_gets_them_back()
    {
        payroll.OrderChildren([], []);
        await IsUndone(() => new DeleteUnitHandler(organisation, organisation, new UnitContents(organisation, organisation, organisation.Time), organisation)
            .Handle(new(finance.Id.Value, pensions.Id.Value, null), default));
        Assert.That(organisation.Units[finance.Id.Value].SourceKey, Is.EqualTo(finance.SourceKey), "a load finds it again");
    }

    [Test]
    public Task Merged_units_are_two_again() => IsUndone(() =>
        new MergeUnitsHandler(organisation, new UnitContents(organisation, organisation, organisation.Time), organisation, organisation.Time)
            .Handle(new(finance.Id.Value, pensions.Id.Value, new(A.Text("Both"), A.Text("B")), null), default));

    [Test]
    public async Task Units_that_were_removed_together_come_back_from_the_top_whatever_their_ids()
    {
        // The one with the smaller id hangs beneath the other.
        finance.MoveBeneath(A.LineageOf(pensions), A.Earlier);
        foreach (var employee in organisation.Employees.Values) employee.MoveTo(department.Id, A.Earlier);
        Assert.That(finance.Id.Value, Is.LessThan(pensions.Id.Value));

        await IsUndone(() =>
        {
            foreach (var unit in new[] { payroll, finance, pensions }) organisation.Remove(unit);
        });
    }

    [Test]
    public Task A_changed_employee_gets_his_old_details_back() => IsUndone(() => boss.Change(A.Details(surname: "Other", givenName: ""), A.Earlier));

    [Test]
    public Task What_somebody_did_not_have_before_is_taken_from_him_again() => IsUndone(() => clerk.Change(A.FullDetails(), A.Earlier));

    [Test]
    public Task A_moved_employee_goes_back() => IsUndone(() => boss.MoveTo(pensions.Id, A.Earlier));

    [Test]
    public async Task Managers_are_given_back_or_taken_away()
    {
        await IsUndone(() => clerk.LoseManager());
        await IsUndone(() => clerk.ReportTo(A.ChainOf(stranger)));
        await IsUndone(() => stranger.ReportTo(A.ChainOf(boss)));
    }

    [Test]
    public async Task Dotted_lines_are_given_back_or_taken_away()
    {
        await IsUndone(() => clerk.ReportDottedTo(A.ChainOf(stranger)));
        clerk.ReportDottedTo(A.ChainOf(stranger));
        await IsUndone(() => clerk.StopReportingDottedTo(stranger.Id));
        await IsUndone(() => clerk.ReportTo(A.ChainOf(stranger)));
    }

    [Test]
    public async Task Dotted_lines_are_given_back_in_the_order_in_which_they_were_drawn()
    {
        foreach (var line in new[] { stranger, organisation.With(A.Employee()), organisation.With(A.Employee()) }) clerk.ReportDottedTo(A.ChainOf(line));

        await IsUndone(() => clerk.StopReportingDottedTo(stranger.Id));
    }

    [Test]
    public async Task A_dotted_line_to_somebody_who_has_left_is_not_given_back()
    {
        clerk.ReportDottedTo(A.ChainOf(stranger));
        var entry = await organisation.TellAsync(() => Do(() => clerk.StopReportingDottedTo(stranger.Id)));
        organisation.Employees.Remove(stranger.Id.Value);

        await Reversal.ApplyAsync(entry, default);

        Assert.That(clerk.DottedManagerIds, Is.Empty);
    }

    [Test]
    public Task A_new_employee_is_removed() => IsUndone(() => organisation.Add(A.Employee(payroll.Id, manager: clerk.Id)));

    [Test]
    public async Task Somebody_who_was_removed_comes_back_with_his_lines_his_reports_and_his_team()
    {
        stranger.ReportDottedTo(A.ChainOf(boss));
        boss.ReportDottedTo(A.ChainOf(organisation.With(A.Employee())));
        team.ChangeRole(clerk.Id, TeamRole.Leader);

        await IsUndone(() => Delete(boss, heir: clerk));
    }

    [Test]
    public async Task Somebody_loaded_who_is_brought_back_is_known_to_come_from_the_source()
    {
        var loaded = organisation.With(A.Loaded(A.SourceEmployee(A.SourceUnit("FIN")), finance));

        await IsUndone(() => Delete(loaded, heir: null));
        Assert.That(organisation.Employees[loaded.Id.Value].Source, Is.EqualTo(A.Format));
    }

    [Test]
    public async Task Teams_and_members_come_change_and_go_back()
    {
        await IsUndone(() => team.Change(new(A.Text("Other"), A.Text("For tests"))));
        await IsUndone(() => organisation.Add(A.Team(stranger.Id, clerk.Id)));
        await IsUndone(() => organisation.Remove(team));
        team = organisation.Teams[team.Id.Value];
        await IsUndone(() => team.Add(stranger.Id, TeamRole.Leader));
        await IsUndone(() => team.Remove(clerk.Id));
        await IsUndone(() => team.ChangeRole(clerk.Id, TeamRole.Leader));
    }

    [Test]
    public async Task An_undone_change_can_be_done_again_by_undoing_that()
    {
        var entry = await organisation.TellAsync(() => Do(() => finance.Rename(A.Text("Treasury"), A.Earlier)));
        var after = organisation.Told;
        var undo = await organisation.TellAsync(() => Reversal.ApplyAsync(entry, default));

        await Reversal.ApplyAsync(undo, default);

        Assert.That(organisation.Told, Is.EqualTo(after));
    }

    [Test]
    public async Task A_change_of_something_that_has_not_changed_since_is_undone_although_something_else_has()
    {
        var entry = await organisation.TellAsync(() => Do(() => boss.Change(boss.Details with { Phone = "911" }, A.Earlier)));
        boss.Change(boss.Details with { Email = "other@example.org" }, A.Earlier);

        await Reversal.ApplyAsync(entry, default);

        Assert.That((boss.Phone, boss.Email), Is.EqualTo(("613-555-0100", "other@example.org")));
    }

    [Test]
    public async Task What_changed_again_since_is_not_undone()
    {
        await IsRefused("audit.undo_impossible", () => finance.Rename(A.Text("Treasury"), A.Earlier), since: () => finance.Rename(A.Text("Money"), A.Earlier));
        await IsRefused("audit.undo_impossible", () => payroll.MoveBeneath(A.LineageOf(department), A.Earlier), since: () => payroll.MoveBeneath(A.LineageOf(pensions), A.Earlier));
        await IsRefused("audit.undo_impossible", () => boss.Change(A.Details(), A.Earlier), since: () => boss.Change(A.Details(phone: "911"), A.Earlier));
        await IsRefused("audit.undo_impossible", () => boss.MoveTo(payroll.Id, A.Earlier), since: () => boss.MoveTo(pensions.Id, A.Earlier));
        await IsRefused("audit.undo_impossible", () => clerk.LoseManager(), since: () => clerk.ReportTo(A.ChainOf(stranger)));
        await IsRefused("audit.undo_impossible", () => team.Change(new(A.Text("Other"), LocalizedText.None)), since: () => team.Change(new(A.Text("Third"), LocalizedText.None)));
    }

    [Test]
    public async Task Something_new_that_changed_since_is_not_removed()
    {
        OrgUnit unit = null!;
        Employee employee = null!;
        Team other = null!;

        await IsRefused("audit.undo_impossible", () => organisation.Add(unit = A.Unit(beneath: payroll)), since: () => unit.Rename(A.Text("Other"), A.Earlier));
        await IsRefused("audit.undo_impossible", () => organisation.Add(employee = A.Employee(payroll.Id)), since: () => employee.MoveTo(finance.Id, A.Earlier));
        await IsRefused("audit.undo_impossible", () => organisation.Add(other = A.Team(stranger.Id)), since: () => other.Change(new(A.Text("Other"), LocalizedText.None)));
    }

    [Test]
    public async Task Something_new_that_got_more_since_is_not_removed_either()
    {
        OrgUnit unit = null!;
        Employee employee = null!;
        Team other = null!;

        await IsRefused("audit.undo_impossible", () => organisation.Add(unit = A.Unit(beneath: payroll)), since: () => unit.Change(unit.Details with { Acronym = A.Text("N") }, A.Earlier));
        await IsRefused("audit.undo_impossible", () => organisation.Add(employee = A.Employee(payroll.Id)), since: () => employee.Change(employee.Details with { Phone = "911" }, A.Earlier));
        await IsRefused("audit.undo_impossible", () => organisation.Add(employee = A.Employee(payroll.Id)), since: () => employee.ReportTo(A.ChainOf(boss)));
        await IsRefused("audit.undo_impossible", () => organisation.Add(other = A.Team(stranger.Id)), since: () => other.Change(other.Details with { Description = A.Text("For tests") }));
    }

    [Test]
    public async Task A_membership_that_changed_since_is_not_undone()
    {
        await IsRefused("audit.undo_impossible", () => team.Add(stranger.Id, TeamRole.Member), since: () => team.ChangeRole(stranger.Id, TeamRole.Leader));
        await IsRefused("audit.undo_impossible", () => team.ChangeRole(clerk.Id, TeamRole.Leader), since: () => team.ChangeRole(clerk.Id, TeamRole.Member));
    }

    [Test]
    public async Task A_team_that_people_joined_or_left_since_it_was_founded_is_not_dissolved()
    {
        Team other = null!;

        await IsRefused("audit.undo_impossible", () => organisation.Add(other = A.Team(stranger.Id)), since: () => other.Add(clerk.Id, TeamRole.Member));
        await IsRefused("audit.undo_impossible", () => organisation.Add(other = A.Team(stranger.Id, clerk.Id)), since: () => other.Remove(clerk.Id));
        await IsRefused("audit.undo_impossible", () => organisation.Add(other = A.Team(stranger.Id, clerk.Id)), since: () => other.ChangeRole(clerk.Id, TeamRole.Leader));
    }

    [Test]
    public async Task What_is_gone_is_not_undone()
    {
        await IsRefused("audit.undo_impossible", () => payroll.Rename(A.Text("Pay"), A.Earlier), since: () => organisation.Units.Remove(payroll.Id.Value));
        await IsRefused("audit.undo_impossible", () => organisation.With(payroll), since: () => organisation.Units.Remove(payroll.Id.Value));
        await IsRefused("audit.undo_impossible", () => stranger.Change(A.FullDetails(), A.Earlier), since: () => organisation.Employees.Remove(stranger.Id.Value));
        await IsRefused("audit.undo_impossible", () => organisation.With(stranger), since: () => organisation.Employees.Remove(stranger.Id.Value));
    }

    [Test]
    public async Task What_became_of_a_team_that_is_gone_is_not_undone()
    {
        Team Another() => organisation.With(A.Team(boss.Id, clerk.Id));

        await IsRefusedWhenGone(other => other.Change(new(A.Text("Other"), LocalizedText.None)));
        await IsRefusedWhenGone(other => other.Add(stranger.Id, TeamRole.Member));
        await IsRefusedWhenGone(other => other.Remove(clerk.Id));
        await IsRefusedWhenGone(other => other.ChangeRole(clerk.Id, TeamRole.Leader));
        var founded = A.Team(stranger.Id);
        await IsRefused("audit.undo_impossible", () => organisation.Add(founded), since: () => organisation.Remove(founded));

        Task IsRefusedWhenGone(Action<Team> write)
        {
            var other = Another();
            return IsRefused("audit.undo_impossible", () => write(other), since: () => organisation.Remove(other));
        }
    }

    [Test]
    public async Task A_member_who_is_gone_is_not_brought_back_into_his_team() =>
        await IsRefused("audit.undo_impossible", () => team.Remove(clerk.Id), since: () => organisation.Employees.Remove(clerk.Id.Value));

    [Test]
    public async Task A_membership_that_ended_since_is_not_undone()
    {
        await IsRefused("audit.undo_impossible", () => team.ChangeRole(clerk.Id, TeamRole.Leader), since: () => team.Remove(clerk.Id));
        await IsRefused("audit.undo_impossible", () => team.Add(stranger.Id, TeamRole.Member), since: () => team.Remove(stranger.Id));
    }

    [Test]
    public async Task A_unit_that_a_load_has_brought_back_since_is_not_brought_back_again()
    {
        organisation.Remove(payroll);
        foreach (var employee in organisation.Employees.Values) employee.MoveTo(department.Id, A.Earlier);

        await IsRefused("audit.undo_impossible", () => organisation.Remove(finance), since: () => organisation.With(A.Unit(beneath: department, key: "FIN")));
    }

    [Test]
    public async Task A_change_of_a_team_is_undone_only_by_those_who_may_change_teams()
    {
        var entry = await organisation.TellAsync(() => Do(() => team.Change(new(A.Text("Other"), LocalizedText.None))));
        mayChangeTeams = false;

        await RuleAssert.ThrowsAsync<ForbiddenException>(() => Reversal.ApplyAsync(entry, default));

        Assert.That(team.Name, Is.EqualTo(A.Text("Other")));
    }

    [Test]
    public async Task A_load_is_not_undone()
    {
        var entry = await organisation.TellAsync(() => Do(() => finance.Rename(A.Text("Treasury"), A.Earlier)), importId: 3);

        await RuleAssert.BreaksAsync("audit.undo_impossible", () => Reversal.ApplyAsync(entry, default));
        Assert.That(finance.Name.En, Is.EqualTo("Treasury"));
    }

    [Test]
    public async Task A_change_that_is_not_listed_is_not_undone()
    {
        var entry = await organisation.TellAsync(() => Task.CompletedTask);
        entry.LeaveOut();

        await RuleAssert.BreaksAsync("audit.undo_impossible", () => Reversal.ApplyAsync(entry, default));
    }

    [Test]
    public async Task A_change_is_undone_once()
    {
        var entry = await organisation.TellAsync(() => Do(() => finance.Rename(A.Text("Treasury"), A.Earlier)));
        entry.MarkUndone(by: 200);

        await RuleAssert.BreaksAsync("audit.undone_already", () => Reversal.ApplyAsync(entry, default));
        Assert.That(finance.Name.En, Is.EqualTo("Treasury"));
    }

    [Test]
    public async Task The_rules_of_edits_hold_for_undoing_too()
    {
        await IsRefused("unit.beneath_itself", () => payroll.MoveBeneath(A.LineageOf(department), A.Earlier), since: () => finance.MoveBeneath(A.LineageOf(payroll), A.Earlier));
        MakeOrganisation();
        await IsRefused("employee.circle", () => clerk.LoseManager(), since: () => boss.ReportTo(A.ChainOf(clerk)));
        MakeOrganisation();
        await IsRefused("team.last_leader", () => team.ChangeRole(clerk.Id, TeamRole.Leader), since: () => team.ChangeRole(boss.Id, TeamRole.Member));
        MakeOrganisation();
        OrgUnit unit = null!;
        await IsRefused("unit.not_empty", () => organisation.Add(unit = A.Unit(beneath: department)), since: () => boss.MoveTo(unit.Id, A.Earlier));
        await IsRefused("unit.not_empty", () => organisation.Add(unit = A.Unit(beneath: department)), since: () => pensions.MoveBeneath(A.LineageOf(unit), A.Earlier));
        Employee employee = null!;
        await IsRefused("employee.has_reports", () => organisation.Add(employee = A.Employee(payroll.Id)), since: () => stranger.ReportTo(A.ChainOf(employee)));
        await IsRefused("employee.has_reports", () => organisation.Add(employee = A.Employee(payroll.Id)), since: () => stranger.ReportDottedTo(A.ChainOf(employee)));
        await IsRefused("audit.undo_impossible", () => organisation.Add(employee = A.Employee(payroll.Id)), since: () => team.Add(employee.Id, TeamRole.Member));
    }

    /// <summary>Whatever is done, undoing it leaves everything as it was.</summary>
    [Test]
    public async Task Any_departure_or_merger_in_a_random_organisation_is_undone([Range(1, 20)] int seed)
    {
        var dice = new Dice(seed);
        for (var i = 0; i < 12; i++)
        {
            var unit = organisation.With(A.Unit(beneath: dice.OneOf([.. organisation.Units.Values])));
            var employee = organisation.With(A.Employee(unit.Id, A.FullDetails() with { Surname = $"S{i}" }));
            // Only to those who were there before: no circle.
            var others = organisation.Employees.Values.Where(other => other.Id != employee.Id).ToList();
            if (!dice.OneIn(3)) employee.ReportTo(await organisation.GetChainAsync(dice.OneOf(others).Id, default));
            for (var line = dice.Below(3); line > 0; line--)
                if (dice.OneOf(others) is var other && !employee.ReportsDirectlyTo(other.Id)) employee.ReportDottedTo(await organisation.GetChainAsync(other.Id, default));
        }

        for (var i = 0; i < 10; i++)
        {
            var (leaver, heir) = (dice.OneOf([.. organisation.Employees.Values]), dice.OneOf([.. organisation.Employees.Values]));
            var (unit, into) = (dice.OneOf([.. organisation.Units.Values]), dice.OneOf([.. organisation.Units.Values]));
            if (heir.Id != leaver.Id && !await StandsBeneathAsync(heir, leaver) && !team.NeedsAsLeader(leaver.Id)) await IsUndone(() => Delete(leaver, heir));
            if (!(await organisation.GetLineageAsync(into.Id, default)).Includes(unit.Id))
            {
                await IsUndone(() => new MergeUnitsHandler(organisation, new UnitContents(organisation, organisation, organisation.Time), organisation, organisation.Time)
                    .Handle(new(unit.Id.Value, into.Id.Value, null, null), default));
            }
        }
    }

    private static Task Do(Action write)
    {
        write();
        return Task.CompletedTask;
    }

    private async Task<bool> StandsBeneathAsync(Employee employee, Employee above) => (await organisation.GetChainAsync(employee.Id, default)).Above.Contains(above.Id);

    private Task<Written> Delete(Employee leaver, Employee? heir) =>
        new DeleteEmployeeHandler(organisation, new Departures(organisation, organisation), organisation).Handle(new(leaver.Id.Value, heir?.Id.Value, null), default);

    private Task IsUndone(Action write) => IsUndone(() => Do(write));

    private async Task IsUndone(Func<Task> write)
    {
        var before = organisation.Told;
        var entry = await organisation.TellAsync(write);
        Assert.That(organisation.Told, Is.Not.EqualTo(before), "something was done");

        await Reversal.ApplyAsync(entry, default);

        Assert.That(organisation.Told, Is.EqualTo(before));
    }

    private async Task IsRefused(string code, Action write, Action since)
    {
        var entry = await organisation.TellAsync(() => Do(write));
        Assert.That(entry.Changes, Is.Not.Empty, "something was done");
        since();
        var before = organisation.Told;

        await RuleAssert.BreaksAsync(code, () => Reversal.ApplyAsync(entry, default));

        Assert.That(organisation.Told, Is.EqualTo(before), "a refused undoing changes nothing");
    }
}
