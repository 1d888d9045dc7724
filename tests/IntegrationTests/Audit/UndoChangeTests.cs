using MediatR;
using NUnit.Framework;
using OrgChart.Application.Audit.UndoChange;
using OrgChart.Application.Common;
using OrgChart.Application.Employees.ChangeEmployee;
using OrgChart.Application.Employees.CreateEmployee;
using OrgChart.Application.Employees.DeleteEmployee;
using OrgChart.Application.Employees.DrawReportingLine;
using OrgChart.Application.Employees.EndReportingLine;
using OrgChart.Application.Employees.MoveEmployee;
using OrgChart.Application.Employees.SetManager;
using OrgChart.Application.Teams.AddTeamMember;
using OrgChart.Application.Teams.ChangeTeam;
using OrgChart.Application.Teams.ChangeTeamMember;
using OrgChart.Application.Teams.CreateTeam;
using OrgChart.Application.Teams.DeleteTeam;
using OrgChart.Application.Teams.RemoveTeamMember;
using OrgChart.Application.Units.ChangeUnit;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Application.Units.DeleteUnit;
using OrgChart.Application.Units.MergeUnits;
using OrgChart.Application.Units.MoveUnit;
using OrgChart.Application.Units.OrderUnits;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Audit;

/// <summary>What stands in the way of an undo; that every command can be undone is told by <see cref="EveryCommandTests"/>.</summary>
public sealed class UndoChangeTests(ITestDatabase database) : EditingTest(database)
{
    private const string Impossible = "audit.undo_impossible";

    public static IEnumerable<TestCaseData> Obstacles { get; } =
    [
        Obstacle(Impossible, "the name was changed again", new ChangeUnitCommand(4, _ => A.Named("One"), null), new ChangeUnitCommand(4, _ => A.Named("Two"), null)),
        Obstacle(Impossible, "the unit moved again", new MoveUnitCommand(4, 3, null), new MoveUnitCommand(4, 5, null)),
        Obstacle(Impossible, "the order is another one", new OrderUnitsCommand(1, [3], null), new OrderUnitsCommand(1, [2], null)),
        Obstacle(Impossible, "the changed unit is gone", new ChangeUnitCommand(6, _ => A.Named("One"), null), new DeleteUnitCommand(6, null, null)),
        Obstacle("unit.beneath_itself", "the old parent is beneath it now", new MoveUnitCommand(4, 3, null), new MoveUnitCommand(2, 4, null)),
        Obstacle("unit.not_found", "the old parent is gone", new MoveUnitCommand(4, 3, null), new DeleteUnitCommand(2, 3, null)),
        Obstacle(Impossible, "the new unit was renamed", new CreateUnitCommand(1, A.Named("New")), new ChangeUnitCommand(100, _ => A.Named("Two"), null)),
        Obstacle("unit.not_empty", "the new unit has got somebody", new CreateUnitCommand(1, A.Named("New")), new MoveEmployeeCommand(2, 100, null)),
        Obstacle("unit.not_empty", "the new unit has got a unit", new CreateUnitCommand(1, A.Named("New")), new MoveUnitCommand(4, 100, null)),
        Obstacle(Impossible, "the new unit is gone", new CreateUnitCommand(1, A.Named("New")), new DeleteUnitCommand(100, null, null)),
        Obstacle(Impossible, "what was moved away moved on", new DeleteUnitCommand(2, 3, null), new MoveUnitCommand(4, 5, null)),
        Obstacle(Impossible, "what was merged was renamed", new MergeUnitsCommand(2, 3, A.Named("Merged"), null), new ChangeUnitCommand(3, _ => A.Named("Two"), null)),
        Obstacle("unit.not_found", "the unit above the deleted one is gone", new DeleteUnitCommand(6, null, null), new DeleteUnitCommand(5, 1, null)),
        Obstacle(Impossible, "the telephone was changed again", new ChangeEmployeeCommand(2, now => now with { Phone = "1" }, null), new ChangeEmployeeCommand(2, now => now with { Phone = "2" }, null)),
        Obstacle(Impossible, "the new employee was changed", new CreateEmployeeCommand(3, A.Details("New"), null), new ChangeEmployeeCommand(100, now => now with { Phone = "2" }, null)),
        Obstacle("employee.has_reports", "the new employee has got a report", new CreateEmployeeCommand(3, A.Details("New"), null), new SetManagerCommand(2, 100, null)),
        Obstacle("employee.has_reports", "the new employee has got a dotted report", new CreateEmployeeCommand(3, A.Details("New"), null), new DrawReportingLineCommand(2, 100, ReportingLineKind.Dotted, null)),
        Obstacle(Impossible, "the new employee has joined a team", new CreateEmployeeCommand(3, A.Details("New"), null), new AddTeamMemberCommand(1, 100, TeamRole.Member)),
        Obstacle(Impossible, "the report has got another manager", new DeleteEmployeeCommand(1, 5, null), new SetManagerCommand(2, 3, null)),
        Obstacle("unit.not_found", "the unit of the deleted employee is gone", new DeleteEmployeeCommand(5, null, null), new DeleteUnitCommand(5, 1, null), new DeleteUnitCommand(6, null, null)),
        Obstacle("employee.circle", "the old manager reports to him now", new SetManagerCommand(2, 5, null), new SetManagerCommand(1, 2, null)),
        Obstacle(Impossible, "the team was renamed again", new ChangeTeamCommand(1, now => now with { Name = new("One", null) }, null), new ChangeTeamCommand(1, now => now with { Name = new("Two", null) }, null)),
        Obstacle(Impossible, "somebody has joined the new team", new CreateTeamCommand(new("New", null), LocalizedText.None, 2), new AddTeamMemberCommand(100, 3, TeamRole.Member)),
        Obstacle(Impossible, "the new member became a leader", new AddTeamMemberCommand(1, 2, TeamRole.Member), new ChangeTeamMemberCommand(1, 2, _ => TeamRole.Leader, null)),
        Obstacle(Impossible, "the new member has left", new AddTeamMemberCommand(1, 2, TeamRole.Member), new RemoveTeamMemberCommand(1, 2, null)),
        Obstacle(Impossible, "the member has got his old role again", new ChangeTeamMemberCommand(1, 1, _ => TeamRole.Leader, null), new ChangeTeamMemberCommand(1, 1, _ => TeamRole.Member, null)),
        Obstacle("team.last_leader", "the other leader has left", new ChangeTeamMemberCommand(1, 1, _ => TeamRole.Leader, null), new RemoveTeamMemberCommand(1, 4, null)),
        Obstacle("team.member_exists", "he is back already", new RemoveTeamMemberCommand(1, 1, null), new AddTeamMemberCommand(1, 1, TeamRole.Leader)),
        Obstacle(Impossible, "a member of the dissolved team is gone", new DeleteTeamCommand(1, null), new DeleteEmployeeCommand(4, null, null)),
    ];

    [TestCaseSource(nameof(Obstacles))]
    public async Task An_undo_is_refused_and_leaves_nothing_when(string code, IRequest<Written> write, IRequest<Written>[] since)
    {
        await SendAsync(write);
        var entry = await LastEntryAsync();
        foreach (var command in since) await SendAsync(command);
        var everything = await Host.EverythingAsync();

        Assert.That(await CodeOfAsync(SendAsync(new UndoChangeCommand(entry.Id))), Is.EqualTo(code));

        Assert.That(await Host.EverythingAsync(), Is.EqualTo(everything));
    }

    [Test]
    public async Task What_changed_elsewhere_since_does_not_stand_in_the_way()
    {
        await SendAsync(new ChangeUnitCommand(4, now => now with { Name = new("New", now.Name.Fr) }, null));
        var entry = await LastEntryAsync();
        await SendAsync(new ChangeUnitCommand(4, now => now with { Acronym = new("KEPT", null) }, null));
        await SendAsync(new MoveUnitCommand(4, 3, null));

        await SendAsync(new UndoChangeCommand(entry.Id));

        Assert.That(await Host.RowsAsync("SELECT name_en, acronym_en, parent_id FROM org_units WHERE id = 4"), Is.EqualTo(new[] { "Unit 4|KEPT|3" }));
    }

    [Test]
    public async Task Dotted_lines_come_back_in_the_order_in_which_they_were_drawn()
    {
        foreach (var manager in (int[])[5, 3]) await SendAsync(new DrawReportingLineCommand(4, manager, ReportingLineKind.Dotted, null));
        var before = await Replay.OfAsync(Host);
        await SendAsync(new EndReportingLineCommand(4, 1, null));

        await SendAsync(new UndoChangeCommand((await LastEntryAsync()).Id));

        Assert.That(await Host.RowsAsync("SELECT dotted_manager_ids FROM employees WHERE id = 4"), Is.EqualTo(new[] { "1,5,3" }));
        Assert.That((await Replay.OfAsync(Host)).Lines, Is.EqualTo(before.Lines));
    }

    [Test]
    public async Task An_order_comes_back_without_the_units_that_have_left()
    {
        await SendAsync(new OrderUnitsCommand(1, [3, 2], null));
        await SendAsync(new OrderUnitsCommand(1, [2], null));
        var entry = await LastEntryAsync();
        await SendAsync(new MoveUnitCommand(3, 5, null));

        await SendAsync(new UndoChangeCommand(entry.Id));

        Assert.That(await Host.RowsAsync("SELECT child_order FROM org_units WHERE id = 1"), Is.EqualTo(new[] { "2" }));
    }

    [Test]
    public async Task An_id_that_comes_back_is_not_handed_out_meanwhile()
    {
        await SendAsync(new CreateUnitCommand(1, A.Named("New")));
        await SendAsync(new DeleteUnitCommand(100, null, null));
        var entry = await LastEntryAsync();
        Assert.That(await SendAsync(new CreateUnitCommand(1, A.Named("Newer"))), Is.EqualTo(new Written(101, 1)));

        await SendAsync(new UndoChangeCommand(entry.Id));

        Assert.That(await Host.RowsAsync("SELECT id, name_en FROM org_units WHERE id >= 100 ORDER BY id"), Is.EqualTo(new[] { "100|New", "101|Newer" }));
    }

    private static TestCaseData Obstacle(string code, string name, IRequest<Written> write, params IRequest<Written>[] since) => new TestCaseData(code, write, since).SetArgDisplayNames(name);
}
