using MediatR;
using NUnit.Framework;
using OrgChart.Application.Audit.UndoChange;
using OrgChart.Application.Common;
using OrgChart.Application.Employees.CreateEmployee;
using OrgChart.Application.Employees.DeleteEmployee;
using OrgChart.Application.Employees.MoveEmployee;
using OrgChart.Application.Employees.SetManager;
using OrgChart.Application.Teams.ChangeTeam;
using OrgChart.Application.Units.ChangeUnit;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Application.Units.DeleteUnit;
using OrgChart.Application.Units.MoveUnit;
using OrgChart.Domain.Units;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence;

/// <summary>Several commands in one transaction.</summary>
public sealed class TogetherTests(ITestDatabase database) : EditingTest(database)
{
    [Test]
    public async Task Commands_see_what_those_before_them_did()
    {
        await TogetherAsync(Host, new CreateUnitCommand(1, A.Named("New")), new MoveUnitCommand(4, 100, 1), new MoveEmployeeCommand(2, 100, 1), new CreateEmployeeCommand(100, A.Details("New"), 2),
            new SetManagerCommand(3, 100, 1), new DeleteUnitCommand(2, 100, 1), new MoveUnitCommand(4, 3, 2));

        Assert.That(await Host.RowsAsync("SELECT id, parent_id, version FROM org_units WHERE id IN (4, 100) ORDER BY id"), Is.EqualTo(new[] { "4|3|3", "100|1|1" }));
        Assert.That(await Host.RowsAsync("SELECT id, unit_id, manager_id FROM employees WHERE id <> 4 AND id <> 5 ORDER BY id"), Is.EqualTo(new[] { "1|100|null", "2|100|1", "3|4|100", "100|100|2" }));
        await AssertAnswersAreThoseOfTheDatabaseAsync(Host);
    }

    [Test]
    public async Task Each_command_has_its_own_audit_entry_and_revision()
    {
        await TogetherAsync(Host, new CreateUnitCommand(1, A.Named("New")), new ChangeTeamCommand(1, now => now with { Name = new("New", null) }, 1), new MoveUnitCommand(4, 100, 1));

        Assert.That((await EntriesAsync()).Select(entry => (entry.Action, entry.Revision)).Take(3), Is.EqualTo(new[] { ("MoveUnit", 3L), ("ChangeTeam", 2L), ("CreateUnit", 2L) }));
        Assert.That((await Host.RevisionAsync(), Host.Directory.Current.Revision), Is.EqualTo((3L, 3L)));
    }

    [Test]
    public async Task Nobody_sees_anything_of_it_before_it_is_complete()
    {
        var other = Start();
        await other.Directory.LoadAsync(CancellationToken.None);
        await Host.InScopeAsync(async scope =>
        {
            await scope.Work.BeginTogetherAsync(CancellationToken.None);
            await scope.Get<IMediator>().Send(new ChangeUnitCommand(2, _ => A.Named("New"), 1));
            await other.Directory.PollAsync(CancellationToken.None);
            Assert.That((Host.Directory.Current.Revision, other.Directory.Current.Revision), Is.EqualTo((1L, 1L)));
            await scope.Work.CompleteTogetherAsync(CancellationToken.None);
        });

        await other.Directory.PollAsync(CancellationToken.None);
        Assert.That((Host.Directory.Current.Revision, other.Directory.Current.Revision), Is.EqualTo((2L, 2L)));
    }

    [Test]
    public async Task A_refusal_in_the_middle_leaves_nothing_of_all_of_them()
    {
        var (everything, snapshot) = (await Host.EverythingAsync(), Host.Directory.Snapshot);

        Assert.That(await CodeOfAsync(SendTogetherAsync()), Is.EqualTo("unit.beneath_itself"));

        Assert.That(await Host.EverythingAsync(), Is.EqualTo(everything));
        Assert.That(Host.Directory.Snapshot, Is.SameAs(snapshot));
        Assert.That(await SendAsync(new MoveUnitCommand(4, 3, 1)).WaitAsync(Patience.Limit), Is.EqualTo(new Written(4, 2)), "the next one gets in");

        async Task<int> SendTogetherAsync()
        {
            await TogetherAsync(Host, new CreateUnitCommand(1, A.Named("New")), new DeleteEmployeeCommand(1, 2, 1), new MoveUnitCommand(2, 4, 1), new CreateUnitCommand(1, A.Named("Never")));
            return 0;
        }
    }

    [Test]
    public async Task What_was_rolled_back_is_forgotten_by_the_same_request()
    {
        await Host.InScopeAsync(async scope =>
        {
            await scope.Work.BeginTogetherAsync(CancellationToken.None);
            await scope.Get<IMediator>().Send(new ChangeUnitCommand(2, _ => A.Named("Forgotten"), 1));
            await scope.Work.RollBackAsync();
            Assert.That(scope.Work.IsTogether, Is.False);
            Assert.That(await scope.Get<IMediator>().Send(new ChangeUnitCommand(2, _ => A.Named("Kept"), 1)), Is.EqualTo(new Written(2, 2)));
        });

        Assert.That(await Host.RowsAsync("SELECT name_en, version FROM org_units WHERE id = 2"), Is.EqualTo(new[] { "Kept|2" }));
        Assert.That((await EntriesAsync()).Count, Is.EqualTo(2));
    }

    [Test]
    public async Task A_write_and_its_undo_together_leave_two_entries_and_no_difference()
    {
        var before = await Replay.OfAsync(Host);
        var entry = (await LastEntryAsync()).Id + 1;

        await TogetherAsync(Host, new DeleteEmployeeCommand(1, 2, 1), new UndoChangeCommand(entry));

        Assert.That((await Replay.OfAsync(Host)).Lines, Is.EqualTo(before.Lines));
        Assert.That((await EntriesAsync()).Select(other => (other.Id, other.Undoes, other.UndoneBy)).Take(2), Is.EqualTo(new[] { (entry + 1, (int?)entry, (int?)null), (entry, null, entry + 1) }));
    }

    [Test]
    public void Completing_what_was_not_begun_is_a_mistake() =>
        Assert.ThrowsAsync<InvalidOperationException>(() => Host.InScopeAsync(scope => scope.Work.CompleteTogetherAsync(CancellationToken.None)));

    [Test]
    public async Task A_structural_change_that_one_command_has_begun_is_not_for_others_to_join()
    {
        await Host.InScopeAsync(async scope =>
        {
            await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
            scope.Units.Add(OrgUnit.Create(new OrgUnitId(50), null, new("New", null), Domain.SharedKernel.LocalizedText.None));
            Assert.ThrowsAsync<InvalidOperationException>(() => scope.Get<IMediator>().Send(new MoveUnitCommand(4, 3, 1)));
        });
        Assert.That(await Host.RevisionAsync(), Is.EqualTo(1));
    }
}
