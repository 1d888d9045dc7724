using NUnit.Framework;
using OrgChart.Application.Operations;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence;

/// <summary>A database server has an administrator, who decides when its tables change.</summary>
public sealed class ServerSchemaTests(ITestDatabase database) : DatabaseTest(database)
{
    protected override bool WithTables => false;

    [Test]
    public async Task A_database_without_the_tables_of_this_version_is_refused_with_the_command_to_run()
    {
        var missing = await StatusAsync();
        Assert.That(RefusalOf(Host), Is.EqualTo($"The database lacks {missing.Count} migrations, the first is {missing[0].Name}. Run: orgchart migrate up"));

        await UpAsync(Host, missing[0].Name);

        Assert.That(RefusalOf(Host), Does.Contain(missing[1].Name));
        await UpAsync(Host);
        await EnsureReadyAsync(Host);
    }

    [Test]
    public async Task Processes_that_migrate_at_the_same_time_all_succeed()
    {
        TestHost[] processes = [Host, Start(), Start(), Start()];

        await Task.WhenAll(processes.Select(process => Task.Run(() => UpAsync(process))));

        Assert.That((await StatusAsync()).Select(migration => migration.Applied), Is.All.True);
        Assert.That(await processes[^1].WriteAsync([A.Department(1)]), Is.EqualTo(1));
    }

    [Test]
    public async Task A_script_that_asks_first_can_be_run_whatever_the_database_has()
    {
        var script = await Host.InScopeAsync(scope => Task.FromResult(scope.Get<ISchema>().Script(null, null, idempotent: true)));
        await UpAsync(Host, "Editing");

        for (var i = 0; i < 2; i++)
        {
            await Host.ExecuteAsync(script);
            Assert.That((await StatusAsync()).Select(migration => migration.Applied), Is.All.True);
        }

        Assert.That(await Host.WriteAsync([A.Department(1)]), Is.EqualTo(1));
    }

    private static string RefusalOf(TestHost host) => Assert.ThrowsAsync<OperationRefusedException>(() => EnsureReadyAsync(host))!.Message;

    private static Task UpAsync(TestHost host, string? name = null) => host.InScopeAsync(scope => scope.Get<ISchema>().UpAsync(name, CancellationToken.None));

    private static Task EnsureReadyAsync(TestHost host) =>
        host.InScopeAsync(scope => scope.Get<ISchema>().EnsureReadyAsync(CancellationToken.None));

    private Task<IReadOnlyList<MigrationState>> StatusAsync() =>
        Host.InScopeAsync(scope => scope.Get<ISchema>().StatusAsync(CancellationToken.None));
}
