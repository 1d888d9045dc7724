using MediatR;
using NUnit.Framework;
using OrgChart.Application.Audit.UndoChange;
using OrgChart.Application.Common;
using OrgChart.Application.Employees.ChangeEmployee;
using OrgChart.Application.Employees.ClearManager;
using OrgChart.Application.Employees.CreateEmployee;
using OrgChart.Application.Employees.DeleteEmployee;
using OrgChart.Application.Employees.DrawReportingLine;
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

namespace OrgChart.IntegrationTests.Persistence;

/// <summary>
/// Two processes write at the same time. One has begun and stands before the write lock when the other one does all of its work; what it read until
/// then is out of date.
/// </summary>
public sealed class CrossingWritesTests(ITestDatabase database) : EditingTest(database)
{
    public static IEnumerable<TestCaseData> Crossings { get; } =
    [
        Crossing("Two moves that close a circle", "unit.beneath_itself", new MoveUnitCommand(3, 2, null), new MoveUnitCommand(2, 3, null)),
        Crossing("A move closes a circle with one further down", "unit.beneath_itself", new MoveUnitCommand(3, 4, null), new MoveUnitCommand(2, 3, null)),
        Crossing("A move beneath a unit that is deleted", "unit.not_found", new DeleteUnitCommand(6, null, null), new MoveUnitCommand(4, 6, null)),
        Crossing("A unit is deleted that gets a unit", "unit.not_empty", new MoveUnitCommand(4, 6, null), new DeleteUnitCommand(6, null, null)),
        Crossing("A unit is deleted that gets a person", "unit.not_empty", new MoveEmployeeCommand(2, 6, null), new DeleteUnitCommand(6, null, null)),
        Crossing("A unit is made in one that is deleted", "unit.not_found", new DeleteUnitCommand(6, null, null), new CreateUnitCommand(6, A.Named("New"))),
        Crossing("A person is added to a unit that is deleted", "unit.not_found", new DeleteUnitCommand(6, null, null), new CreateEmployeeCommand(6, A.Details("New"), null)),
        Crossing("Contents move to a unit that is deleted", "unit.not_found", new DeleteUnitCommand(6, null, null), new DeleteUnitCommand(2, 6, null)),
        Crossing("A unit is merged into one that moves beneath it", "unit.beneath_itself", new MoveUnitCommand(6, 2, null), new MergeUnitsCommand(2, 6, null, null)),
        Crossing("An order names a unit that moves away", "unit.not_a_child", new MoveUnitCommand(3, 5, null), new OrderUnitsCommand(1, [3], null)),
        Crossing("Two moves of the same version", "unit.version_stale", new MoveUnitCommand(4, 3, 1), new MoveUnitCommand(4, 5, 1)),
        Crossing("Two names for the same version", "version.stale", new ChangeUnitCommand(4, _ => A.Named("First"), 1), new ChangeUnitCommand(4, _ => A.Named("Second"), 1)),
        Crossing("Two names for whichever version", "version.stale", new ChangeUnitCommand(4, _ => A.Named("First"), null), new ChangeUnitCommand(4, _ => A.Named("Second"), null)),
        Crossing("A name for a unit that is deleted", "version.stale", new DeleteUnitCommand(6, null, null), new ChangeUnitCommand(6, _ => A.Named("Late"), 1)),
        Crossing("A name for a unit that moves", "version.stale", new MoveUnitCommand(4, 3, null), new ChangeUnitCommand(4, _ => A.Named("Late"), null)),
        Crossing("Two edits of a person", "version.stale", new ChangeEmployeeCommand(2, now => now with { Phone = "1" }, 1), new ChangeEmployeeCommand(2, now => now with { Email = "2" }, 1)),
        Crossing("A person is edited who is deleted", "version.stale", new DeleteEmployeeCommand(5, null, null), new ChangeEmployeeCommand(5, now => now with { Phone = "1" }, null)),
        Crossing("Two managers close a circle", "employee.circle", new SetManagerCommand(5, 4, null), new SetManagerCommand(4, 5, null)),
        Crossing("A manager and a dotted line close a circle", "employee.circle", new DrawReportingLineCommand(5, 4, ReportingLineKind.Dotted, null), new SetManagerCommand(4, 5, null)),
        Crossing("Two dotted lines close a circle", "employee.circle",
            new DrawReportingLineCommand(5, 4, ReportingLineKind.Dotted, null), new DrawReportingLineCommand(4, 5, ReportingLineKind.Dotted, null)),
        Crossing("Somebody reports to one who is deleted", "employee.not_found", new DeleteEmployeeCommand(5, null, null), new SetManagerCommand(2, 5, null)),
        Crossing("Somebody is deleted who gets a report", "employee.has_reports", new SetManagerCommand(2, 5, null), new DeleteEmployeeCommand(5, null, null)),
        Crossing("Somebody is deleted whose reports are given to one who is deleted", "employee.not_found", new DeleteEmployeeCommand(5, null, null), new DeleteEmployeeCommand(1, 5, null)),
        Crossing("Somebody is added to a manager who is deleted", "employee.not_found", new DeleteEmployeeCommand(5, null, null), new CreateEmployeeCommand(3, A.Details("New"), 5)),
        Crossing("A manager is cleared twice", "employee.manager_not_found", new ClearManagerCommand(2, null), new ClearManagerCommand(2, null)),
        Crossing("The last two leaders leave", "team.last_leader", new RemoveTeamMemberCommand(1, 4, null), new RemoveTeamMemberCommand(1, 1, null)),
        Crossing("The last two leaders become members", "team.last_leader", new ChangeTeamMemberCommand(1, 4, _ => TeamRole.Member, null), new ChangeTeamMemberCommand(1, 1, _ => TeamRole.Member, null)),
        Crossing("A leader steps down, the other one leaves the organisation", "employee.leads_teams", new ChangeTeamMemberCommand(1, 1, _ => TeamRole.Member, null), new DeleteEmployeeCommand(4, null, null)),
        Crossing("Somebody joins twice", "team.member_exists", new AddTeamMemberCommand(1, 5, TeamRole.Member), new AddTeamMemberCommand(1, 5, TeamRole.Leader)),
        Crossing("Somebody joins who is deleted", "employee.not_found", new DeleteEmployeeCommand(5, null, null), new AddTeamMemberCommand(1, 5, TeamRole.Member)),
        Crossing("Somebody joins a team that is dissolved", "team.not_found", new DeleteTeamCommand(1, null), new AddTeamMemberCommand(1, 5, TeamRole.Member)),
        Crossing("A team is dissolved that somebody joins", "version.stale", new AddTeamMemberCommand(1, 5, TeamRole.Member), new DeleteTeamCommand(1, null)),
        Crossing("A team is led by somebody who is deleted", "employee.not_found", new DeleteEmployeeCommand(5, null, null), new CreateTeamCommand(new("New", null), LocalizedText.None, 5)),
        Crossing("Two names for a team", "version.stale",
            new ChangeTeamCommand(1, now => now with { Name = new("First", null) }, null), new ChangeTeamCommand(1, now => now with { Name = new("Second", null) }, null)),
        Crossing("A write is undone twice", "audit.undone_already", new UndoChangeCommand(3), new UndoChangeCommand(3)),
        Crossing("A write is undone that is written over", "audit.undo_impossible", new ChangeUnitCommand(3, _ => A.Named("Over"), null), new UndoChangeCommand(3)),
    ];

    [SetUp]
    public async Task MakeTwoLeadersAndAnEntryToUndo()
    {
        await SendAsync(new ChangeTeamMemberCommand(1, 1, _ => TeamRole.Leader, 1));
        await SendAsync(new ChangeUnitCommand(3, _ => A.Named("To be undone"), 1));
    }

    [TestCaseSource(nameof(Crossings))]
    public async Task Whoever_comes_second_is_refused_and_leaves_nothing(string code, IRequest<Written> first, IRequest<Written> second)
    {
        var gate = new Gate();
        var other = Start(register: StrategyProxy.Around((method, _) => method == "TakeWriteTurnAsync" ? gate.PassAsync() : Task.CompletedTask));
        var waiting = Task.Run(() => other.SendAsync(second));
        await gate.ReachedAsync();
        await SendAsync(first);
        var everything = await Host.EverythingAsync();
        gate.Open();

        Assert.That(await CodeOfAsync(waiting), Is.EqualTo(code));

        Assert.That(await Host.EverythingAsync(), Is.EqualTo(everything));
    }

    [Test]
    public async Task A_command_waits_until_the_one_before_it_is_lasting()
    {
        var other = Start();
        var moving = await Host.InScopeAsync(async scope =>
        {
            await scope.Work.BeginTogetherAsync(CancellationToken.None);
            await scope.Get<IMediator>().Send(new MoveUnitCommand(3, 2, null));
            var waiting = Task.Run(() => CodeOfAsync(other.SendAsync(new MoveUnitCommand(2, 3, null))));
            await scope.Work.CompleteTogetherAsync(CancellationToken.None);
            return waiting;
        });

        Assert.That(await moving.WaitAsync(Patience.Limit), Is.EqualTo("unit.beneath_itself"));
    }

    private static TestCaseData Crossing(string name, string code, IRequest<Written> first, IRequest<Written> second) =>
        new TestCaseData(code, first, second).SetArgDisplayNames(name);
}
