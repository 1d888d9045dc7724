using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using NUnit.Framework;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure;
using OrgChart.Infrastructure.Persistence.Databases;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence;

/// <summary>What only PostgreSQL has: a server that may be away, other instances that are told, a replica.</summary>
public sealed class PostgreSqlStrategyTests(ITestDatabase database) : EditingTest(database)
{
    [TestCase("40001", DatabaseFault.Undone)]
    [TestCase("40P01", DatabaseFault.Undone)]
    [TestCase("55P03", DatabaseFault.Busy)]
    [TestCase("23505", DatabaseFault.UniqueViolation)]
    [TestCase("23503", DatabaseFault.ReferenceViolation)]
    [TestCase("53100", DatabaseFault.DiskFull)]
    [TestCase("53300", DatabaseFault.Unavailable)]
    [TestCase("57P01", DatabaseFault.Unavailable)]
    [TestCase("57P03", DatabaseFault.Unavailable)]
    [TestCase("08006", DatabaseFault.Unavailable)]
    [TestCase("57014", DatabaseFault.Busy)]
    [TestCase("25006", DatabaseFault.Unavailable)]
    [TestCase("28P01", DatabaseFault.Unavailable)]
    [TestCase("3D000", DatabaseFault.Unavailable)]
    [TestCase("22012", DatabaseFault.None)]
    public void Each_state_that_the_server_reports_means_something(string state, DatabaseFault fault)
    {
        var reported = Assert.CatchAsync(() => Host.ExecuteAsync($"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{state}'; END $$"))!;

        Assert.That(Strategy(Host).Diagnose(reported), Is.EqualTo(fault));
        Assert.That(Strategy(Host).Diagnose(new InvalidOperationException("outer", reported)), Is.EqualTo(fault));
    }

    [TestCase("127.0.0.1")]
    [TestCase("database.invalid")]
    public async Task A_server_that_is_not_there_is_unavailable_and_named_by_the_key(string server)
    {
        await using var lost = TestHost.Create(Database.Kind, $"Host={server};Port=1;Database=x;Username=x;Timeout=60", Time);

        var refusal = Assert.CatchAsync(() => lost.RevisionAsync())!;

        Assert.That(refusal.Message, Does.Contain("Database:ConnectionString"));
        Assert.That(Strategy(lost).Diagnose(refusal), Is.EqualTo(DatabaseFault.Unavailable));
    }

    [TestCase("Database:ConnectionString", "Hots=db")]
    [TestCase("Database:ReplicaConnectionString", "Port=many")]
    public async Task A_connection_string_that_makes_no_sense_is_refused_with_an_example(string key, string value)
    {
        await using var wrong = TestHost.Create(Database.Kind, ConnectionString, Time, new Dictionary<string, string?> { [key] = value });

        Assert.That(Assert.Throws<OperationRefusedException>(() => Strategy(wrong))!.Message, Does.Contain(key).And.Contain("Host="));
    }

    [Test]
    public void A_name_that_is_not_found_is_the_databases_unless_it_was_asked_over_HTTP()
    {
        var notFound = new SocketException((int)SocketError.HostNotFound);

        Assert.That(Strategy(Host).Diagnose(new InvalidOperationException("outer", notFound)), Is.EqualTo(DatabaseFault.Unavailable));
        Assert.That(Strategy(Host).Diagnose(new HttpRequestException("outer", notFound)), Is.EqualTo(DatabaseFault.None));
    }

    [TestCase("", GssEncryptionMode.Disable)]
    [TestCase(";Gss Encryption Mode=Prefer", GssEncryptionMode.Prefer)]
    public async Task Kerberos_is_asked_for_only_where_the_operator_wants_it(string more, GssEncryptionMode expected)
    {
        await using var host = TestHost.Create(Database.Kind, ConnectionString + more, Time);

        await using var connection = (NpgsqlConnection)await Strategy(host).OpenAsync(CancellationToken.None);

        Assert.That(new NpgsqlConnectionStringBuilder(connection.ConnectionString).GssEncryptionMode, Is.EqualTo(expected));
    }

    [TestCase("synchronous_commit", "off")]
    public async Task Settings_that_could_lose_an_answered_write_are_refused(string setting, string value)
    {
        await using var connection = (NpgsqlConnection)await Strategy(Host).OpenAsync(CancellationToken.None);
        await Strategy(Host).VerifyAsync(connection, CancellationToken.None);
        await using (var command = new NpgsqlCommand($"SET {setting} = {value}", connection)) await command.ExecuteNonQueryAsync();

        Assert.That(Assert.ThrowsAsync<OperationRefusedException>(() => Strategy(Host).VerifyAsync(connection, CancellationToken.None))!.Message, Does.Contain(setting));
    }

    [Test]
    public async Task Other_instances_hear_of_a_change_at_once()
    {
        var listener = Start(register: services => services.AddDirectoryService());
        var services = listener.Services.GetServices<IHostedService>().ToList();
        foreach (var service in services) await service.StartAsync(CancellationToken.None);
        await WaitForAsync(async () => (await Host.RowsAsync("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle' AND query = 'LISTEN orgchart_revision'")).Count == 1);

        // The clock stands still: nobody looks.
        var revision = await Host.WriteAsync([A.Department(50)]);

        await WaitForAsync(() => Task.FromResult(listener.Directory.Snapshot.Revision == revision));
        Assert.That(listener.Directory.Snapshot.UnitCount, Is.EqualTo(7));
        foreach (var service in services) await service.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task A_listener_whose_connection_was_cut_listens_again()
    {
        var listener = Start(register: services => services.AddDirectoryService(), time: TimeProvider.System);
        var services = listener.Services.GetServices<IHostedService>().ToList();
        foreach (var service in services) await service.StartAsync(CancellationToken.None);
        const string Listeners = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle' AND query = 'LISTEN orgchart_revision'";
        await WaitForAsync(async () => (await Host.RowsAsync(Listeners)).Count == 1);
        var before = (await Host.RowsAsync(Listeners)).Single();

        await Host.ExecuteAsync($"SELECT pg_terminate_backend({before})");

        await WaitForAsync(async () => (await Host.RowsAsync(Listeners)) is [var now] && now != before);
        foreach (var service in services) await service.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task A_revision_that_is_not_there_is_not_waited_for()
    {
        await Host.Directory.CatchUpAsync(1_000_000, CancellationToken.None).WaitAsync(Patience.Limit);

        Assert.That(Host.Directory.Snapshot.Revision, Is.EqualTo(await Host.RevisionAsync()));
    }

    [Test]
    public async Task A_replica_that_cannot_be_read_is_passed_over()
    {
        var reader = Start(new Dictionary<string, string?> { ["Database:ReplicaConnectionString"] = "Host=127.0.0.1;Port=1;Database=x;Username=x" });

        await reader.Directory.LoadAsync(CancellationToken.None);

        Assert.That(reader.Directory.Snapshot.UnitCount, Is.EqualTo(6));
    }

    [Test]
    public async Task What_is_rolled_back_is_not_announced()
    {
        var heard = new List<long>();
        using var enough = new CancellationTokenSource();
        var listening = Strategy(Host).ListenAsync(
            revision =>
            {
                heard.Add(revision);
                return enough.CancelAsync();
            },
            enough.Token);
        await WaitForAsync(async () => (await Host.RowsAsync("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle' AND query = 'LISTEN orgchart_revision'")).Count == 1);

        await Host.InScopeAsync(async scope =>
        {
            await scope.Work.BeginTogetherAsync(CancellationToken.None);
            scope.Units.Add(A.Department(60));
            await scope.Work.CommitAsync(CancellationToken.None);
            await scope.Work.RollBackAsync();
        });
        var revision = await Host.WriteAsync([A.Department(61)]);

        Assert.CatchAsync<OperationCanceledException>(() => listening.WaitAsync(Patience.Limit));
        Assert.That(heard, Is.EqualTo(new[] { revision }));
    }

    [Test]
    public async Task The_directory_is_read_from_the_replica_and_what_that_lacks_from_the_database()
    {
        var replica = await Database.CreateAsync();
        try
        {
            await using (var old = TestHost.Create(Database.Kind, replica, Time))
            {
                await old.InScopeAsync(scope => scope.Get<ISchema>().UpAsync(name: null, CancellationToken.None));
                // The replica is where the database was; its units are named otherwise, so that one sees where they were read.
                await old.ExecuteAsync("INSERT INTO org_units (id, name_en, version) VALUES (1, 'From the replica', 1)");
                await old.ExecuteAsync($"UPDATE directory_revision SET revision = {await Host.RevisionAsync()}");
            }

            await Host.WriteAsync([A.Department(70)]);
            var reader = Start(new Dictionary<string, string?> { ["Database:ReplicaConnectionString"] = replica });
            await reader.Directory.LoadAsync(CancellationToken.None);

            Assert.That(reader.Directory.Snapshot.Revision, Is.EqualTo(await Host.RevisionAsync()));
            Assert.That(reader.Directory.Current.FindUnit(1, English)!.Name, Is.EqualTo("From the replica"));
            Assert.That(reader.Directory.Current.FindUnit(70, English)!.Name, Is.EqualTo("Department 70"));
        }
        finally
        {
            await Database.DropAsync(replica);
        }
    }

    private static IDatabaseStrategy Strategy(TestHost host) => host.Services.GetRequiredService<IDatabaseStrategy>();

    private static async Task WaitForAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (!await condition()) await Task.Delay(5, limit.Token);
    }
}
