using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using OrgChart.Application.Operations;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence;

/// <summary>The database that nobody administers makes its tables itself.</summary>
public sealed class EmbeddedSchemaTests
{
    private readonly SqliteTestDatabase database = new();
    private readonly List<TestHost> hosts = [];
    private string connectionString = "";

    private TestHost Host => hosts[0];

    [SetUp]
    public async Task CreateDatabase()
    {
        connectionString = await database.CreateAsync();
        Start();
    }

    [TearDown]
    public async Task DropDatabase()
    {
        foreach (var host in hosts) await host.DisposeAsync();
        hosts.Clear();
        await database.DropAsync(connectionString);
    }

    [Test]
    public async Task The_embedded_database_brings_itself_up_to_date()
    {
        await EnsureReadyAsync(Host);

        Assert.That((await StatusAsync()).Select(migration => migration.Applied), Is.All.True);
    }

    [Test]
    public async Task Processes_that_start_together_on_a_new_database_all_become_ready()
    {
        TestHost[] processes = [Host, Start(), Start(), Start()];

        await Task.WhenAll(processes.Select(process => Task.Run(() => EnsureReadyAsync(process))));

        Assert.That((await StatusAsync()).Select(migration => migration.Applied), Is.All.True);
        Assert.That(await processes[^1].WriteAsync([A.Department(1)]), Is.EqualTo(1));
    }

    [Test]
    public async Task A_process_that_meets_another_one_between_two_migrations_waits_for_it()
    {
        // The other one is at the last table when this one comes to it, and done a moment later.
        var attempts = 0;
        var late = Start(StrategyProxy.Around((method, _) => method == "LockSchemaAsync"
            ? Host.ExecuteAsync(++attempts == 1 ? "CREATE TABLE load_schedule (id INTEGER)" : "DROP TABLE load_schedule")
            : Task.CompletedTask));

        await EnsureReadyAsync(late);

        Assert.That((await StatusAsync()).Select(migration => migration.Applied), Is.All.True);
        Assert.That(attempts, Is.EqualTo(2));
    }

    [Test]
    public void Scripts_that_ask_first_are_refused_with_what_to_do_instead() =>
        Assert.That(
            Assert.ThrowsAsync<OperationRefusedException>(() => Host.InScopeAsync(scope => Task.FromResult(scope.Get<ISchema>().Script(null, null, idempotent: true))))!.Message,
            Does.Contain("--idempotent").And.Contain("--from").And.Contain("migrate status"));

    private TestHost Start(Action<IServiceCollection>? register = null)
    {
        hosts.Add(TestHost.Create(database.Kind, connectionString, new ManualTime(), register: register));
        return hosts[^1];
    }

    private static Task EnsureReadyAsync(TestHost host) =>
        host.InScopeAsync(scope => scope.Get<ISchema>().EnsureReadyAsync(CancellationToken.None));

    private Task<IReadOnlyList<MigrationState>> StatusAsync() =>
        Host.InScopeAsync(scope => scope.Get<ISchema>().StatusAsync(CancellationToken.None));
}
