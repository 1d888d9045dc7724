using OrgChart.Application.Common;
using OrgChart.Application.Teams.AddTeamMember;
using OrgChart.Application.Teams.ChangeTeam;
using OrgChart.Application.Teams.ChangeTeamMember;
using OrgChart.Application.Teams.CreateTeam;
using OrgChart.Application.Teams.DeleteTeam;
using OrgChart.Application.Teams.RemoveTeamMember;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;

namespace OrgChart.UnitTests.Teams;

[TestFixture]
public sealed class TeamCommandTests
{
    private Organisation organisation = null!;
    private Employee anne = null!;
    private Employee luc = null!;
    private Team team = null!;

    [SetUp]
    public void MakeTeam()
    {
        organisation = new();
        (anne, luc) = (organisation.With(A.Employee()), organisation.With(A.Employee()));
        team = organisation.With(A.Team(anne.Id));
    }

    [Test]
    public async Task A_new_team_gets_the_next_id_and_its_leader()
    {
        var written = await Create(luc.Id.Value);

        Assert.That(organisation.Teams[written.Id].Members.Select(member => (member.EmployeeId, member.Role)), Is.EqualTo(new[] { (luc.Id, TeamRole.Leader) }));
        Assert.That(organisation.Log, Is.EqualTo(new[] { "begin", "commit" }));
    }

    [Test]
    public async Task A_new_team_needs_a_leader_who_is_there()
    {
        Assert.That((await RuleAssert.ThrowsAsync<NotFoundException>(() => Create(99))).Code, Is.EqualTo("employee.not_found"));
        Assert.That(organisation.Log, Does.Not.Contain("commit"));
    }

    [Test]
    public async Task What_is_known_of_a_team_is_changed_from_what_it_is()
    {
        await new ChangeTeamHandler(organisation, organisation).Handle(new(team.Id.Value, details => details with { Description = A.Text("For tests") }, 1), default);

        Assert.That(team.Details, Is.EqualTo(new TeamDetails(A.Text("Team", "Équipe"), A.Text("For tests"))));
    }

    [Test]
    public async Task A_team_that_somebody_changed_meanwhile_is_not_changed()
    {
        var stale = await RuleAssert.ThrowsAsync<ConflictException>(() => new ChangeTeamHandler(organisation, organisation).Handle(new(team.Id.Value, details => details with { Description = A.Text("X") }, 2), default));

        Assert.That((stale.Code, team.Description), Is.EqualTo(("team.version_stale", LocalizedText.None)));
    }

    [Test]
    public async Task Members_come_change_and_go()
    {
        await new AddTeamMemberHandler(organisation, organisation, organisation).Handle(new(team.Id.Value, luc.Id.Value, TeamRole.Member), default);
        Assert.That(team.Members, Has.Count.EqualTo(2));

        await new ChangeTeamMemberHandler(organisation, organisation).Handle(new(team.Id.Value, luc.Id.Value, _ => TeamRole.Leader, null), default);
        Assert.That(team.NeedsAsLeader(anne.Id), Is.False);

        await new RemoveTeamMemberHandler(organisation, organisation).Handle(new(team.Id.Value, anne.Id.Value, null), default);
        Assert.That(team.Members.Single().EmployeeId, Is.EqualTo(luc.Id));
        Assert.That(organisation.Log, Is.EqualTo(Enumerable.Repeat(new[] { "begin", "commit" }, 3).SelectMany(pair => pair)));
    }

    [Test]
    public async Task A_member_is_somebody_who_is_there()
    {
        var missing = await RuleAssert.ThrowsAsync<NotFoundException>(() => new AddTeamMemberHandler(organisation, organisation, organisation).Handle(new(team.Id.Value, 99, TeamRole.Member), default));

        Assert.That((missing.Code, team.Members.Count), Is.EqualTo(("employee.not_found", 1)));
    }

    [Test]
    public async Task A_team_is_dissolved()
    {
        await new DeleteTeamHandler(organisation, organisation).Handle(new(team.Id.Value, 1), default);

        Assert.That(organisation.Teams, Is.Empty);
        Assert.That((await RuleAssert.ThrowsAsync<NotFoundException>(() => new DeleteTeamHandler(organisation, organisation).Handle(new(team.Id.Value, 1), default))).Code, Is.EqualTo("team.not_found"));
    }

    private Task<Written> Create(int leader) =>
        new CreateTeamHandler(organisation, organisation, organisation, organisation).Handle(new(A.Text("Team"), LocalizedText.None, leader), default);
}
