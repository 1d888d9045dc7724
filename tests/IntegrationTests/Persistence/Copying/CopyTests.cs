using NUnit.Framework;
using OrgChart.Application.Operations;
using OrgChart.Infrastructure.Persistence.Copying;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence.Copying;

/// <summary>A whole database taken to another of the same kind.</summary>
[TestFixtureSource(typeof(TestDatabases), nameof(TestDatabases.Served))]
public sealed class CopyTests(ITestDatabase database) : DatabaseTest(database)
{
    private string target = "";
    private TestHost there = null!;

    [SetUp]
    public async Task MakeTarget()
    {
        target = await Database.CreateAsync();
        there = Start(connectionString: target);
    }

    [TearDown]
    public async Task RemoveTarget()
    {
        await there.DisposeAsync();
        await Database.DropAsync(target);
    }

    [Test]
    public async Task Every_row_of_every_table_arrives()
    {
        await FullTables.FillAsync(Host);
        var before = await StateAsync(Host);

        var report = await CopyAsync();

        Assert.That(report.IsSame);
        Assert.That(report.Tables.Select(table => table.Table), Is.EquivalentTo((await FullTables.AllAsync(Host)).Select(table => table.Name)));
        Assert.That(report.Tables.Select(table => table.TargetRows), Is.All.GreaterThan(0), "a table without rows proves nothing");
        Assert.That(await StateAsync(there), Is.EqualTo(before));
        Assert.That(await StateAsync(Host), Is.EqualTo(before), "where it was copied from");
    }

    [Test]
    public async Task A_database_that_was_only_migrated_is_as_good_as_one_without_tables()
    {
        await Host.WriteAsync([A.Department(1)], [A.Employee(1, unit: 1)]);
        await UpAsync(there);

        Assert.That((await CopyAsync()).IsSame);

        Assert.That(await StateAsync(there), Is.EqualTo(await StateAsync(Host)));
        Assert.That(await there.WriteAsync([A.Department(2)]), Is.EqualTo(2), "revisions go on");
    }

    [Test]
    public async Task Nothing_is_ever_overwritten()
    {
        await Host.WriteAsync([A.Department(1)]);
        await UpAsync(there);
        foreach (var (statement, table) in ((string, string)[])[
            ("INSERT INTO used_codes (user_id, code_hash, at) VALUES (1, 'x', '2026-03-02 09:30:00')", "used_codes"), ("UPDATE directory_revision SET revision = 1", "directory_revision"),
            ("UPDATE id_blocks SET next_id = 2 WHERE kind = 1", "id_blocks")])
        {
            await there.ExecuteAsync(statement);
            var before = await StateAsync(there);

            Assert.That(RefusalOfCopy(), Does.Contain("--to").And.Contain(table));

            Assert.That(await StateAsync(there), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task Tables_of_somebody_else_are_left_alone()
    {
        await there.ExecuteAsync("CREATE TABLE poems (id INTEGER PRIMARY KEY)");

        Assert.That(RefusalOfCopy(), Does.Contain("--to").And.Contain("not OrgChart's"));

        Assert.CatchAsync(() => there.RowsAsync("SELECT * FROM org_units"));
    }

    [Test]
    public async Task A_target_of_another_version_is_refused()
    {
        await UpAsync(there, "Initial");

        Assert.That(RefusalOfCopy(), Does.Contain("--to").And.Contain("another version"));
    }

    [Test]
    public async Task A_source_of_an_earlier_version_is_refused_with_the_command_to_run()
    {
        await Host.InScopeAsync(scope => scope.Get<ISchema>().DownAsync(name: null, CancellationToken.None));

        Assert.That(RefusalOfCopy(), Does.Contain("--from").And.Contain("orgchart migrate up"));

        Assert.CatchAsync(() => there.RowsAsync("SELECT * FROM org_units"), "nothing was made in the target");
    }

    [Test]
    public async Task A_source_of_a_later_version_is_refused()
    {
        await Host.ExecuteAsync("INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('29990101000000_Later', '6.0.7')");

        Assert.That(RefusalOfCopy(), Does.Contain("--from").And.Contain("29990101000000_Later").And.Contain("later version"));
    }

    [Test]
    public void A_source_without_tables_is_refused()
    {
        Assert.That(Assert.ThrowsAsync<OperationRefusedException>(() => CopyAsync(from: target, to: ConnectionString))!.Message, Does.Contain("--from"));
    }

    [TestCase("--from")]
    [TestCase("--to")]
    public void An_address_that_nobody_knows_is_refused_with_those_that_are_known(string option)
    {
        foreach (var (address, told) in ((string, string)[])[("mysql://x/y", "sqlite:PATH"), ("nonsense", "sqlite:PATH"), ("Oracle;Host=x", "Oracle"), ($"{Database.Kind};Nonsense=1", option)])
        {
            var other = $"{Database.Kind};{(option == "--from" ? target : ConnectionString)}";
            var message = Assert.ThrowsAsync<OperationRefusedException>(() => Copier.CopyAsync(option == "--from" ? address : other, option == "--to" ? address : other, new Watcher(), CancellationToken.None))!.Message;
            Assert.That(message, Does.Contain(option).And.Contain(told), address);
        }
    }

    [Test]
    public async Task A_copy_that_fails_half_way_leaves_nothing()
    {
        await FullTables.FillAsync(Host);
        await UpAsync(there);
        var before = await StateAsync(there);

        foreach (var stage in Enum.GetValues<CopyStage>())
        {
            Assert.ThrowsAsync<IOException>(() => CopyAsync(progress => progress.Stage == stage && progress.Done > 0 ? throw new IOException("The cable was pulled.") : Task.CompletedTask));

            Assert.That(await StateAsync(there), Is.EqualTo(before), $"{stage}");
        }
    }

    [Test]
    public async Task A_copy_that_is_not_the_same_is_told_and_not_kept()
    {
        await Host.WriteAsync([A.Department(1), A.Unit(2, beneath: 1), A.Unit(3, beneath: 2)]);
        // A circle, which nobody reaches from the top.
        await Host.ExecuteAsync("UPDATE org_units SET parent_id = 3 WHERE id = 2");

        var report = await CopyAsync();

        Assert.That(report.IsSame, Is.False);
        var units = report.Tables.Single(table => !table.IsSame);
        Assert.That((units.Table, units.SourceRows, units.TargetRows), Is.EqualTo(("org_units", 3L, 1L)));
        Assert.That(await there.RowsAsync("SELECT * FROM org_units"), Is.Empty);
        Assert.That(await there.RevisionAsync(), Is.Zero);
    }

    [Test]
    public async Task Whoever_writes_meanwhile_is_not_kept_waiting_and_not_half_copied()
    {
        await Host.WriteAsync([A.Department(1)]);
        var before = await StateAsync(Host);
        var written = 0;

        var report = await CopyAsync(async progress =>
        {
            if (written++ == 0) await Host.WriteAsync([A.Department(2), A.Unit(3, beneath: 1)]);
        });

        Assert.That((report.IsSame, await Host.RevisionAsync()), Is.EqualTo((true, 2L)));
        Assert.That(await StateAsync(there), Is.EqualTo(before));
    }

    private static Task UpAsync(TestHost host, string? name = null) => host.InScopeAsync(scope => scope.Get<ISchema>().UpAsync(name, CancellationToken.None));

    private static async Task<IReadOnlyList<string>> StateAsync(TestHost host) => [.. (await Tables.TextsAsync(host)).Order(StringComparer.Ordinal)];

    private static DatabaseCopy Copier => new();

    private Task<CopyReport> CopyAsync(Func<CopyProgress, Task>? watch = null, string? from = null, string? to = null) =>
        Copier.CopyAsync($"{Database.Kind};{from ?? ConnectionString}", $"{Database.Kind};{to ?? target}", new Watcher(watch), CancellationToken.None);

    private string RefusalOfCopy() => Assert.ThrowsAsync<OperationRefusedException>(() => CopyAsync())!.Message;

    internal sealed class Watcher(Func<CopyProgress, Task>? watch = null) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value) => watch?.Invoke(value).GetAwaiter().GetResult();
    }
}
