using MediatR;
using NUnit.Framework;
using OrgChart.Application.Audit;
using OrgChart.Application.Audit.ListAuditEntries;
using OrgChart.Application.Audit.UndoChange;
using OrgChart.Application.Changes.ListChanges;
using OrgChart.Application.Common;
using OrgChart.Application.Employees.DrawReportingLine;
using OrgChart.Application.Employees.SetManager;
using OrgChart.Application.Teams.AddTeamMember;
using OrgChart.Application.Teams.CreateTeam;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Teams;
using OrgChart.IntegrationTests.Support;
using static OrgChart.IntegrationTests.Imports.Organisation;

namespace OrgChart.IntegrationTests.Imports;

/// <summary>What a load leaves in the audit trail and the change feed, and what ends when it removes people who lead others.</summary>
public sealed class LoadTrailTests(ITestDatabase database) : ImportTest(database)
{
    private static readonly Translation English = new(Language.English);

    private int roy, gagné, côté, auditor;

    [SetUp]
    public async Task LoadTheFirstDay()
    {
        await Host.Directory.LoadAsync(CancellationToken.None);
        await LoadAsync(Day1());
        Time.Advance(TimeSpan.FromHours(1));
        (roy, gagné, côté, auditor) = ((await IdOfAsync("Roy")).Value, (await IdOfAsync("Gagné")).Value, (await IdOfAsync("Côté")).Value, (await IdOfAsync("Auditor1")).Value);
    }

    [Test]
    public async Task A_load_is_one_entry_with_every_record()
    {
        var entry = (await EntriesAsync()).Single();

        Assert.That((entry.Actor, entry.Action, entry.ImportId, entry.Revision, entry.IsComplete), Is.EqualTo(("tester", "ImportDirectory", (int?)1, 1L, true)));
        Assert.That(entry.Changes.GroupBy(change => (change.Resource, change.Kind)).Select(group => (group.Key, group.Count())), Is.EquivalentTo(new[] { (("unit", "added"), 4), (("employee", "added"), 10) }));
        var replay = new Replay();
        replay.Apply(entry);
        Assert.That(replay.Lines, Is.EqualTo((await Replay.OfAsync(Host)).Lines));
    }

    [Test]
    public async Task A_later_load_tells_what_it_changed_and_nothing_else()
    {
        var before = await Replay.OfAsync(Host);
        var token = (await Host.SendAsync(new ListChangesQuery("latest", 200, English))).Token;

        var outcome = await LoadAsync(Day1().Without("Côté").Set("Roy", Revenue, ("Email", "roy@example.org")).Set("Newcomer", Payroll));

        var entry = (await EntriesAsync())[0];
        Assert.That((outcome.Import.State, entry.ImportId, (await EntriesAsync(new(ImportId: 2))).Single().Id), Is.EqualTo((ImportState.Succeeded, (int?)2, entry.Id)));
        before.Apply(entry);
        Assert.That(before.Lines, Is.EqualTo((await Replay.OfAsync(Host)).Lines));
        Assert.That(
            (await Host.SendAsync(new ListChangesQuery(token, 200, English))).Items.Where(item => item.Type == "employee").Select(item => $"{item.Id} {item.Change} {item.Reason}"),
            Is.EquivalentTo(new[] { $"{roy} moved ", $"{côté} removed load", "11 added " }));
        Assert.That((Host.Directory.Snapshot.Revision, Host.Directory.Snapshot.EmployeeCount), Is.EqualTo((2L, 10)));
    }

    [Test]
    public async Task A_load_that_changes_nothing_and_a_dry_run_leave_no_entry()
    {
        await LoadAsync(Day1());
        await LoadAsync(Day1().Without("Roy"), dryRun: true);
        await LoadAsync(new Geds.GedsExtract().File());

        Assert.That((await EntriesAsync()).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_load_is_not_undone()
    {
        Assert.That(Assert.ThrowsAsync<RuleBrokenException>(() => Host.SendAsync(new UndoChangeCommand(1)))!.Code, Is.EqualTo("audit.undo_impossible"));
        Assert.That((await EntriesAsync()).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_reported_to_somebody_whom_a_load_removes_reports_to_nobody()
    {
        await Host.SendAsync(new SetManagerCommand(gagné, roy, null));
        await Host.SendAsync(new SetManagerCommand(roy, côté, null));
        await Host.SendAsync(new DrawReportingLineCommand(auditor, roy, ReportingLineKind.Dotted, null));
        await Host.SendAsync(new DrawReportingLineCommand(auditor, gagné, ReportingLineKind.Dotted, null));
        var before = await Replay.OfAsync(Host);

        await LoadAsync(Day1().Without("Roy"));

        Assert.That(await Host.RowsAsync($"SELECT id, manager_id, dotted_manager_ids FROM employees WHERE id IN ({gagné}, {auditor}) ORDER BY id"),
            Is.EquivalentTo(new[] { $"{gagné}|null|null", $"{auditor}|null|{gagné}" }));
        await AssertTrailAndDirectoryAsync(before);
    }

    [Test]
    public async Task When_manager_and_report_both_leave_nobody_is_left_over()
    {
        await Host.SendAsync(new SetManagerCommand(gagné, roy, null));
        await Host.SendAsync(new DrawReportingLineCommand(roy, côté, ReportingLineKind.Dotted, null));
        await Host.SendAsync(new SetManagerCommand(auditor, gagné, null));
        var before = await Replay.OfAsync(Host);

        await LoadAsync(Day1().Without("Roy", "Gagné", "Côté"), force: true);

        Assert.That(await Host.RowsAsync("SELECT id FROM employees WHERE manager_id IS NOT NULL OR dotted_manager_ids IS NOT NULL"), Is.Empty);
        await AssertTrailAndDirectoryAsync(before);
    }

    [Test]
    public async Task A_team_whose_only_leader_a_load_removes_is_led_by_another_member()
    {
        await Host.SendAsync(new CreateTeamCommand(new("Team", null), LocalizedText.None, roy));
        await Host.SendAsync(new AddTeamMemberCommand(1, auditor, TeamRole.Member));
        await Host.SendAsync(new AddTeamMemberCommand(1, gagné, TeamRole.Member));
        await Host.SendAsync(new CreateTeamCommand(new("Alone", null), LocalizedText.None, roy));
        var before = await Replay.OfAsync(Host);

        await LoadAsync(Day1().Without("Roy"));

        var heir = Math.Min(auditor, gagné);
        Assert.That(await Host.RowsAsync("SELECT team_id, employee_id, role FROM team_members ORDER BY employee_id"),
            Is.EquivalentTo(new[] { $"1|{heir}|1", $"1|{Math.Max(auditor, gagné)}|0" }));
        Assert.That(await Host.RowsAsync("SELECT id FROM teams ORDER BY id"), Is.EqualTo(new[] { "1" }), "the one that he was alone in is dissolved");
        await AssertTrailAndDirectoryAsync(before);
    }

    [Test]
    public async Task When_the_leader_and_his_heir_leave_with_the_same_load_the_next_one_leads()
    {
        await Host.SendAsync(new CreateTeamCommand(new("Team", null), LocalizedText.None, roy));
        foreach (var member in (int[])[gagné, côté, auditor]) await Host.SendAsync(new AddTeamMemberCommand(1, member, TeamRole.Member));
        var before = await Replay.OfAsync(Host);

        await LoadAsync(Day1().Without("Roy", "Gagné", "Côté"), force: true);

        Assert.That(await Host.RowsAsync("SELECT employee_id, role FROM team_members"), Is.EqualTo(new[] { $"{auditor}|1" }));
        await AssertTrailAndDirectoryAsync(before);
    }

    private async Task AssertTrailAndDirectoryAsync(Replay before)
    {
        before.Apply((await EntriesAsync())[0]);
        Assert.That(before.Lines, Is.EqualTo((await Replay.OfAsync(Host)).Lines));
        var fresh = await ((Infrastructure.Directory.DirectoryReader)Host.Services.GetService(typeof(Infrastructure.Directory.DirectoryReader))!).ReadAsync(CancellationToken.None);
        Assert.That(Answers.Of(Host.Directory.Snapshot), Is.EqualTo(Answers.Of(fresh)));
    }

    private async Task<IReadOnlyList<AuditEntryAnswer>> EntriesAsync(AuditFilter? filter = null) =>
        (await Host.SendAsync(new ListAuditEntriesQuery(filter ?? new(), new PageRequest(0, 50)))).Items;
}
