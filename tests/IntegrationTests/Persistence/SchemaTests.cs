using NUnit.Framework;
using OrgChart.Application.Operations;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence;

public sealed class SchemaTests(ITestDatabase database) : DatabaseTest(database)
{
    protected override bool WithTables => false;

    [Test]
    public async Task A_new_database_has_no_migration()
    {
        var status = await StatusAsync();

        Assert.That(status, Is.Not.Empty);
        Assert.That(status.Select(migration => migration.Applied), Is.All.False);
    }

    [Test]
    public async Task Up_applies_all_migrations_in_their_order()
    {
        await UpAsync();

        var status = await StatusAsync();
        Assert.That(status.Select(migration => migration.Applied), Is.All.True);
        Assert.That(status.Select(migration => migration.Name), Is.Ordered);
        Assert.That(await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1)]), Is.EqualTo(1));
    }

    [Test]
    public async Task Up_again_changes_nothing()
    {
        await UpAsync();
        await Host.WriteAsync([A.Department(1)]);

        await UpAsync();

        Assert.That(await Host.RowsAsync("SELECT id FROM org_units"), Is.EqualTo(new[] { "1" }));
    }

    [Test]
    public async Task Up_goes_as_far_as_a_name_says_with_or_without_its_time()
    {
        var first = (await StatusAsync())[0].Name;
        await UpAsync(first);
        Assert.That((await StatusAsync()).Count(migration => migration.Applied), Is.EqualTo(1));

        await DownAsync("0");
        await UpAsync(first[(first.IndexOf('_', StringComparison.Ordinal) + 1)..].ToUpperInvariant());
        Assert.That((await StatusAsync()).Count(migration => migration.Applied), Is.EqualTo(1));
    }

    [Test]
    public async Task Down_takes_one_migration_back()
    {
        await UpAsync();

        await DownAsync(name: null);

        var status = await StatusAsync();
        Assert.That(status.Select(migration => migration.Applied), Is.EqualTo(status.Select((_, i) => i < status.Count - 1)));
    }

    [Test]
    public async Task Down_to_a_migration_keeps_that_one()
    {
        await UpAsync();
        var last = (await StatusAsync())[^1].Name;

        await DownAsync(last);

        Assert.That((await StatusAsync()).Select(migration => migration.Applied), Is.All.True);
    }

    [Test]
    public async Task Down_to_0_and_up_again_works_with_a_directory_in_the_database()
    {
        await UpAsync();
        await Host.WriteAsync(
            [A.Department(1), A.Unit(2, beneath: 1), A.Unit(3, beneath: 2)],
            [A.Employee(1, unit: 3), A.Employee(2, unit: 2, manager: 1), A.Employee(3, unit: 1, manager: 2)]);

        await DownAsync("0");
        Assert.That((await StatusAsync()).Select(migration => migration.Applied), Is.All.False);
        Assert.CatchAsync(() => Host.RowsAsync("SELECT id FROM org_units"));

        await UpAsync();
        Assert.That(await Host.DirectoryRowsAsync(), Is.Empty);
        Assert.That(await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1)]), Is.EqualTo(1), "the revision begins anew too");
    }

    [Test]
    public async Task Down_is_refused_when_there_is_nothing_to_take_back()
    {
        await StatusAsync();

        Assert.That(
            Assert.ThrowsAsync<OperationRefusedException>(() => DownAsync(name: null))!.Message, Does.Contain("no migration"));
    }

    [Test]
    public async Task A_name_that_no_migration_has_is_refused_with_those_there_are()
    {
        await UpAsync();
        var known = (await StatusAsync()).Select(migration => migration.Name).ToList();

        foreach (Func<Task> action in (Func<Task>[])[() => UpAsync("Nonsense"), () => DownAsync("Nonsense")])
        {
            var message = Assert.ThrowsAsync<OperationRefusedException>(action)!.Message;
            Assert.That(message, Does.Contain("Nonsense"));
            Assert.That(known, Has.All.Matches<string>(message.Contains));
        }
    }

    [Test]
    public async Task A_database_that_is_up_to_date_is_ready_as_it_is()
    {
        await UpAsync();
        await Host.WriteAsync([A.Department(1)]);

        await EnsureReadyAsync(Host);

        Assert.That(await Host.RowsAsync("SELECT id FROM org_units"), Is.EqualTo(new[] { "1" }));
    }

    private static Task EnsureReadyAsync(TestHost host) =>
        host.InScopeAsync(scope => scope.Get<ISchema>().EnsureReadyAsync(CancellationToken.None));

    private Task<IReadOnlyList<MigrationState>> StatusAsync() =>
        Host.InScopeAsync(scope => scope.Get<ISchema>().StatusAsync(CancellationToken.None));

    private Task UpAsync(string? name = null) => Host.InScopeAsync(scope => scope.Get<ISchema>().UpAsync(name, CancellationToken.None));

    private Task DownAsync(string? name) => Host.InScopeAsync(scope => scope.Get<ISchema>().DownAsync(name, CancellationToken.None));
}
