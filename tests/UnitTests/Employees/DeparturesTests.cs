using OrgChart.Application.Employees;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;

namespace OrgChart.UnitTests.Employees;

/// <summary>A boss leads a lead who leads two clerks; somebody from elsewhere has nothing to do with them.</summary>
[TestFixture]
public sealed class DeparturesTests
{
    private Organisation organisation = null!;
    private Departures departures = null!;
    private Employee boss = null!;
    private Employee lead = null!;
    private Employee clerk = null!;
    private Employee other = null!;
    private Employee stranger = null!;

    [SetUp]
    public void MakePeople()
    {
        organisation = new();
        departures = new(organisation, organisation);
        boss = organisation.With(A.Employee());
        lead = organisation.With(A.Employee(manager: boss.Id));
        clerk = organisation.With(A.Employee(manager: lead.Id));
        other = organisation.With(A.Employee(manager: lead.Id));
        stranger = organisation.With(A.Employee());
    }

    [Test]
    public async Task Nobody_leaves_to_whom_people_report()
    {
        var broken = await RuleAssert.ThrowsAsync<RuleBrokenException>(() => departures.EnsureNoReportsAsync(lead.Id, default));

        Assert.That(broken.Code, Is.EqualTo("employee.has_reports"));
        Assert.That(broken.Concerned["reports"], Is.EqualTo(new[] { clerk.Id.Value, other.Id.Value }));
        Assert.That(() => departures.EnsureNoReportsAsync(clerk.Id, default), Throws.Nothing);
    }

    [Test]
    public async Task Nobody_leaves_who_leads_a_team_alone()
    {
        var led = organisation.With(A.Team(clerk.Id, other.Id));
        organisation.With(A.Team(clerk.Id));
        organisation.With(A.Team(boss.Id, clerk.Id));

        var broken = await RuleAssert.ThrowsAsync<RuleBrokenException>(() => departures.EnsureNoTeamIsLeftAloneAsync(clerk.Id, default));

        Assert.That(broken.Code, Is.EqualTo("employee.leads_teams"));
        Assert.That(broken.Concerned["teams"], Is.EqualTo(new[] { led.Id.Value }), "neither the team without others nor the one that somebody else leads");
        Assert.That(() => departures.EnsureNoTeamIsLeftAloneAsync(other.Id, default), Throws.Nothing);
    }

    [Test]
    public async Task The_reports_of_a_leaver_are_given_to_somebody_else()
    {
        await departures.ReassignReportsAsync(lead, stranger.Id, default);

        Assert.That((clerk.ManagerId, other.ManagerId), Is.EqualTo((stranger.Id, stranger.Id)));
        Assert.That((stranger.ManagerId, lead.ManagerId), Is.EqualTo(((EmployeeId?)null, (EmployeeId?)boss.Id)));
    }

    [Test]
    public async Task The_reports_of_a_leaver_can_be_given_to_his_own_manager()
    {
        await departures.ReassignReportsAsync(lead, boss.Id, default);

        Assert.That((clerk.ManagerId, other.ManagerId, boss.ManagerId), Is.EqualTo((boss.Id, boss.Id, (EmployeeId?)null)));
    }

    [Test]
    public async Task A_report_who_becomes_the_manager_takes_the_place_of_the_leaver()
    {
        await departures.ReassignReportsAsync(lead, clerk.Id, default);

        Assert.That((clerk.ManagerId, other.ManagerId), Is.EqualTo((boss.Id, clerk.Id)));
    }

    [Test]
    public async Task A_report_who_succeeds_somebody_at_the_top_is_at_the_top()
    {
        await departures.ReassignReportsAsync(boss, lead.Id, default);

        Assert.That((lead.ManagerId, clerk.ManagerId), Is.EqualTo(((EmployeeId?)null, (EmployeeId?)lead.Id)));
    }

    [Test]
    public async Task Reports_are_not_given_to_the_leaver_himself()
    {
        await RuleAssert.BreaksAsync("employee.circle", () => departures.ReassignReportsAsync(lead, lead.Id, default));
        Assert.That((clerk.ManagerId, other.ManagerId), Is.EqualTo((lead.Id, lead.Id)), "a refused departure changes nothing");
    }

    [Test]
    public async Task Reports_are_not_given_to_somebody_beneath_one_of_them()
    {
        var before = organisation.Told;

        await RuleAssert.BreaksAsync("employee.circle", () => departures.ReassignReportsAsync(boss, clerk.Id, default));
        Assert.That(organisation.Told, Is.EqualTo(before), "a refused departure changes nothing");
    }

    [Test]
    public async Task Reports_are_not_given_to_somebody_who_is_not_there()
    {
        var missing = await RuleAssert.ThrowsAsync<NotFoundException>(() => departures.ReassignReportsAsync(lead, new EmployeeId(99), default));

        Assert.That(missing.Code, Is.EqualTo("employee.not_found"));
        Assert.That(clerk.ManagerId, Is.EqualTo(lead.Id));
    }

    [Test]
    public async Task Dotted_lines_to_a_leaver_go_to_whom_his_reports_go_to()
    {
        stranger.ReportDottedTo(A.ChainOf(lead, boss));
        var besides = organisation.With(A.Employee());
        besides.ReportDottedTo(A.ChainOf(lead, boss));
        besides.ReportDottedTo(A.ChainOf(other, lead, boss));

        await departures.ReassignReportsAsync(lead, other.Id, default);

        Assert.That(stranger.DottedManagerIds, Is.EqualTo(new[] { other.Id }));
        Assert.That(besides.DottedManagerIds, Is.EqualTo(new[] { other.Id }), "it was there already");
    }

    [Test]
    public async Task The_dotted_line_of_whom_the_reports_go_to_ends_with_the_leaver()
    {
        stranger.ReportDottedTo(A.ChainOf(lead, boss));

        await departures.ReassignReportsAsync(lead, stranger.Id, default);

        Assert.That(stranger.DottedManagerIds, Is.Empty);
        Assert.That(clerk.ManagerId, Is.EqualTo(stranger.Id));
    }

    [Test]
    public async Task A_dotted_line_of_a_report_to_his_new_manager_becomes_the_line()
    {
        clerk.ReportDottedTo(A.ChainOf(stranger));

        await departures.ReassignReportsAsync(lead, stranger.Id, default);

        Assert.That((clerk.ManagerId, clerk.DottedManagerIds.Count), Is.EqualTo((stranger.Id, 0)));
    }

    [Test]
    public async Task Lines_and_memberships_end_with_those_who_leave()
    {
        stranger.ReportDottedTo(A.ChainOf(lead, boss));
        stranger.ReportDottedTo(A.ChainOf(boss));
        stranger.ReportDottedTo(A.ChainOf(clerk, lead, boss));
        var team = organisation.With(A.Team(lead.Id, boss.Id, other.Id, stranger.Id));

        await departures.PrepareAsync([lead.Id, boss.Id], default);

        Assert.That((lead.ManagerId, clerk.ManagerId, other.ManagerId), Is.EqualTo(((EmployeeId?)null, (EmployeeId?)null, (EmployeeId?)null)));
        Assert.That(stranger.DottedManagerIds, Is.EqualTo(new[] { clerk.Id }));
        Assert.That(team.Members.Select(member => (member.EmployeeId, member.Role)), Is.EqualTo(new[] { (other.Id, TeamRole.Leader), (stranger.Id, TeamRole.Member) }), "the first heir left too");
    }

    [Test]
    public async Task A_team_whose_only_member_leaves_is_dissolved()
    {
        var team = organisation.With(A.Team(lead.Id));
        var shared = organisation.With(A.Team(lead.Id, boss.Id));

        await departures.PrepareAsync([lead.Id], default);

        Assert.That(organisation.Teams.Values, Is.EqualTo(new[] { shared }).And.No.Member(team));
    }

    [Test]
    public async Task Where_nobody_leaves_nothing_changes()
    {
        var before = organisation.Told;

        await departures.PrepareAsync([], default);

        Assert.That(organisation.Told, Is.EqualTo(before));
    }
}
