using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Persistence;
using OrgChart.Infrastructure.Persistence.Databases;
using OrgChart.Infrastructure.Persistence.Databases.Embedded;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence;

/// <summary>What only SQLite has: a file, and settings that decide whether an answered write is durable.</summary>
public sealed class SqliteStrategyTests
{
    private readonly SqliteTestDatabase database = new();
    private readonly List<TestHost> hosts = [];
    private string connectionString = "";

    private string File => SqliteTestDatabase.FileOf(connectionString);

    private string Folder => Path.GetDirectoryName(File)!;

    [SetUp]
    public async Task CreateDatabase() => connectionString = await database.CreateAsync();

    [TearDown]
    public async Task DropDatabase()
    {
        foreach (var host in hosts) await host.DisposeAsync();
        hosts.Clear();
        await database.DropAsync(connectionString);
    }

    [Test]
    public async Task Every_connection_has_the_settings_that_make_a_write_durable()
    {
        var host = Start();
        await EnsureReadyAsync(host);

        await using var own = await host.Services.GetRequiredService<IDatabaseStrategy>().OpenAsync(CancellationToken.None);
        Assert.That(await SettingsOfAsync(own), Is.EqualTo("wal 2 1"));
        await host.InScopeAsync(async scope =>
        {
            var context = scope.Get<OrgChartContext>();
            await context.Database.OpenConnectionAsync();
            Assert.That(await SettingsOfAsync(context.Database.GetDbConnection()), Is.EqualTo("wal 2 1"), "asynchronously opened");
            await context.Database.CloseConnectionAsync();
        });
        await using var scope = host.Services.CreateAsyncScope();
        var second = scope.ServiceProvider.GetRequiredService<OrgChartContext>();
#pragma warning disable CA1849, MA0042 // the other way to open is what is tested
        second.Database.OpenConnection();
#pragma warning restore CA1849, MA0042
        Assert.That(await SettingsOfAsync(second.Database.GetDbConnection()), Is.EqualTo("wal 2 1"), "synchronously opened");
    }

    [Test]
    public async Task At_the_pool_of_connections_is_one_at_a_time([Values("opens", "closes")] string first, [Values("opens", "closes")] string second)
    {
        await using DbConnection one = await PreparedAsync(first), other = await PreparedAsync(second);
        var thread = new Thread(() => Do(other, second));
        var together = false;
        one.StateChange += Meanwhile;

        Do(one, first);
        thread.Join();

        Assert.That(together, Is.False);
        Assert.That((one.State, other.State), Is.EqualTo((After(first), After(second))), "and then the other one's turn came");

        // Called while the connection is still at the pool.
        void Meanwhile(object? sender, StateChangeEventArgs change)
        {
            one.StateChange -= Meanwhile;
            thread.Start();
            together = thread.Join(TimeSpan.FromMilliseconds(300));
        }

        async Task<DbConnection> PreparedAsync(string next)
        {
            using var strategy = new SqliteStrategy(connectionString);
            var connection = await strategy.OpenAsync(CancellationToken.None);
            if (After(next) == ConnectionState.Open) await connection.CloseAsync();
            return connection;
        }

        static void Do(DbConnection connection, string what)
        {
            if (After(what) == ConnectionState.Open) connection.Open();
            else connection.Close();
        }

        static ConnectionState After(string what) => what == "opens" ? ConnectionState.Open : ConnectionState.Closed;
    }

    [Test]
    public async Task The_connections_of_contexts_take_their_turn_at_the_pool_too()
    {
        await using var scope = Start().Services.CreateAsyncScope();

        Assert.That(scope.ServiceProvider.GetRequiredService<OrgChartContext>().Database.GetDbConnection(), Is.InstanceOf<PooledSqliteConnection>());
    }

    [Test]
    public async Task A_context_closes_its_connection_also_when_a_transaction_did_not_begin()
    {
        var host = Start(connectionString + ";Default Timeout=1");
        await EnsureReadyAsync(host);
        await using var writer = await host.Services.GetRequiredService<IDatabaseStrategy>().OpenAsync(CancellationToken.None);
        await using var writing = await writer.BeginTransactionAsync();
        DbConnection? connection = null;

        await host.InScopeAsync(async scope =>
        {
            var facade = scope.Get<OrgChartContext>().Database;
            connection = facade.GetDbConnection();
            Assert.CatchAsync<SqliteException>(() => facade.BeginTransactionAsync());
            Assert.That(connection.State, Is.EqualTo(ConnectionState.Open), "EF Core opened it and left it so");
        });

        Assert.That(connection!.State, Is.EqualTo(ConnectionState.Closed));
    }

    [Test]
    public async Task A_connection_string_cannot_switch_foreign_keys_off()
    {
        var host = Start("Data Source=" + File + ";Foreign Keys=False");
        await EnsureReadyAsync(host);

        Assert.CatchAsync(() => host.ExecuteAsync("INSERT INTO org_units (id, parent_id, version) VALUES (1, 2, 1)"));
    }

    [TestCase("journal_mode", "DELETE", "delete")]
    [TestCase("synchronous", "NORMAL", "1")]
    [TestCase("synchronous", "OFF", "0")]
    [TestCase("foreign_keys", "OFF", "0")]
    public async Task Other_settings_are_refused(string setting, string value, string effective)
    {
        var strategy = Start().Services.GetRequiredService<IDatabaseStrategy>();
        await using (var good = await strategy.OpenAsync(CancellationToken.None)) await strategy.VerifyAsync(good, CancellationToken.None);
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection(connectionString + ";Foreign Keys=True;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {setting} = {value}";
        await command.ExecuteNonQueryAsync();

        var refused = Assert.ThrowsAsync<OperationRefusedException>(() => strategy.VerifyAsync(connection, CancellationToken.None));

        Assert.That(refused!.Message, Does.Contain(File).And.Contain($"{setting}={effective}"));
    }

    [Test]
    public void A_database_that_lives_in_memory_only_is_refused() =>
        Assert.That(RefusalOf("Data Source=:memory:"), Does.Contain("journal_mode=memory"));

    [Test]
    public async Task The_folder_of_the_file_is_made_when_it_is_missing()
    {
        var file = Path.Combine(Folder, "deep", "deeper", "orgchart.db");

        await EnsureReadyAsync(Start("Data Source=" + file));

        Assert.That(file, Does.Exist);
    }

    [Test]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        var content = string.Concat(Enumerable.Repeat("Not a database. ", 100));
        await System.IO.File.WriteAllTextAsync(File, content);

        Assert.That(RefusalOf(connectionString), Does.Contain(File).And.Contain("Database:ConnectionString").And.Contain("must be an SQLite database"));
        Assert.That(await System.IO.File.ReadAllTextAsync(File), Is.EqualTo(content));
    }

    [Test]
    public void A_folder_instead_of_a_file_is_refused()
    {
        System.IO.Directory.CreateDirectory(File);

        Assert.That(RefusalOf(connectionString), Does.Contain(File).And.Contain("Database:ConnectionString").And.Contain("must be an SQLite database"));
    }

    [Test]
    public async Task A_file_where_a_folder_should_be_is_refused()
    {
        await System.IO.File.WriteAllTextAsync(File, "a file");
        var beneath = Path.Combine(File, "orgchart.db");

        Assert.That(RefusalOf("Data Source=" + beneath), Does.Contain(beneath).And.Contain("Database:ConnectionString"));
    }

    [TestCase("Datasauce=orgchart.db")]
    [TestCase("nonsense")]
    [TestCase("Mode=ReadWriteCreate")]
    public void A_connection_string_that_SQLite_does_not_understand_is_refused_with_an_example(string wrong) =>
        Assert.That(RefusalOf(wrong), Does.Contain("Database:ConnectionString").And.Contain("Data Source=data/orgchart.db"));

    [Test]
    public void A_kind_of_database_that_nobody_knows_is_refused_with_those_that_are_known() =>
        Assert.That(
            RefusalOf(connectionString, kind: "Sqlight"), Does.Contain("Database:Kind").And.Contain("Sqlight").And.Contain("knows: Sqlite"));

    [TestCase("sqlite")]
    [TestCase("SQLITE")]
    public async Task The_kind_may_be_written_in_any_letter_case(string kind)
    {
        await EnsureReadyAsync(Start(kind: kind));

        Assert.That(File, Does.Exist);
    }

    private static Task EnsureReadyAsync(TestHost host) =>
        host.InScopeAsync(scope => scope.Get<ISchema>().EnsureReadyAsync(CancellationToken.None));

    private static async Task<string> SettingsOfAsync(DbConnection connection)
    {
        var values = new List<string?>();
        foreach (var setting in (string[])["journal_mode", "synchronous", "foreign_keys"])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA " + setting;
            values.Add(Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture));
        }

        return string.Join(' ', values);
    }

    private string RefusalOf(string wrong, string kind = "Sqlite") =>
        Assert.ThrowsAsync<OperationRefusedException>(() => EnsureReadyAsync(Start(wrong, kind)))!.Message;

    private TestHost Start(string? other = null, string kind = "Sqlite")
    {
        var host = TestHost.Create(kind, other ?? connectionString, TimeProvider.System);
        hosts.Add(host);
        return host;
    }
}
