using NUnit.Framework;
using OrgChart.Application.Operations;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence;

/// <summary>The SQL that an administrator runs himself does what <c>migrate up</c> does.</summary>
[TestFixtureSource(typeof(TestDatabases), nameof(TestDatabases.Served))]
public sealed class MigrationScriptTests(ITestDatabase database) : DatabaseTest(database)
{
    protected override bool WithTables => false;

    [Test]
    public async Task The_script_makes_the_same_tables_and_history_as_migrate_up()
    {
        var script = await ScriptAsync();

        await Host.ExecuteAsync(script);

        Assert.That(await StateAsync(Host), Is.EqualTo(await StateOfMigratedAsync(name: null)));
        Assert.That((await StatusAsync()).Select(migration => migration.Applied), Is.All.True);
        Assert.That(await Host.WriteAsync([A.Department(1), A.Unit(2, beneath: 1)], [A.Employee(1, unit: 2)]), Is.EqualTo(1));
    }

    [Test]
    public async Task Scripts_one_after_the_other_lead_to_the_same()
    {
        var names = (await StatusAsync()).Select(migration => migration.Name).ToList();

        for (var i = 0; i < names.Count; i++)
        {
            await Host.ExecuteAsync(await ScriptAsync(i == 0 ? null : names[i - 1], names[i]));
            Assert.That(await StateAsync(Host), Is.EqualTo(await StateOfMigratedAsync(names[i])), names[i]);
        }
    }

    [Test]
    public async Task A_script_from_a_later_to_an_earlier_migration_takes_back()
    {
        await UpAsync(Host, name: null);

        await Host.ExecuteAsync(await ScriptAsync((await StatusAsync())[^1].Name, "Editing"));
        await Host.ExecuteAsync(await ScriptAsync("editing", "0"));

        Assert.That((await StatusAsync()).Select(migration => migration.Applied), Is.All.False);
        Assert.CatchAsync(() => Host.RowsAsync("SELECT id FROM org_units"));
    }

    [Test]
    public void A_name_that_no_migration_has_is_refused_with_those_there_are()
    {
        foreach (var (from, to) in ((string?, string?)[])[("Nonsense", null), (null, "Nonsense")])
            Assert.That(Assert.ThrowsAsync<OperationRefusedException>(() => ScriptAsync(from, to))!.Message, Does.Contain("Nonsense").And.Contain("_Initial"));
    }

    private Task<string> ScriptAsync(string? from = null, string? to = null) => Host.InScopeAsync(scope => Task.FromResult(scope.Get<ISchema>().Script(from, to, idempotent: false)));

    private Task<IReadOnlyList<MigrationState>> StatusAsync() => Host.InScopeAsync(scope => scope.Get<ISchema>().StatusAsync(CancellationToken.None));

    private static Task UpAsync(TestHost host, string? name) => host.InScopeAsync(scope => scope.Get<ISchema>().UpAsync(name, CancellationToken.None));

    private async Task<IReadOnlyList<string>> StateOfMigratedAsync(string? name)
    {
        var connectionString = await Database.CreateAsync();
        try
        {
            await using var host = TestHost.Create(Database.Kind, connectionString, Time);
            await UpAsync(host, name);
            return await StateAsync(host);
        }
        finally
        {
            await Database.DropAsync(connectionString);
        }
    }

    private async Task<IReadOnlyList<string>> StateAsync(TestHost host)
    {
        var state = new List<string>();
        foreach (var query in Database.Shape) state.AddRange(await host.RowsAsync(query));
        foreach (var table in (string[])["\"__EFMigrationsHistory\"", "directory_revision", "id_blocks"]) state.AddRange((await host.RowsAsync($"SELECT * FROM {table} ORDER BY 1")).Select(row => $"{table}: {row}"));
        return state;
    }
}
