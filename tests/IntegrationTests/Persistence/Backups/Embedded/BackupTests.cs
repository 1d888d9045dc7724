using NUnit.Framework;
using OrgChart.Application.Operations;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Application.Units.MoveUnit;
using OrgChart.Domain.Audit;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence.Backups;

[TestFixtureSource(typeof(TestDatabases), nameof(TestDatabases.Served))]
public sealed class BackupTests(ITestDatabase database) : EditingTest(database)
{
    private string folder = "";

    private string Backup => Path.Combine(folder, "backup.db");

    private IDatabaseBackups Backups => (IDatabaseBackups)Host.Services.GetService(typeof(IDatabaseBackups))!;

    [SetUp]
    public void MakeFolder() => folder = System.IO.Directory.CreateTempSubdirectory("orgchart-test-").FullName;

    [TearDown]
    public void RemoveFolder() => System.IO.Directory.Delete(folder, recursive: true);

    [Test]
    public async Task A_backup_has_everything()
    {
        await Host.ExecuteAsync("INSERT INTO used_codes (user_id, code_hash, at) VALUES (1, 'x', '2026-03-02 09:30:00')");
        var before = await Tables.TextsAsync(Host);

        var made = await Backups.BackUpAsync(Backup, overwrite: false, CancellationToken.None);

        Assert.That((made.File, made.Bytes, made.Revision), Is.EqualTo((Backup, new FileInfo(Backup).Length, 1L)));
        Assert.That(System.IO.Directory.GetFiles(folder), Is.EqualTo(new[] { Backup }), "one file, and nothing unfinished");
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(Backup), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite), "there are hashes of passwords in it");
        Assert.That(await Tables.TextsAsync(Open(Backup)), Is.EqualTo(before));
    }

    [Test]
    public async Task Backups_made_while_others_write_are_each_of_one_moment()
    {
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var made = await SendAsync(new CreateUnitCommand(2, A.Named("New")));
                await SendAsync(new MoveUnitCommand(made.Id, 6, null));
            }
        })).ToList();
        var revisions = new List<long>();
        for (var i = 0; i < 8; i++)
        {
            revisions.Add((await Backups.BackUpAsync(Backup, overwrite: true, CancellationToken.None)).Revision);
            File.Copy(Backup, Path.Combine(folder, $"{i}.db"));
            // Somebody gets in between.
            await SendAsync(new CreateUnitCommand(1, A.Named("Between")));
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);

        Assert.That(revisions, Is.Ordered.And.Unique);
        for (var i = 0; i < revisions.Count; i++)
        {
            await using var copy = TestHost.Create("Sqlite", $"Data Source={Path.Combine(folder, $"{i}.db")};Pooling=False", Time);
            Assert.That(await copy.RevisionAsync(), Is.EqualTo(revisions[i]));
            Assert.That(await copy.RowsAsync("SELECT count(*), max(revision) FROM audit_entries"), Is.EqualTo(new[] { $"{revisions[i]}|{revisions[i]}" }), "an entry for every revision");
            Assert.That(await copy.RowsAsync("SELECT count(*) FROM org_units"), Is.EqualTo(await copy.RowsAsync($"SELECT count(*) FROM audit_changes WHERE kind = {(int)ChangeKind.Added} AND resource = {(int)AuditedResource.Unit}")), "a unit for every one that was made");
            Assert.That(await copy.RowsAsync("PRAGMA foreign_key_check"), Is.Empty);
            Assert.That((await ReaderOf(copy).ReadAsync(CancellationToken.None)).Revision, Is.EqualTo(revisions[i]));
        }
    }

    [Test]
    public async Task A_file_that_is_there_stays_unless_it_is_forced()
    {
        await File.WriteAllTextAsync(Backup, "the only one");

        Assert.That(Assert.ThrowsAsync<OperationRefusedException>(() => Backups.BackUpAsync(Backup, overwrite: false, CancellationToken.None))!.Message, Does.Contain(Backup).And.Contain("--force"));
        Assert.That(await File.ReadAllTextAsync(Backup), Is.EqualTo("the only one"));

        await Backups.BackUpAsync(Backup, overwrite: true, CancellationToken.None);
        Assert.That(await Open(Backup).RevisionAsync(), Is.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("-wal")]
    public async Task The_database_is_not_backed_up_over_itself(string part)
    {
        var before = await Tables.TextsAsync(Host);

        Assert.That(
            Assert.ThrowsAsync<OperationRefusedException>(() => Backups.BackUpAsync(SqliteTestDatabase.FileOf(ConnectionString) + part, overwrite: true, CancellationToken.None))!.Message,
            Does.Contain("the database itself"));

        Assert.That(await Tables.TextsAsync(Host), Is.EqualTo(before));
    }

    [Test]
    public async Task A_database_that_is_not_there_or_has_no_tables_is_not_backed_up()
    {
        var nowhere = Path.Combine(folder, "nowhere.db");
        var backups = (IDatabaseBackups)Start(connectionString: $"Data Source={nowhere};Pooling=False").Services.GetService(typeof(IDatabaseBackups))!;
        Assert.That(Assert.ThrowsAsync<OperationRefusedException>(() => backups.BackUpAsync(Backup, overwrite: false, CancellationToken.None))!.Message, Does.Contain(nowhere));
        Assert.That(System.IO.Directory.GetFiles(folder), Is.Empty);

        await Open(nowhere).ExecuteAsync("CREATE TABLE poems (id INTEGER PRIMARY KEY)");
        Assert.ThrowsAsync<OperationRefusedException>(() => backups.BackUpAsync(Backup, overwrite: false, CancellationToken.None));
        Assert.That(System.IO.Directory.GetFiles(folder).Select(Path.GetFileName), Has.None.StartsWith("backup"));
    }

    private TestHost Open(string file) => Start(connectionString: $"Data Source={file};Pooling=False");
}
