using NUnit.Framework;
using OrgChart.Application.Common;
using OrgChart.Application.Directory;
using OrgChart.Domain.Employees;
using OrgChart.Domain.SharedKernel;
using OrgChart.Domain.Units;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Directory;

/// <summary>Which directory readers get, and when.</summary>
public sealed class DirectoryCacheTests(ITestDatabase database) : DatabaseTest(database)
{
    [Test]
    public void Before_it_is_loaded_there_is_no_directory()
    {
        Assert.That(Host.Directory.IsLoaded, Is.False);
        Assert.Throws<DirectoryNotLoadedException>(() => _ = Host.Directory.Current);
    }

    [Test]
    public async Task Once_loaded_it_is_the_directory_of_the_database()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1)]);

        await Host.Directory.LoadAsync(CancellationToken.None);

        Assert.That(Host.Directory.IsLoaded, Is.True);
        Assert.That((Host.Directory.Current.Revision, Host.Directory.Snapshot.EmployeeCount), Is.EqualTo((1L, 1)));
    }

    [Test]
    public async Task Catching_up_loads_nothing_where_nobody_reads()
    {
        await Host.Directory.CatchUpAsync(0, CancellationToken.None);

        Assert.That(Host.Directory.IsLoaded, Is.False);
    }

    [Test]
    public async Task Catching_up_with_a_revision_that_is_there_loads_nothing()
    {
        await Host.Directory.LoadAsync(CancellationToken.None);
        var before = Host.Directory.Current;

        await Host.Directory.CatchUpAsync(0, CancellationToken.None);

        Assert.That(Host.Directory.Current, Is.SameAs(before));
    }

    [Test]
    public async Task Catching_up_leads_to_the_revision_asked_for()
    {
        await Host.Directory.LoadAsync(CancellationToken.None);
        await Start().WriteAsync([A.Department(1)]);
        Assert.That(Host.Directory.Current.Revision, Is.Zero);

        await Host.Directory.CatchUpAsync(1, CancellationToken.None);

        Assert.That((Host.Directory.Current.Revision, NameOf(1)), Is.EqualTo((1L, "Department 1")));
    }

    [Test]
    public async Task Polling_sees_what_another_process_changed()
    {
        await Host.Directory.LoadAsync(CancellationToken.None);
        await Start().WriteAsync([A.Department(1)]);

        await Host.Directory.PollAsync(CancellationToken.None);

        Assert.That((Host.Directory.Current.Revision, NameOf(1)), Is.EqualTo((1L, "Department 1")));
    }

    [Test]
    public async Task Polling_without_a_change_keeps_the_directory()
    {
        await Host.WriteAsync([A.Department(1)]);
        await Host.Directory.LoadAsync(CancellationToken.None);
        var before = Host.Directory.Current;

        await Host.Directory.PollAsync(CancellationToken.None);

        Assert.That(Host.Directory.Current, Is.SameAs(before));
    }

    [Test]
    public async Task Polling_follows_a_database_that_was_put_back_from_a_backup()
    {
        await Host.WriteAsync([A.Department(1)]);
        await Host.WriteAsync([A.Department(2)]);
        await Host.Directory.LoadAsync(CancellationToken.None);
        await Host.ExecuteAsync("DELETE FROM org_units WHERE id = 2; UPDATE directory_revision SET revision = 1");

        await Host.Directory.PollAsync(CancellationToken.None);

        Assert.That((Host.Directory.Current.Revision, Host.Directory.Snapshot.UnitCount), Is.EqualTo((1L, 1)));
    }

    [Test]
    public async Task A_reader_keeps_his_directory_while_it_is_replaced()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1)]);
        await Host.Directory.LoadAsync(CancellationToken.None);
        var mine = Host.Directory.Current;

        await Host.InScopeAsync(async scope =>
        {
            (await scope.Units.GetAsync(new OrgUnitId(1), 1, CancellationToken.None)).Rename(new LocalizedText("Renamed", null), A.Monday);
            scope.Employees.Remove(await scope.Employees.GetAsync(new EmployeeId(1), 1, CancellationToken.None));
            await scope.Work.CommitAsync(CancellationToken.None);
        });

        var translation = new Translation(Language.English);
        Assert.That((mine.Revision, mine.Unit(new OrgUnitId(1), translation).Name), Is.EqualTo((1L, "Department 1")));
        Assert.That(mine.Employee(new EmployeeId(1), new EmployeeView(translation, false)).Surname, Is.EqualTo("Surname1"));
        Assert.That((Host.Directory.Current.Revision, NameOf(1)), Is.EqualTo((2L, "Renamed")));
        Assert.Throws<NotFoundException>(() => Host.Directory.Current.Employee(new EmployeeId(1), new EmployeeView(translation, false)));
    }

    [Test]
    public async Task Readers_only_ever_see_whole_directories_and_never_an_older_one_again()
    {
        // Each commit writes its own number into both units.
        await Host.WriteAsync([A.Department(1), A.Department(2)]);
        await Host.Directory.LoadAsync(CancellationToken.None);
        using var ready = new CountdownEvent(2);
        using var stop = new CancellationTokenSource(Patience.Limit);
        // Threads of their own: those of the pool are for the writer.
        var readers = Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
            Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        ready.Wait(stop.Token);

        for (var number = 2; number <= 40; number++)
        {
            await Host.InScopeAsync(async scope =>
            {
                foreach (var unit in await scope.Units.ListAsync(CancellationToken.None)) unit.Rename(new LocalizedText($"{number}", null), A.Monday);
                await scope.Work.CommitAsync(CancellationToken.None);
            });
        }

        Assert.That(await readers, Is.All.EqualTo("fine"));

        string Read()
        {
            var last = 0L;
            while (last < 40)
            {
                stop.Token.ThrowIfCancellationRequested();
                var directory = Host.Directory.Current;
                var translation = new Translation(Language.English);
                var names = (directory.Unit(new OrgUnitId(1), translation).Name, directory.Unit(new OrgUnitId(2), translation).Name);
                var wanted = directory.Revision == 1 ? ("Department 1", "Department 2") : ($"{directory.Revision}", $"{directory.Revision}");
                if (names != wanted || directory.Revision < last) return $"saw {names} in revision {directory.Revision} after {last}";
                if (last == 0) ready.Signal();
                last = directory.Revision;
                Thread.Yield();
            }

            return "fine";
        }
    }

    [Test]
    public async Task Commits_made_at_the_same_time_each_find_themselves_in_the_directory()
    {
        await Host.Directory.LoadAsync(CancellationToken.None);

        var missing = await Task.WhenAll(Enumerable.Range(1, 20).Select(id => Task.Run(async () =>
        {
            var revision = await Host.WriteAsync([A.Department(id)]);
            var directory = Host.Directory.Current;
            return directory.Revision >= revision && directory.Unit(new OrgUnitId(id), new Translation(Language.English)).Id == id ? 0 : id;
        })));

        Assert.That(missing, Is.All.Zero);
        Assert.That(Host.Directory.Snapshot.UnitCount, Is.EqualTo(20));
    }

    private string NameOf(int unit) => Host.Directory.Current.Unit(new OrgUnitId(unit), new Translation(Language.English)).Name;
}
