using MediatR;
using NUnit.Framework;
using OrgChart.Application.Audit.UndoChange;
using OrgChart.Application.Batches.RunTogether;
using OrgChart.Application.Common;
using OrgChart.Application.Employees.ChangeEmployee;
using OrgChart.Application.Employees.ClearManager;
using OrgChart.Application.Employees.CreateEmployee;
using OrgChart.Application.Employees.DeleteEmployee;
using OrgChart.Application.Employees.DrawReportingLine;
using OrgChart.Application.Employees.EndReportingLine;
using OrgChart.Application.Employees.MoveEmployee;
using OrgChart.Application.Employees.SetManager;
using OrgChart.Application.Teams.ChangeTeam;
using OrgChart.Application.Units.ChangeUnit;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Application.Units.DeleteUnit;
using OrgChart.Application.Units.MergeUnits;
using OrgChart.Application.Units.MoveUnit;
using OrgChart.Application.Units.OrderUnits;
using OrgChart.Application.Users.GrantRoles;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Users;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Access;

/// <summary>Somebody who edits unit 2 and what is beneath it: unit 4, with the employees 1, 2 and 3; unit 7 beneath 4 and unit 8 beneath 2 are empty.</summary>
public sealed class BranchEditorTests(ITestDatabase database) : AccountTest(database)
{
    private const string Outside = "access.outside_branch";

    private CallerAccount editor = null!;
    private User user = null!;

    public static IEnumerable<TestCaseData> Commands()
    {
        yield return Case("A unit is made in the branch", new CreateUnitCommand(4, A.Named("New")));
        yield return Case("A unit is made directly beneath its top", new CreateUnitCommand(2, A.Named("New")));
        yield return Case("A unit is made beside it", new CreateUnitCommand(1, A.Named("New")), Outside);
        yield return Case("A unit is made elsewhere", new CreateUnitCommand(6, A.Named("New")), Outside);
        yield return Case("A department is made", new CreateUnitCommand(null, A.Named("New")), Outside);
        yield return Case("A unit is renamed", new ChangeUnitCommand(4, _ => A.Named("New"), null));
        yield return Case("The top of the branch is renamed", new ChangeUnitCommand(2, _ => A.Named("New"), null));
        yield return Case("The unit above is renamed", new ChangeUnitCommand(1, _ => A.Named("New"), null), Outside);
        yield return Case("A unit elsewhere is renamed", new ChangeUnitCommand(3, _ => A.Named("New"), null), Outside);
        yield return Case("A unit moves within", new MoveUnitCommand(8, 4, null));
        yield return Case("A unit moves out", new MoveUnitCommand(4, 3, null), Outside);
        yield return Case("A unit moves in", new MoveUnitCommand(3, 2, null), Outside);
        yield return Case("The top of the branch moves", new MoveUnitCommand(2, 3, null), Outside);
        yield return Case("Units are put in an order", new OrderUnitsCommand(2, [8, 4], null));
        yield return Case("Units beside the branch are put in an order", new OrderUnitsCommand(1, [3, 2], null), Outside);
        yield return Case("An empty unit is deleted", new DeleteUnitCommand(8, null, null));
        yield return Case("A unit is deleted and its contents stay within", new DeleteUnitCommand(4, 2, null));
        yield return Case("A unit is deleted and its contents go out", new DeleteUnitCommand(4, 3, null), Outside);
        yield return Case("A unit elsewhere is deleted", new DeleteUnitCommand(6, null, null), Outside);
        yield return Case("A unit elsewhere is deleted and its contents come in", new DeleteUnitCommand(3, 2, null), Outside);
        yield return Case("A department is deleted", new DeleteUnitCommand(5, 4, null), Outside);
        yield return Case("The top of the branch is deleted", new DeleteUnitCommand(2, 3, null), Outside);
        yield return Case("Units are merged within", new MergeUnitsCommand(4, 8, null, null));
        yield return Case("A unit is merged into one elsewhere", new MergeUnitsCommand(4, 3, null, null), Outside);
        yield return Case("A unit elsewhere is merged into one within", new MergeUnitsCommand(3, 4, null, null), Outside);
        yield return Case("The top of the branch is merged away", new MergeUnitsCommand(2, 3, null, null), Outside);
        yield return Case("Somebody joins", new CreateEmployeeCommand(4, A.Details("New"), 1));
        yield return Case("Somebody joins elsewhere", new CreateEmployeeCommand(3, A.Details("New"), 1), Outside);
        yield return Case("Somebody is changed", new ChangeEmployeeCommand(3, now => now with { Phone = "1" }, null));
        yield return Case("Somebody elsewhere is changed", new ChangeEmployeeCommand(4, now => now with { Phone = "1" }, null), Outside);
        yield return Case("Somebody moves within", new MoveEmployeeCommand(2, 4, null));
        yield return Case("Somebody moves out", new MoveEmployeeCommand(2, 3, null), Outside);
        yield return Case("Somebody moves in", new MoveEmployeeCommand(4, 2, null), Outside);
        yield return Case("Somebody gets a manager", new SetManagerCommand(3, 2, null));
        yield return Case("Somebody gets a manager who is elsewhere", new SetManagerCommand(3, 5, null));
        yield return Case("Somebody elsewhere gets a manager", new SetManagerCommand(5, 1, null), Outside);
        yield return Case("Somebody loses his manager", new ClearManagerCommand(2, null));
        yield return Case("A line is drawn", new DrawReportingLineCommand(3, 2, ReportingLineKind.Dotted, null));
        yield return Case("A line is drawn from elsewhere", new DrawReportingLineCommand(5, 2, ReportingLineKind.Dotted, null), Outside);
        yield return Case("A line from elsewhere is ended", new EndReportingLineCommand(4, 1, null), Outside);
        yield return Case("Somebody leaves", new DeleteEmployeeCommand(3, null, null));
        yield return Case("Somebody elsewhere leaves", new DeleteEmployeeCommand(5, null, null), Outside);
        yield return Case("Somebody leaves to whom people elsewhere report", new DeleteEmployeeCommand(1, 2, null), Outside);
        yield return Case("A team is changed, which is in no branch", new ChangeTeamCommand(1, now => now with { Name = new("New", null) }, null), "access.forbidden");
    }

    [SetUp]
    public async Task SignIn()
    {
        await Accounts.WriteAsync([A.Unit(7, beneath: 4), A.Unit(8, beneath: 2)]);
        user = await AddUserAsync("e@example.org", "editor@2");
        (editor, _) = await BeginAsync(user);
    }

    [TestCaseSource(nameof(Commands))]
    public async Task An_editor_of_a_branch_changes_what_is_in_it_and_nothing_else(IRequest<Written> command, string outcome)
    {
        var before = await DirectoryAsync();

        Assert.That(await TryAsync(editor, command), Is.EqualTo(outcome));

        Assert.That((await DirectoryAsync()).SequenceEqual(before), Is.EqualTo(outcome != "done"), "a refused write leaves nothing");
        await AssertAnswersAreThoseOfTheDatabaseAsync(Accounts);
    }

    [TestCaseSource(nameof(Commands))]
    public async Task Within_a_batch_it_is_the_same_and_what_came_before_is_undone_too(IRequest<Written> command, string outcome)
    {
        var before = await DirectoryAsync();

        var code = await CodeOfAsync(AsAsync(Accounts, editor, scope => scope.Get<IMediator>().Send(new RunTogetherCommand(
            async cancellation =>
            {
                await scope.Get<IMediator>().Send(new ChangeUnitCommand(7, _ => A.Named("First"), null), cancellation);
                await scope.Get<IMediator>().Send(command, cancellation);
                return [];
            },
            DryRun: false))));

        Assert.That(code, Is.EqualTo(outcome));
        Assert.That((await DirectoryAsync()).SequenceEqual(before), Is.EqualTo(outcome != "done"));
    }

    [TestCaseSource(nameof(Commands))]
    public async Task What_an_editor_of_everything_did_is_undone_by_the_editor_of_a_branch_only_within_it(IRequest<Written> command, string outcome)
    {
        if (outcome == "access.forbidden") return;
        await Accounts.SendAsync(command);

        Assert.That(await TryAsync(editor, new UndoChangeCommand((await LastEntryAsync()).Id)), Is.EqualTo(outcome));
    }

    [Test]
    public async Task A_move_out_in_two_steps_of_one_batch_is_refused_as_well()
    {
        var before = await DirectoryAsync();
        var code = await CodeOfAsync(AsAsync(Accounts, editor, scope => scope.Get<IMediator>().Send(new RunTogetherCommand(
            async cancellation =>
            {
                foreach (var step in (IRequest<Written>[])[new MoveUnitCommand(8, 7, null), new MoveUnitCommand(7, 6, null)]) await scope.Get<IMediator>().Send(step, cancellation);
                return [];
            },
            DryRun: false))));

        Assert.That((code, (await DirectoryAsync()).SequenceEqual(before)), Is.EqualTo((Outside, true)));
    }

    [Test]
    public async Task Somebody_with_two_branches_moves_between_them()
    {
        await Accounts.SendAsync(new GrantRolesCommand(user.Id.Value, [new("editor", new(2)), new("editor", new(6))], null));
        var both = editor with { AccessVersion = 2 };

        Assert.That(await TryAsync(both, new MoveUnitCommand(4, 6, null)), Is.EqualTo("done"));
        Assert.That(await TryAsync(both, new MergeUnitsCommand(4, 8, null, null)), Is.EqualTo("done"));
        Assert.That(await TryAsync(both, new MergeUnitsCommand(6, 8, null, null)), Is.EqualTo(Outside), "the top of a branch is not his to delete");
    }

    [Test]
    public async Task An_editor_of_a_department_edits_it_but_keeps_it_a_department()
    {
        var (department, _) = await BeginAsync(await AddUserAsync("d@example.org", "editor@1"));

        Assert.That(await TryAsync(department, new MergeUnitsCommand(2, 3, null, null)), Is.EqualTo("done"));
        Assert.That(await TryAsync(department, new ChangeUnitCommand(1, _ => A.Named("New"), null)), Is.EqualTo("done"));
        Assert.That(await TryAsync(department, new DeleteUnitCommand(1, 5, null)), Is.EqualTo(Outside));
        Assert.That(await TryAsync(department, new CreateUnitCommand(null, A.Named("New"))), Is.EqualTo(Outside));
    }

    [Test]
    public async Task A_branch_whose_top_is_gone_is_nowhere()
    {
        await Accounts.SendAsync(new DeleteUnitCommand(2, 3, null));

        Assert.That(await TryAsync(editor, new ChangeUnitCommand(4, _ => A.Named("New"), null)), Is.EqualTo(Outside));
        Assert.That(await TryAsync(editor, new CreateEmployeeCommand(3, A.Details("New"), null)), Is.EqualTo(Outside));
    }

    [Test]
    public async Task A_branch_goes_where_its_top_is_moved()
    {
        await Accounts.SendAsync(new MoveUnitCommand(2, 6, null));

        Assert.That(await TryAsync(editor, new ChangeUnitCommand(4, _ => A.Named("New"), null)), Is.EqualTo("done"));
    }

    [Test]
    public async Task A_right_that_was_lost_between_token_and_write_is_lost()
    {
        await Accounts.SendAsync(new GrantRolesCommand(user.Id.Value, [new RoleGrant("reader")], null));

        Assert.That(await TryAsync(editor, new ChangeUnitCommand(4, _ => A.Named("New"), null)), Is.EqualTo("access.ended"));
        Assert.That(await TryAsync(editor with { AccessVersion = 2 }, new ChangeUnitCommand(4, _ => A.Named("New"), null)), Is.EqualTo("access.forbidden"), "whatever his token says");
        Assert.That(await Accounts.RowsAsync("SELECT name_en FROM org_units WHERE id = 4"), Is.EqualTo(new[] { "Unit 4" }));
    }

    [Test]
    public async Task A_client_of_a_branch_is_limited_like_a_user()
    {
        var client = await AddClientAsync("secret", unit: 2, "directory:write");
        var account = new CallerAccount(AccountKind.Client, client.Id.Value, null, 1, ["directory:write"]);

        Assert.That((await TryAsync(account, new ChangeUnitCommand(4, _ => A.Named("New"), null)), await TryAsync(account, new ChangeUnitCommand(3, _ => A.Named("New"), null))), Is.EqualTo(("done", Outside)));
    }

    private static TestCaseData Case(string name, IRequest<Written> command, string outcome = "done") => new TestCaseData(command, outcome).SetArgDisplayNames(name, outcome);

    private async Task<IReadOnlyList<string>> DirectoryAsync() => [.. await Accounts.DirectoryRowsAsync(), .. await Accounts.RowsAsync("SELECT * FROM teams"), .. await Accounts.RowsAsync("SELECT * FROM team_members ORDER BY employee_id")];
}
