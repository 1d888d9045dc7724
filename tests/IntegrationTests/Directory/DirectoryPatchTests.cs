using MediatR;
using NUnit.Framework;
using OrgChart.Application.Common;
using OrgChart.Application.Employees.ChangeEmployee;
using OrgChart.Application.Employees.CreateEmployee;
using OrgChart.Application.Employees.DeleteEmployee;
using OrgChart.Application.Teams.ChangeTeam;
using OrgChart.Application.Units.ChangeUnit;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Application.Units.DeleteUnit;
using OrgChart.Application.Units.MergeUnits;
using OrgChart.Application.Units.MoveUnit;
using OrgChart.Application.Units.OrderUnits;
using OrgChart.Infrastructure.Directory;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Directory;

/// <summary>When the directory in memory takes over what changed, and when it reads everything again.</summary>
public sealed class DirectoryPatchTests(ITestDatabase database) : EditingTest(database)
{
    // One more than the cache puts up with.
    private const int TooMany = 2_001;

    [Test]
    public async Task Changes_of_another_process_are_taken_over_without_reading_everything()
    {
        var reads = 0;
        var other = Start(register: StrategyProxy.Around((method, arguments) =>
        {
            if (ReadsEverything(method, arguments)) reads++;
            return Task.CompletedTask;
        }));
        await other.Directory.LoadAsync(CancellationToken.None);
        IRequest<Written>[] commands =
        [
            new CreateUnitCommand(1, A.Named("New")), new CreateEmployeeCommand(100, A.FullDetails, 1), new MoveUnitCommand(2, 100, 1), new OrderUnitsCommand(1, [100, 3], 1),
            new ChangeUnitCommand(3, _ => A.Named("Other"), 1), new DeleteEmployeeCommand(1, 2, 1), new MergeUnitsCommand(4, 6, null, 1), new ChangeTeamCommand(1, now => now with { Name = new("New", null) }, null),
            new ChangeEmployeeCommand(5, now => now with { Surname = "Aaron" }, 1), new CreateUnitCommand(null, A.Named("A department")), new DeleteUnitCommand(3, 101, null),
        ];

        foreach (var command in commands)
        {
            await SendAsync(command);
            await other.Directory.PollAsync(CancellationToken.None);
            Assert.That(other.Directory.Current.Revision, Is.EqualTo(await Host.RevisionAsync()));
            Assert.That(Answers.Of(other.Directory.Snapshot), Is.EqualTo(Answers.Of(Host.Directory.Snapshot)));
        }

        Assert.That(reads, Is.EqualTo(2), "the two tables, once, when it was loaded");
        await AssertAnswersAreThoseOfTheDatabaseAsync(other);
    }

    [Test]
    public async Task Many_revisions_are_taken_over_at_once()
    {
        var other = Start();
        await other.Directory.LoadAsync(CancellationToken.None);
        for (var i = 0; i < 20; i++) await SendAsync(new MoveUnitCommand(4, i % 2 == 0 ? 3 : 5, null));
        await SendAsync(new DeleteUnitCommand(6, null, null));

        await other.Directory.PollAsync(CancellationToken.None);

        Assert.That((other.Directory.Snapshot.Revision, other.Directory.Snapshot.Patched), Is.EqualTo((22L, 2)));
        await AssertAnswersAreThoseOfTheDatabaseAsync(other);
    }

    [Test]
    public async Task A_revision_that_left_no_trail_is_read_whole()
    {
        await SendAsync(new MoveUnitCommand(4, 3, null));
        await Host.ExecuteAsync("UPDATE org_units SET name_en = 'Behind the back' WHERE id = 3; UPDATE directory_revision SET revision = revision + 1");
        Assert.That(Host.Directory.Snapshot.Patched, Is.EqualTo(1));

        await Host.Directory.PollAsync(CancellationToken.None);

        Assert.That((Host.Directory.Snapshot.Revision, Host.Directory.Snapshot.Patched), Is.EqualTo((3L, 0)));
        await AssertAnswersAreThoseOfTheDatabaseAsync(Host);
    }

    [Test]
    public async Task A_trail_that_was_cleaned_away_is_read_whole()
    {
        var other = Start();
        await other.Directory.LoadAsync(CancellationToken.None);
        await SendAsync(new MoveUnitCommand(4, 3, null));
        await SendAsync(new MoveUnitCommand(4, 5, null));
        await Host.ExecuteAsync("DELETE FROM audit_changes WHERE entry_id <= 2; DELETE FROM audit_entries WHERE id <= 2");

        await other.Directory.PollAsync(CancellationToken.None);

        Assert.That((other.Directory.Snapshot.Revision, other.Directory.Snapshot.Patched), Is.EqualTo((3L, 0)));
        await AssertAnswersAreThoseOfTheDatabaseAsync(other);
    }

    [Test]
    public async Task A_database_put_back_is_read_whole()
    {
        var other = Start();
        await SendAsync(new MoveUnitCommand(4, 3, null));
        await SendAsync(new DeleteUnitCommand(6, null, null));
        await other.Directory.LoadAsync(CancellationToken.None);
        await Host.ExecuteAsync("""
            INSERT INTO org_units (id, parent_id, name_en, version) VALUES (6, 5, 'As it was', 1);
            DELETE FROM audit_changes WHERE revision = 3; DELETE FROM audit_entries WHERE revision = 3; UPDATE directory_revision SET revision = 2
            """);

        await other.Directory.PollAsync(CancellationToken.None);

        Assert.That((other.Directory.Snapshot.Revision, other.Directory.Snapshot.Patched), Is.EqualTo((2L, 0)));
        await AssertAnswersAreThoseOfTheDatabaseAsync(other);
    }

    [Test]
    public async Task After_many_changes_everything_is_read_in_the_background_and_what_changes_meanwhile_is_not_lost()
    {
        var (gate, loaded) = (new Gate(), false);
        var other = Start(register: StrategyProxy.Around((method, arguments) => loaded && ReadsEverything(method, arguments) ? gate.PassAsync() : Task.CompletedTask));
        await other.Directory.LoadAsync(CancellationToken.None);
        loaded = true;
        await AddAsync(TooMany);

        await other.Directory.PollAsync(CancellationToken.None);
        await gate.ReachedAsync();
        Assert.That((other.Directory.Snapshot.Revision, other.Directory.Snapshot.Patched), Is.EqualTo((2L, TooMany)), "the old one serves");
        var before = other.Directory.Snapshot;
        await other.SendAsync(new MoveUnitCommand(4, 3, null));
        Assert.That(other.Directory.Snapshot.Revision, Is.EqualTo(3), "a reader sees his own write meanwhile");
        await SendAsync(new ChangeUnitCommand(3, _ => A.Named("Meanwhile"), null));
        gate.Open();
        await UntilAsync(() => other.Directory.Snapshot.Patched < TooMany);

        Assert.That(before.EmployeeCount, Is.EqualTo(TooMany + 5));
        Assert.That((other.Directory.Snapshot.Revision, other.Directory.Snapshot.EmployeeCount), Is.EqualTo((4L, TooMany + 5)));
        var fresh = await ReaderOf(other).ReadAsync(CancellationToken.None);
        Assert.That(Charts(other.Directory.Snapshot), Is.EqualTo(Charts(fresh)));
        Assert.That(other.Directory.Snapshot.Patched, Is.EqualTo(2));

        static IEnumerable<string> Charts(DirectorySnapshot directory) =>
            directory.UnitsAfter(0, 100, English).Select(unit => System.Text.Encoding.UTF8.GetString(directory.Chart(new(unit.Id), depth: null, Domain.SharedKernel.Language.English).Json.Span));
    }

    [Test]
    public async Task A_rebuild_that_fails_leaves_the_directory_as_it_is_and_the_next_change_tries_again()
    {
        var (attempts, loaded) = (0, false);
        var other = Start(register: StrategyProxy.Around((method, arguments) =>
            loaded && ReadsEverything(method, arguments) && Interlocked.Increment(ref attempts) == 1 ? Task.FromException(new IOException("The test's own.")) : Task.CompletedTask));
        await other.Directory.LoadAsync(CancellationToken.None);
        loaded = true;
        await AddAsync(TooMany);
        await other.Directory.PollAsync(CancellationToken.None);
        await UntilAsync(() => Volatile.Read(ref attempts) == 1);

        for (var unit = 3; other.Directory.Snapshot.Patched >= TooMany; unit = 8 - unit)
        {
            // The failed attempt may not have ended yet; the change after that tries again.
            await other.SendAsync(new MoveUnitCommand(4, unit, null));
            Assert.That(other.Directory.Current.Revision, Is.EqualTo(await Host.RevisionAsync()));
            if (Volatile.Read(ref attempts) > 1) await UntilAsync(() => other.Directory.Snapshot.Patched < TooMany);
        }

        Assert.That(other.Directory.Snapshot.EmployeeCount, Is.EqualTo(TooMany + 5));
    }

    private static bool ReadsEverything(string method, object?[] arguments) =>
        method == "ReadManyAsync" && arguments.OfType<string>().Single() is var sql && !sql.Contains("WHERE", StringComparison.Ordinal);

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var stop = new CancellationTokenSource(Patience.Limit);
        while (!condition())
        {
            stop.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private Task AddAsync(int count) => Host.InScopeAsync(async scope =>
    {
        await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
        await scope.Employees.AddManyAsync(Enumerable.Range(1000, count).Select(id => A.Employee(id, unit: 6)), CancellationToken.None);
        await scope.Work.CommitAsync(CancellationToken.None);
    });
}
