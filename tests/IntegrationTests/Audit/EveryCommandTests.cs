using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using OrgChart.Application.Audit.UndoChange;
using OrgChart.Application.Common;
using OrgChart.Application.Employees.ChangeEmployee;
using OrgChart.Application.Employees.ClearManager;
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

/// <summary>What every command does to the tables, the snapshot, versions, revision and audit trail; that it can be undone; and what is left of a refused one: nothing.</summary>
public sealed class EveryCommandTests(ITestDatabase database) : EditingTest(database)
{
    private const string Unit2 = "{id: 2, name.en: Unit 2, name.fr: Unité 2, parentId: 1}";

    /// <summary>A command, what it answers and what it changes.</summary>
    public sealed record Case(string Name, IRequest<Written> Command, Written Written, string[] Changes)
    {
        public bool IsOfDirectory => Changes.Any(change => !change.StartsWith("team", StringComparison.Ordinal));

        public override string ToString() => Name;
    }

    public static IEnumerable<Case> Cases { get; } =
    [
        new("A unit is created", new CreateUnitCommand(2, new(new("New", "Neuf"), new("N", null))), new(100, 1),
            ["unit 100 added: - > {acronym.en: N, id: 100, name.en: New, name.fr: Neuf, parentId: 2}"]),
        new("A department is created", new CreateUnitCommand(null, A.Named("New")), new(100, 1), ["unit 100 added: - > {id: 100, name.en: New}"]),
        new("A unit is renamed", new ChangeUnitCommand(4, now => now with { Name = new("Payroll", now.Name.Fr) }, 1), new(4, 2),
            ["unit 4 changed: {name.en: Unit 4} > {name.en: Payroll}"]),
        new("A unit is moved", new MoveUnitCommand(4, 3, 1), new(4, 2), ["unit 4 moved: {parentId: 2} > {parentId: 3}"]),
        new("Units are put in an order", new OrderUnitsCommand(1, [3], 1), new(1, 2), ["unit 1 changed: {childOrder: null} > {childOrder: 3}"]),
        new("An empty unit is deleted", new DeleteUnitCommand(6, null, 1), new(6, 1), ["unit 6 removed: {id: 6, name.en: Unit 6, name.fr: Unité 6, parentId: 5} > -"]),
        new("A unit is deleted and its contents move", new DeleteUnitCommand(2, 3, 1), new(2, 1),
            ["employee 1 moved: {unitId: 2} > {unitId: 3}", "employee 2 moved: {unitId: 2} > {unitId: 3}", "unit 2 removed: " + Unit2 + " > -", "unit 4 moved: {parentId: 2} > {parentId: 3}"]),
        new("Units are merged", new MergeUnitsCommand(2, 3, A.Named("Merged"), 1), new(3, 2),
            [
                "employee 1 moved: {unitId: 2} > {unitId: 3}", "employee 2 moved: {unitId: 2} > {unitId: 3}", "unit 2 removed: " + Unit2 + " > -",
                "unit 3 changed: {name.en: Unit 3, name.fr: Unité 3} > {name.en: Merged, name.fr: null}", "unit 4 moved: {parentId: 2} > {parentId: 3}",
            ]),
        new("An employee is added", new CreateEmployeeCommand(3, A.Details("New") with { Phone = "613" }, 4), new(100, 1),
            ["employee 100 added: - > {givenName: Given, id: 100, managerId: 4, phone: 613, surname: New, unitId: 3}"]),
        new("An employee is changed", new ChangeEmployeeCommand(2, now => now with { Phone = "613", JobTitle = new(null, "Commis") }, 1), new(2, 2),
            ["employee 2 changed: {jobTitle.fr: null, phone: null} > {jobTitle.fr: Commis, phone: 613}"]),
        new("An employee is moved", new MoveEmployeeCommand(2, 4, 1), new(2, 2), ["employee 2 moved: {unitId: 2} > {unitId: 4}"]),
        new("An employee gets a manager and his dotted line becomes the line", new SetManagerCommand(4, 1, 1), new(4, 2),
            ["employee 4 changed: {dottedManagerIds: 1, managerId: null} > {dottedManagerIds: null, managerId: 1}"]),
        new("An employee loses his manager", new ClearManagerCommand(2, 1), new(2, 2), ["employee 2 changed: {managerId: 1} > {managerId: null}"]),
        new("A dotted line is drawn", new DrawReportingLineCommand(3, 4, ReportingLineKind.Dotted, 1), new(3, 2), ["employee 3 changed: {dottedManagerIds: null} > {dottedManagerIds: 4}"]),
        new("A line is drawn", new DrawReportingLineCommand(3, 4, ReportingLineKind.Line, 1), new(3, 2), ["employee 3 changed: {managerId: 1} > {managerId: 4}"]),
        new("A dotted line is ended", new EndReportingLineCommand(4, 1, 1), new(4, 2), ["employee 4 changed: {dottedManagerIds: 1} > {dottedManagerIds: null}"]),
        new("A line is ended", new EndReportingLineCommand(2, 1, 1), new(2, 2), ["employee 2 changed: {managerId: 1} > {managerId: null}"]),
        new("An employee is deleted", new DeleteEmployeeCommand(5, null, 1), new(5, 1), ["employee 5 removed: {givenName: Given, id: 5, surname: Surname5, unitId: 5} > -"]),
        new("A manager is deleted and one of his reports takes his place", new DeleteEmployeeCommand(1, 2, 1), new(1, 1),
            [
                "employee 1 removed: {givenName: Given, id: 1, surname: Surname1, unitId: 2} > -", "employee 2 changed: {managerId: 1} > {managerId: null}",
                "employee 3 changed: {managerId: 1} > {managerId: 2}", "employee 4 changed: {dottedManagerIds: 1} > {dottedManagerIds: 2}",
                "teamMember 1/1 removed: {employeeId: 1, role: 0, teamId: 1} > -",
            ]),
        new("A manager is deleted and somebody else leads his reports", new DeleteEmployeeCommand(1, 5, 1), new(1, 1),
            [
                "employee 1 removed: {givenName: Given, id: 1, surname: Surname1, unitId: 2} > -", "employee 2 changed: {managerId: 1} > {managerId: 5}",
                "employee 3 changed: {managerId: 1} > {managerId: 5}", "employee 4 changed: {dottedManagerIds: 1} > {dottedManagerIds: 5}",
                "teamMember 1/1 removed: {employeeId: 1, role: 0, teamId: 1} > -",
            ]),
        new("A team is founded", new CreateTeamCommand(new("New", null), new("For all", null), 2), new(100, 1),
            ["team 100 added: - > {description.en: For all, id: 100, name.en: New}", "teamMember 100/2 added: - > {employeeId: 2, role: 1, teamId: 100}"]),
        new("A team is renamed", new ChangeTeamCommand(1, now => now with { Name = new("Best team", null) }, 1), new(1, 2), ["team 1 changed: {name.en: Team 1} > {name.en: Best team}"]),
        new("Somebody joins a team", new AddTeamMemberCommand(1, 2, TeamRole.Member), new(1, 2), ["teamMember 1/2 added: - > {employeeId: 2, role: 0, teamId: 1}"]),
        new("A member becomes a leader", new ChangeTeamMemberCommand(1, 1, _ => TeamRole.Leader, 1), new(1, 2), ["teamMember 1/1 changed: {role: 0} > {role: 1}"]),
        new("A member leaves a team", new RemoveTeamMemberCommand(1, 1, 1), new(1, 2), ["teamMember 1/1 removed: {employeeId: 1, role: 0, teamId: 1} > -"]),
        new("A team is dissolved", new DeleteTeamCommand(1, 1), new(1, 1),
            ["team 1 removed: {id: 1, name.en: Team 1} > -", "teamMember 1/1 removed: {employeeId: 1, role: 0, teamId: 1} > -", "teamMember 1/4 removed: {employeeId: 4, role: 1, teamId: 1} > -"]),
    ];

    public static IEnumerable<TestCaseData> Refusals { get; } =
    [
        Refused("unit.not_found", new CreateUnitCommand(99, A.Named("New"))),
        Refused("unit.name_missing", new CreateUnitCommand(2, new(LocalizedText.None, LocalizedText.None))),
        Refused("unit.name_missing", new ChangeUnitCommand(2, _ => new(LocalizedText.None, LocalizedText.None), 1)),
        Refused("unit.version_stale", new ChangeUnitCommand(2, now => now with { Name = new("Late", null) }, 7)),
        Refused("unit.version_stale", new MoveUnitCommand(4, 3, 7)),
        Refused("unit.department_stays", new MoveUnitCommand(5, 1, 1)),
        Refused("unit.beneath_itself", new MoveUnitCommand(2, 4, 1)),
        Refused("unit.beneath_itself", new MoveUnitCommand(2, 2, 1)),
        Refused("unit.not_found", new MoveUnitCommand(2, 99, 1)),
        Refused("unit.not_a_child", new OrderUnitsCommand(1, [2, 4], 1)),
        Refused("unit.named_twice", new OrderUnitsCommand(1, [2, 2], 1)),
        Refused("unit.not_empty", new DeleteUnitCommand(4, null, 1)),
        Refused("unit.not_empty", new DeleteUnitCommand(5, null, 1)),
        Refused("unit.beneath_itself", new DeleteUnitCommand(2, 4, 1)),
        Refused("unit.not_found", new DeleteUnitCommand(2, 99, 1)),
        Refused("unit.beneath_itself", new MergeUnitsCommand(2, 2, null, 1)),
        Refused("unit.beneath_itself", new MergeUnitsCommand(2, 4, null, 1)),
        Refused("unit.name_missing", new MergeUnitsCommand(2, 3, new(LocalizedText.None, LocalizedText.None), 1)),
        Refused("unit.not_found", new CreateEmployeeCommand(99, A.Details("New"), null)),
        Refused("employee.not_found", new CreateEmployeeCommand(3, A.Details("New"), 99)),
        Refused("employee.surname_missing", new CreateEmployeeCommand(3, A.Details(""), 1)),
        Refused("employee.surname_missing", new ChangeEmployeeCommand(3, now => now with { Surname = " " }, 1)),
        Refused("employee.version_stale", new ChangeEmployeeCommand(3, now => now with { Surname = "Late" }, 2)),
        Refused("unit.not_found", new MoveEmployeeCommand(3, 99, 1)),
        Refused("employee.circle", new SetManagerCommand(1, 3, 1)),
        Refused("employee.circle", new SetManagerCommand(1, 4, 1)),
        Refused("employee.circle", new SetManagerCommand(1, 1, 1)),
        Refused("employee.circle", new DrawReportingLineCommand(1, 2, ReportingLineKind.Dotted, 1)),
        Refused("employee.line_exists", new DrawReportingLineCommand(2, 1, ReportingLineKind.Dotted, 1)),
        Refused("employee.manager_not_found", new ClearManagerCommand(1, 1)),
        Refused("employee.line_not_found", new EndReportingLineCommand(1, 2, 1)),
        Refused("employee.has_reports", new DeleteEmployeeCommand(1, null, 1)),
        Refused("employee.leads_teams", new DeleteEmployeeCommand(4, null, 1)),
        Refused("employee.circle", new DeleteEmployeeCommand(1, 1, 1)),
        Refused("employee.not_found", new DeleteEmployeeCommand(1, 99, 1)),
        Refused("employee.not_found", new CreateTeamCommand(new("New", null), LocalizedText.None, 99)),
        Refused("team.name_missing", new CreateTeamCommand(LocalizedText.None, LocalizedText.None, 1)),
        Refused("team.version_stale", new ChangeTeamCommand(1, now => now with { Name = new("Late", null) }, 3)),
        Refused("team.member_exists", new AddTeamMemberCommand(1, 1, TeamRole.Leader)),
        Refused("employee.not_found", new AddTeamMemberCommand(1, 99, TeamRole.Member)),
        Refused("team.last_leader", new ChangeTeamMemberCommand(1, 4, _ => TeamRole.Member, 1)),
        Refused("team.last_leader", new RemoveTeamMemberCommand(1, 4, 1)),
        Refused("team.member_not_found", new RemoveTeamMemberCommand(1, 2, 1)),
        Refused("team.not_found", new DeleteTeamCommand(99, 1)),
        Refused("audit.not_found", new UndoChangeCommand(99)),
    ];

    [TestCaseSource(nameof(Cases))]
    public async Task A_command_is_in_the_tables_the_snapshot_and_the_audit_trail_at_once(Case command)
    {
        var (replay, versions) = (await Replay.OfAsync(Host), await VersionsAsync());
        Time.Advance(TimeSpan.FromMinutes(1));

        var written = await SendAsync(command.Command);

        var snapshot = Host.Directory.Snapshot;
        var entries = await EntriesAsync();
        var entry = entries[0];
        var revision = command.IsOfDirectory ? 2L : 1L;
        Assert.Multiple(() =>
        {
            Assert.That(written, Is.EqualTo(command.Written));
            Assert.That(entries.Count, Is.EqualTo(2), "the entry before is that of the organisation itself");
            Assert.That((entry.Actor, entry.Action, entry.RequestId, entry.At), Is.EqualTo(("tester", NameOf(command.Command), "test-request", Time.Now)));
            Assert.That((entry.Revision, entry.ImportId, entry.Undoes, entry.UndoneBy, entry.IsComplete), Is.EqualTo((revision, (int?)null, (int?)null, (int?)null, true)));
            Assert.That(Show(entry), Is.EquivalentTo(command.Changes));
            Assert.That((snapshot.Revision, snapshot.Patched), Is.EqualTo((revision, command.Changes.Count(change => !change.StartsWith("team", StringComparison.Ordinal)))));
        });
        Assert.That(await Host.RevisionAsync(), Is.EqualTo(revision));
        replay.Apply(entry);
        Assert.That(replay.Lines, Is.EqualTo((await Replay.OfAsync(Host)).Lines), "nothing else has changed");
        await AssertAnswersAreThoseOfTheDatabaseAsync(Host);
        await AssertVersionsAsync(versions, command.Changes);
    }

    [TestCaseSource(nameof(Cases))]
    public async Task A_command_undone_leaves_everything_as_it_was(Case command)
    {
        var before = await Replay.OfAsync(Host);
        await SendAsync(command.Command);
        var entry = await LastEntryAsync();

        var written = await SendAsync(new UndoChangeCommand(entry.Id));

        Assert.That((await Replay.OfAsync(Host)).Lines, Is.EqualTo(before.Lines));
        var undo = await LastEntryAsync();
        Assert.That((undo.Id, undo.Action, undo.Undoes, undo.UndoneBy), Is.EqualTo((entry.Id + 1, "UndoChange", (int?)entry.Id, (int?)null)));
        Assert.That((await EntriesAsync())[1].UndoneBy, Is.EqualTo(undo.Id));
        Assert.That(written, Is.EqualTo(new Written(entry.Id, command.IsOfDirectory ? 3 : 1)));
        await AssertAnswersAreThoseOfTheDatabaseAsync(Host);
    }

    [TestCaseSource(nameof(Cases))]
    public async Task An_undone_command_is_done_again_by_undoing_the_undo(Case command)
    {
        await SendAsync(command.Command);
        var (entry, after) = (await LastEntryAsync(), await Replay.OfAsync(Host));
        await SendAsync(new UndoChangeCommand(entry.Id));

        await SendAsync(new UndoChangeCommand(entry.Id + 1));

        Assert.That((await Replay.OfAsync(Host)).Lines, Is.EqualTo(after.Lines));
        Assert.That((await EntriesAsync()).Select(other => (other.Undoes, other.UndoneBy)).Take(3), Is.EqualTo(new[] { ((int?)entry.Id + 1, (int?)null), (entry.Id, entry.Id + 2), (null, entry.Id + 1) }));
        await AssertAnswersAreThoseOfTheDatabaseAsync(Host);
    }

    [TestCaseSource(nameof(Cases))]
    public async Task A_command_is_undone_once(Case command)
    {
        await SendAsync(command.Command);
        var entry = await LastEntryAsync();
        await SendAsync(new UndoChangeCommand(entry.Id));
        var everything = await Host.EverythingAsync();

        Assert.That(await CodeOfAsync(SendAsync(new UndoChangeCommand(entry.Id))), Is.EqualTo("audit.undone_already"));
        Assert.That(await Host.EverythingAsync(), Is.EqualTo(everything));
    }

    [TestCaseSource(nameof(Refusals))]
    public async Task A_refused_command_leaves_nothing(string code, IRequest<Written> command)
    {
        var (everything, snapshot) = (await Host.EverythingAsync(), Host.Directory.Snapshot);

        Assert.That(await CodeOfAsync(SendAsync(command)), Is.EqualTo(code));

        Assert.That(await Host.EverythingAsync(), Is.EqualTo(everything));
        Assert.That(Host.Directory.Snapshot, Is.SameAs(snapshot));
        Assert.That(await SendAsync(new MoveUnitCommand(6, 1, 1)).WaitAsync(Patience.Limit), Is.EqualTo(new Written(6, 2)), "the next one gets in");
    }

    [TestCaseSource(nameof(Cases))]
    public async Task A_command_of_somebody_who_may_not_leaves_nothing(Case command)
    {
        var (everything, host) = (await Host.EverythingAsync(), Start(register: services => services.AddScoped<ICaller, Reader>()));

        Assert.ThrowsAsync<ForbiddenException>(() => host.SendAsync(command.Command));

        Assert.That(await Host.EverythingAsync(), Is.EqualTo(everything));
    }

    [Test]
    public async Task A_command_that_changes_nothing_leaves_no_entry()
    {
        var everything = await Host.EverythingAsync();

        await SendAsync(new ChangeUnitCommand(2, now => now, 1));
        await SendAsync(new MoveEmployeeCommand(2, 2, 1));
        await SendAsync(new SetManagerCommand(2, 1, 1));
        await SendAsync(new ChangeTeamCommand(1, now => now, 1));

        Assert.That(await Host.EverythingAsync(), Is.EqualTo(everything));
    }

    private static TestCaseData Refused(string code, IRequest<Written> command) => new TestCaseData(code, command).SetArgDisplayNames(code, command.ToString()!);

    private static string NameOf(IRequest<Written> command) => command.GetType().Name[..^"Command".Length];

    private async Task<IReadOnlyDictionary<string, string>> VersionsAsync()
    {
        var versions = new Dictionary<string, string>();
        foreach (var row in await Host.RowsAsync("SELECT 'unit', id, version FROM org_units UNION ALL SELECT 'employee', id, version FROM employees UNION ALL SELECT 'team', id, version FROM teams"))
            versions.Add(string.Join(' ', row.Split('|')[..2]), row.Split('|')[2]);
        return versions;
    }

    /// <summary>What changed has the next version, what did not keeps its own; a team's version counts its members' changes too.</summary>
    private async Task AssertVersionsAsync(IReadOnlyDictionary<string, string> before, string[] changes)
    {
        var touched = changes.Select(change => string.Join(' ', change.Split(' ', '/', ':')[..2]).Replace("teamMember", "team", StringComparison.Ordinal)).ToHashSet();
        foreach (var (record, version) in await VersionsAsync())
            Assert.That(version, Is.EqualTo(!before.TryGetValue(record, out var old) ? "1" : touched.Contains(record) ? "2" : old), record);
    }

    private sealed class Reader : ICaller
    {
        public string Id => "reader";

        public string? RequestId => null;

        public bool MaySeeContactData => false;

        public bool May(string permission) => Roles.All["reader"].Contains(permission);
    }
}
