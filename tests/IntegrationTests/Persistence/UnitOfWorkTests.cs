using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NUnit.Framework;
using OrgChart.Application.Common;
using OrgChart.Application.Operations;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;
using OrgChart.Infrastructure.Persistence;
using OrgChart.Infrastructure.Persistence.Databases;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence;

public sealed class UnitOfWorkTests(ITestDatabase database) : DatabaseTest(database)
{
    [Test]
    public async Task A_commit_that_changes_units_or_employees_raises_the_revision_by_one()
    {
        var revisions = new List<long>
        {
            await Host.RevisionAsync(),
            await Host.WriteAsync([A.Department(1), A.Unit(2, beneath: 1)], [A.Employee(1, unit: 1)]),
            await ChangeAsync(async scope => (await Unit(scope, 2)).Rename(new LocalizedText("New", null), A.Monday)),
            await ChangeAsync(async scope => (await Employee(scope, 1)).MoveTo(new OrgUnitId(2), A.Monday)),
            await ChangeAsync(async scope => scope.Employees.Remove(await Employee(scope, 1))),
            await ChangeAsync(async scope => scope.Units.Remove(await Unit(scope, 2))),
            await ChangeAsync(scope => scope.Units.AddManyAsync([A.Department(3), A.Department(4)], CancellationToken.None)),
            await ChangeAsync(scope => scope.Employees.AddManyAsync([A.Employee(2, unit: 3)], CancellationToken.None)),
            await ChangeAsync(scope => scope.Employees.RemoveManyAsync([new(2)], CancellationToken.None)),
        };

        Assert.That(revisions, Is.EqualTo(Enumerable.Range(0, revisions.Count)));
        Assert.That(await Host.RevisionAsync(), Is.EqualTo(revisions[^1]));
    }

    [Test]
    public async Task A_commit_that_changes_neither_leaves_the_revision()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1)]);

        long[] revisions =
        [
            await ChangeAsync(_ => Task.CompletedTask),
            await ChangeAsync(async scope => await Unit(scope, 1)),
            await ChangeAsync(async scope => (await Unit(scope, 1)).Rename(A.Department(1).Name, A.Monday)),
            await ChangeAsync(async scope => (await Employee(scope, 1)).MoveTo(new OrgUnitId(1), A.Monday)),
            await ChangeAsync(scope => scope.Units.AddManyAsync([], CancellationToken.None)),
            await ChangeAsync(scope => scope.Get<IIdAllocator>().ReserveAsync(IdKind.Unit, 1, CancellationToken.None)),
            await ChangeAsync(scope =>
            {
                scope.Get<IImportRepository>().Add(Import.Start(new ImportId(1), "geds", dryRun: false, "tester", A.Monday));
                return Task.CompletedTask;
            }),
        ];

        Assert.That(revisions, Is.All.EqualTo(1));
    }

    [Test]
    public async Task Changes_of_one_commit_become_lasting_together_or_not_at_all()
    {
        Assert.CatchAsync(() => Host.WriteAsync([A.Department(1), A.Unit(2, beneath: 1)], [A.Employee(1, unit: 1), A.Employee(2, unit: 99)]));

        Assert.That(await Host.DirectoryRowsAsync(), Is.Empty);
        Assert.That(await Host.RevisionAsync(), Is.Zero);
    }

    [TestCase("SaveChanges")]
    [TestCase("InsertMany")]
    [TestCase("Commit")]
    public async Task A_connection_that_broke_unnoticed_ends_the_change_and_nothing_of_it_is_lasting(string next)
    {
        await Host.WriteAsync([A.Department(1)]);
        var before = await Host.DirectoryRowsAsync();

        await Host.InScopeAsync(async scope =>
        {
            await scope.Work.BeginTogetherAsync(CancellationToken.None);
            scope.Units.Add(A.Unit(2, beneath: 1));
            if (next is "Commit") await scope.Work.CommitAsync(CancellationToken.None);
            await scope.Get<OrgChartContext>().Database.GetDbConnection().CloseAsync();

            var failure = Assert.CatchAsync(() => next switch
            {
                "SaveChanges" => scope.Work.CommitAsync(CancellationToken.None),
                "InsertMany" => scope.Units.AddManyAsync([A.Unit(3, beneath: 1)], CancellationToken.None),
                _ => scope.Work.CompleteTogetherAsync(CancellationToken.None),
            });
            Assert.That(scope.Get<IDatabaseFaults>().Diagnose(failure!), Is.EqualTo(DatabaseFault.Unavailable), $"{failure}");
            await scope.Work.RollBackAsync();
        });

        Assert.That(await Host.DirectoryRowsAsync(), Is.EqualTo(before));
        Assert.That(await Host.RevisionAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Rolling_back_forgets_what_was_changed_since_the_last_commit()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1)]);
        var before = await Host.DirectoryRowsAsync();

        await Host.InScopeAsync(async scope =>
        {
            await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
            (await Unit(scope, 1)).Rename(new LocalizedText("Forgotten", null), A.Monday);
            scope.Units.Add(A.Unit(2, beneath: 1));
            await scope.Units.AddManyAsync([A.Unit(3, beneath: 1)], CancellationToken.None);
            await scope.Employees.RemoveManyAsync([new(1)], CancellationToken.None);
            await scope.Work.RollBackAsync();
            await scope.Work.CommitAsync(CancellationToken.None);
        });

        Assert.That(await Host.DirectoryRowsAsync(), Is.EqualTo(before));
        Assert.That(await Host.RevisionAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_rolled_back_can_be_done_again_in_the_same_scope()
    {
        await Host.InScopeAsync(async scope =>
        {
            await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
            await scope.Units.AddManyAsync([A.Department(1)], CancellationToken.None);
            await scope.Work.RollBackAsync();
            await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
            await scope.Units.AddManyAsync([A.Department(1)], CancellationToken.None);
            await scope.Work.CommitAsync(CancellationToken.None);
        });

        Assert.That(await Host.RowsAsync("SELECT id FROM org_units"), Is.EqualTo(new[] { "1" }));
    }

    [Test]
    public async Task A_scope_that_ends_without_a_commit_leaves_nothing_and_lets_the_next_writer_in()
    {
        await Host.InScopeAsync(async scope =>
        {
            await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
            await scope.Units.AddManyAsync([A.Department(1)], CancellationToken.None);
        });

        Assert.That(await Host.WriteAsync([A.Department(2)]).WaitAsync(Patience.Limit), Is.EqualTo(1));
        Assert.That(await Host.RowsAsync("SELECT id FROM org_units"), Is.EqualTo(new[] { "2" }));
    }

    [Test]
    public async Task A_refused_commit_lets_the_next_writer_in()
    {
        await Host.WriteAsync([A.Department(1)]);
        Assert.CatchAsync(() => Host.WriteAsync([A.Department(1)]));

        Assert.That(await Host.WriteAsync([A.Department(2)]).WaitAsync(Patience.Limit), Is.EqualTo(2));
    }

    [Test]
    public void A_structural_change_is_begun_once() => Assert.ThrowsAsync<InvalidOperationException>(() => Host.InScopeAsync(async scope =>
    {
        await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
        await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
    }));

    [Test]
    public async Task A_structural_change_begins_with_the_revision_its_facts_belong_to()
    {
        await Host.WriteAsync([A.Department(1)]);

        Assert.That(await Host.InScopeAsync(scope => scope.Work.BeginStructuralChangeAsync(CancellationToken.None)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_second_structural_change_waits_for_the_first_and_sees_what_it_did()
    {
        await Host.WriteAsync([A.Department(1)]);

        await Host.InScopeAsync(first => Host.InScopeAsync(async second =>
        {
            await first.Work.BeginStructuralChangeAsync(CancellationToken.None);
            var begin = second.Work.BeginStructuralChangeAsync(CancellationToken.None);
            Assert.That(begin.IsCompleted, Is.False);
            (await Unit(first, 1)).Rename(new LocalizedText("First", null), A.Monday);
            await first.Work.CommitAsync(CancellationToken.None);

            Assert.That(await begin.WaitAsync(Patience.Limit), Is.EqualTo(2));
            Assert.That((await Unit(second, 1)).Name.En, Is.EqualTo("First"));
        }));
    }

    [Test]
    public async Task Waiting_for_another_structural_change_can_be_cancelled()
    {
        await Host.InScopeAsync(first => Host.InScopeAsync(async second =>
        {
            using var stop = new CancellationTokenSource();
            await first.Work.BeginStructuralChangeAsync(CancellationToken.None);
            var begin = second.Work.BeginStructuralChangeAsync(stop.Token);
            await stop.CancelAsync();

            Assert.CatchAsync<OperationCanceledException>(() => begin);
        }));
        Assert.That(await Host.WriteAsync([A.Department(1)]).WaitAsync(Patience.Limit), Is.EqualTo(1));
    }

    [Test]
    public async Task Structural_changes_of_several_processes_each_see_what_the_others_did()
    {
        TestHost[] processes = [Host, Start()];
        await Host.WriteAsync([A.Department(1)]);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => processes[i % 2].InScopeAsync(async scope =>
        {
            await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
            var unit = await Unit(scope, 1);
            unit.Rename(new LocalizedText(unit.Name.En + "+", null), A.Monday);
            await scope.Work.CommitAsync(CancellationToken.None);
        }))));

        Assert.That(await Host.RowsAsync("SELECT name_en, version FROM org_units"), Is.EqualTo(new[] { "Department 1" + new string('+', 16) + "|17" }));
        Assert.That(await Host.RevisionAsync(), Is.EqualTo(17));
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task Two_moves_made_at_the_same_time_cannot_close_a_circle(int processes)
    {
        const int Rounds = 40;
        TestHost[] hosts = [Host, processes == 1 ? Host : Start()];
        await Host.WriteAsync([A.Department(1), A.Unit(2, beneath: 1), A.Unit(3, beneath: 1), A.Unit(4, beneath: 3)]);

        for (var round = 0; round < Rounds; round++)
        {
            await Host.ExecuteAsync("UPDATE org_units SET parent_id = 1 WHERE id IN (2, 3)");
            using var start = new Barrier(2);
            var outcomes = await Task.WhenAll(
                Task.Run(() => MoveAsync(hosts[0], unit: 2, beneath: 4, start)), Task.Run(() => MoveAsync(hosts[1], unit: 3, beneath: 2, start)));

            Assert.That(outcomes, Is.EquivalentTo(new[] { "moved", "unit.beneath_itself" }), $"in round {round + 1}");
            Assert.That(
                await Host.RowsAsync("SELECT parent_id FROM org_units WHERE id IN (2, 3) ORDER BY id"),
                Is.AnyOf(new[] { "4", "1" }, new[] { "1", "2" }));
        }

        static Task<string> MoveAsync(TestHost host, int unit, int beneath, Barrier start) => host.InScopeAsync(async scope =>
        {
            start.SignalAndWait(Patience.Limit);
            await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
            var moved = await Unit(scope, unit);
            var destination = await scope.Units.GetLineageAsync(new OrgUnitId(beneath), CancellationToken.None);
            try
            {
                moved.MoveBeneath(destination, A.Monday);
            }
            catch (RuleBrokenException broken)
            {
                return broken.Code;
            }

            await scope.Work.CommitAsync(CancellationToken.None);
            return "moved";
        });
    }

    [Test]
    public async Task A_reader_who_has_written_sees_his_own_write()
    {
        await Host.WriteAsync([A.Department(1)]);
        await Host.Directory.LoadAsync(CancellationToken.None);

        var revision = await Host.WriteAsync([A.Unit(2, beneath: 1)]);

        Assert.That(Host.Directory.Current.Revision, Is.EqualTo(revision));
        Assert.That(Host.Directory.Current.Unit(new OrgUnitId(2), new Translation(Language.English)).Name, Is.EqualTo("Unit 2"));
    }

    [Test]
    public async Task A_commit_loads_no_directory_where_nobody_reads()
    {
        await Host.WriteAsync([A.Department(1)]);

        Assert.That(Host.Directory.IsLoaded, Is.False);
    }

    [Test]
    public async Task A_commit_that_has_become_lasting_is_not_reported_as_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var host = Start(register: services =>
        {
            services.RemoveAll<DbContextOptions<OrgChartContext>>();
            services.AddDbContext<OrgChartContext>((provider, options) =>
            {
                provider.GetRequiredService<IDatabaseStrategy>().Configure(options);
                options.AddInterceptors(new CancelAfterCommit(stop));
            });
        });
        await host.Directory.LoadAsync(CancellationToken.None);

        var revision = await host.InScopeAsync(scope =>
        {
            scope.Units.Add(A.Department(1));
            return scope.Work.CommitAsync(stop.Token);
        });

        Assert.That(stop.IsCancellationRequested, Is.True, "the test cancels between the commit and the reading");
        Assert.That((revision, host.Directory.Current.Revision), Is.EqualTo((1L, 1L)));
    }

    private static async Task<OrgUnit> Unit(Scope scope, int id) =>
        (await scope.Units.FindAsync(new OrgUnitId(id), CancellationToken.None))!;

    private static async Task<Employee> Employee(Scope scope, int id) =>
        (await scope.Employees.FindAsync(new EmployeeId(id), CancellationToken.None))!;

    private Task<long> ChangeAsync(Func<Scope, Task> change) => Host.InScopeAsync(async scope =>
    {
        await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
        await change(scope);
        return await scope.Work.CommitAsync(CancellationToken.None);
    });

    private sealed class CancelAfterCommit(CancellationTokenSource stop) : DbTransactionInterceptor
    {
        public override Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => stop.CancelAsync();
    }
}
