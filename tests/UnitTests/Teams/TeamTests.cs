using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;

namespace OrgChart.UnitTests.Teams;

[TestFixture]
public sealed class TeamTests
{
    private static readonly EmployeeId Anne = new(1);
    private static readonly EmployeeId Luc = new(2);
    private static readonly EmployeeId Marie = new(3);

    private static IEnumerable<TestCaseData> Rules()
    {
        yield return new(TeamRules.NotFound(new TeamId(42)), "team.not_found");
        yield return new(TeamRules.Changed(new TeamId(42)), "team.version_stale");
        yield return new(TeamRules.MemberNotFound(new TeamId(42), Anne), "team.member_not_found");
        yield return new(TeamRules.MemberExists(Anne), "team.member_exists");
        yield return new(TeamRules.LastLeader(), "team.last_leader");
        yield return new(TeamRules.TooManyMembers(), "team.too_many_members");
    }

    [TestCaseSource(nameof(Rules))]
    public void A_published_code_never_changes(CodedException rule, string code) => Assert.That(rule.Code, Is.EqualTo(code));

    [Test]
    public void A_new_team_is_led_by_its_founder()
    {
        var team = Team.Create(new TeamId(7), A.Text("Team", "Équipe"), A.Text("For tests"), Anne);

        Assert.That((team.Id.Value, team.Details, team.Version), Is.EqualTo((7, new TeamDetails(A.Text("Team", "Équipe"), A.Text("For tests")), 1L)));
        Assert.That(Told(team), Is.EqualTo("1 Leader"));
        Assert.That(team.Members[0].TeamId, Is.EqualTo(team.Id));
    }

    [Test]
    public void A_team_needs_a_name_that_is_not_too_long()
    {
        var (name, description) = (new string('n', 200), new string('d', 1000));

        Assert.That(Create(A.Text(name, name), A.Text(description, description)).Name.Fr, Has.Length.EqualTo(200));
        RuleAssert.Breaks("team.name_missing", () => Create(LocalizedText.None, LocalizedText.None));
        RuleAssert.Breaks("team.name_too_long", () => Create(A.Text(name + "n"), LocalizedText.None));
        RuleAssert.Breaks("team.description_too_long", () => Create(A.Text(name), A.Text(null, description + "d")));
        RuleAssert.Breaks("team.name_missing", () => Team.Restore(new TeamId(1), LocalizedText.None, LocalizedText.None));
    }

    [Test]
    public void A_changed_team_has_its_new_name_and_description()
    {
        var team = A.Team(Anne);

        team.Change(new(A.Text("Other"), A.Text(null, "Pour rien")));

        Assert.That(team.Details, Is.EqualTo(new TeamDetails(A.Text("Other"), A.Text(null, "Pour rien"))));
    }

    [Test]
    public void A_refused_change_changes_nothing()
    {
        var team = A.Team(Anne);
        var before = team.Details;

        RuleAssert.Breaks("team.name_missing", () => team.Change(before with { Name = LocalizedText.None }));
        RuleAssert.Breaks("team.name_too_long", () => team.Change(before with { Name = A.Text(null, new string('n', 201)) }));
        RuleAssert.Breaks("team.description_too_long", () => team.Change(new(A.Text("Other"), A.Text(new string('d', 1001)))));
        Assert.That(team.Details, Is.EqualTo(before));
    }

    [Test]
    public void A_member_is_taken_in_once()
    {
        var team = A.Team(Anne, Luc);

        RuleAssert.Breaks("team.member_exists", () => team.Add(Luc, TeamRole.Leader));
        RuleAssert.Breaks("team.member_exists", () => team.Add(Anne, TeamRole.Member));
        Assert.That(Told(team), Is.EqualTo("1 Leader, 2 Member"), "a refused member changes nothing");
    }

    [Test]
    public void A_team_has_at_most_1000_members()
    {
        var team = A.Team(Anne, [.. Enumerable.Range(2, Team.MaxMembers - 1).Select(id => new EmployeeId(id))]);

        RuleAssert.Breaks("team.too_many_members", () => team.Add(new EmployeeId(5000), TeamRole.Member));
        Assert.That(team.Members, Has.Count.EqualTo(1000), "a refused member changes nothing");
    }

    [Test]
    public void The_last_leader_neither_goes_nor_becomes_a_member()
    {
        var team = A.Team(Anne, Luc);

        RuleAssert.Breaks("team.last_leader", () => team.Remove(Anne));
        RuleAssert.Breaks("team.last_leader", () => team.ChangeRole(Anne, TeamRole.Member));
        Assert.That(Told(team), Is.EqualTo("1 Leader, 2 Member"), "a refused change changes nothing");
    }

    [Test]
    public void A_leader_may_go_when_another_one_leads()
    {
        var team = A.Team(Anne, Luc, Marie);
        team.ChangeRole(Luc, TeamRole.Leader);

        team.ChangeRole(Anne, TeamRole.Member);
        team.Remove(Anne);

        Assert.That(Told(team), Is.EqualTo("2 Leader, 3 Member"));
    }

    [Test]
    public void The_only_leader_can_be_made_leader_again()
    {
        var team = A.Team(Anne, Luc);

        team.ChangeRole(Anne, TeamRole.Leader);

        Assert.That(Told(team), Is.EqualTo("1 Leader, 2 Member"));
    }

    [Test]
    public void Nobody_is_changed_or_let_go_who_does_not_belong_to_the_team()
    {
        var team = A.Team(Anne, Luc);

        Assert.That(() => team.Remove(Marie), Throws.TypeOf<NotFoundException>().With.Property("Code").EqualTo("team.member_not_found"));
        Assert.That(() => team.ChangeRole(Marie, TeamRole.Leader), Throws.TypeOf<NotFoundException>().With.Property("Code").EqualTo("team.member_not_found"));
        Assert.That(Told(team), Is.EqualTo("1 Leader, 2 Member"), "a refused change changes nothing");
    }

    [Test]
    public void A_team_needs_somebody_as_leader_who_leads_others_alone()
    {
        var (alone, led) = (A.Team(Anne), A.Team(Anne, Luc));
        var led2 = A.Team(Anne, Luc);
        led2.ChangeRole(Luc, TeamRole.Leader);

        Assert.That((alone.NeedsAsLeader(Anne), led.NeedsAsLeader(Anne), led.NeedsAsLeader(Luc), led2.NeedsAsLeader(Anne), led.NeedsAsLeader(Marie)), Is.EqualTo((false, true, false, false, false)));
    }

    [Test]
    public void When_the_last_leader_leaves_the_organisation_who_has_the_smallest_id_leads()
    {
        var team = A.Team(Anne, Marie, Luc);

        team.Lose(Anne);

        Assert.That(Told(team), Is.EqualTo("3 Member, 2 Leader"));
    }

    [Test]
    public void When_somebody_else_leads_nobody_is_promoted()
    {
        var team = A.Team(Anne, Luc, Marie);
        team.ChangeRole(Marie, TeamRole.Leader);

        team.Lose(Anne);
        Assert.That(Told(team), Is.EqualTo("2 Member, 3 Leader"));

        team.Lose(Luc);
        Assert.That(Told(team), Is.EqualTo("3 Leader"));
    }

    [Test]
    public void A_team_that_loses_its_only_member_is_empty_and_one_that_loses_a_stranger_is_as_before()
    {
        var team = A.Team(Anne);

        team.Lose(Luc);
        Assert.That(Told(team), Is.EqualTo("1 Leader"));

        team.Lose(Anne);
        Assert.That(team.Members, Is.Empty);
    }

    [Test]
    public void A_team_that_is_brought_back_waits_for_its_members()
    {
        var team = Team.Restore(new TeamId(7), A.Text("Team"), A.Text("For tests"));

        Assert.That((team.Id.Value, team.Details, team.Members.Count), Is.EqualTo((7, new TeamDetails(A.Text("Team"), A.Text("For tests")), 0)));
    }

    private static Team Create(LocalizedText name, LocalizedText description) => Team.Create(new TeamId(1), name, description, Anne);

    private static string Told(Team team) => string.Join(", ", team.Members.Select(member => $"{member.EmployeeId} {member.Role}"));
}
