using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using OrgChart.Application.Operations;

namespace OrgChart.IntegrationTests.Support;

/// <summary>
/// Tests that run on every database, each on one of its own with all tables and nothing in them. A fixture about what only a database that is really there can do names another source:
/// <see cref="TestDatabases.Served"/>.
/// </summary>
/// <param name="database">The kind of database.</param>
[TestFixtureSource(typeof(TestDatabases), nameof(TestDatabases.All))]
public abstract class DatabaseTest(ITestDatabase database)
{
    private readonly List<TestHost> others = [];

    /// <summary>The kind of database.</summary>
    protected ITestDatabase Database { get; } = database;

    /// <summary>How to reach the database of the test.</summary>
    protected string ConnectionString { get; private set; } = "";

    private protected ManualTime Time { get; private set; } = null!;

    /// <summary>The process that most tests need.</summary>
    private protected TestHost Host { get; private set; } = null!;

    [SetUp]
    public async Task CreateDatabase()
    {
        ConnectionString = WithTables ? await Database.CreateWithTablesAsync(MakeTablesAsync) : await Database.CreateAsync();
        Time = new ManualTime();
        Host = TestHost.Create(Database.Kind, ConnectionString, Time, register: Database.Register);
    }

    [TearDown]
    public async Task DropDatabase()
    {
        await Host.DisposeAsync();
        foreach (var host in others) await host.DisposeAsync();
        others.Clear();
        await Database.DropAsync(ConnectionString);
    }

    /// <summary>Whether the tests want their tables made.</summary>
    protected virtual bool WithTables => true;

    /// <summary>Starts another process on the test's database; it ends with the test.</summary>
    private protected TestHost Start(
        IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? register = null, string? connectionString = null,
        TimeProvider? time = null)
    {
        var host = TestHost.Create(Database.Kind, connectionString ?? ConnectionString, time ?? Time, settings, Database.Register + register);
        others.Add(host);
        return host;
    }

    private async Task MakeTablesAsync(string connectionString)
    {
        await using var host = TestHost.Create(Database.Kind, connectionString, new ManualTime(), register: Database.Register);
        await host.InScopeAsync(scope => scope.Get<ISchema>().UpAsync(name: null, CancellationToken.None));
    }
}
