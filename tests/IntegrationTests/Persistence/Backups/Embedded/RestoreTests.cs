using Microsoft.Data.Sqlite;
using NUnit.Framework;
using OrgChart.Application.Changes;
using OrgChart.Application.Changes.ListChanges;
using OrgChart.Application.Operations;
using OrgChart.Application.Units.CreateUnit;
using OrgChart.Application.Units.DeleteUnit;
using OrgChart.Application.Units.MoveUnit;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence.Backups;

/// <summary>A backup put back under a process that has the directory in memory.</summary>
[TestFixtureSource(typeof(TestDatabases), nameof(TestDatabases.Served))]
public sealed class RestoreTests(ITestDatabase database) : AccountTest(database)
{
    // Of these more is kept than is in the backup.
    private static readonly string[] Apart = ["directory_revision", "id_blocks", "audit_entries", "sessions", "access_endings", "sign_in_attempts", "used_codes"];

    private string folder = "";

    private string Backup => Path.Combine(folder, "backup.db");

    private string File => SqliteTestDatabase.FileOf(ConnectionString);

    private IDatabaseBackups Backups => BackupsOf(Host);

    [SetUp]
    public async Task MakeBackup()
    {
        folder = System.IO.Directory.CreateTempSubdirectory("orgchart-test-").FullName;
        await BeginAsync(await AddUserAsync("u@example.org", "reader"));
        await Backups.BackUpAsync(Backup, overwrite: false, CancellationToken.None);
    }

    [TearDown]
    public void RemoveFolder()
    {
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task What_was_done_since_is_undone_and_kept_in_a_file()
    {
        var then = await ContentAsync(Host);
        await SendAsync(new CreateUnitCommand(1, A.Named("Later")));
        await SendAsync(new MoveUnitCommand(4, 3, null));
        await AddUserAsync("late@example.org", "admin");
        var now = await Tables.TextsAsync(Host);

        var done = await Backups.RestoreAsync(Backup, force: true, CancellationToken.None);

        Assert.That(await ContentAsync(Host), Is.EqualTo(then));
        Assert.That((done.Revision, await Host.RevisionAsync()), Is.EqualTo((4L, 4L)), "above 1 and 3");
        Assert.That(await Host.RowsAsync("PRAGMA foreign_key_check"), Is.Empty);
        Assert.That(Path.GetDirectoryName(done.Previous), Is.EqualTo(Path.GetDirectoryName(File)));
        Assert.That(await Tables.TextsAsync(Open(done.Previous)), Is.EqualTo(now));
        Assert.That(System.IO.Directory.GetFiles(Path.GetDirectoryName(File)!, "*.unfinished*"), Is.Empty);
    }

    [Test]
    public async Task A_process_that_looks_sees_it_also_when_the_revision_was_the_same()
    {
        await SendAsync(new CreateUnitCommand(1, A.Named("In the backup")));
        await Backups.BackUpAsync(Backup, overwrite: true, CancellationToken.None);
        // Another history with the same number.
        await using (var other = TestHost.Create("Sqlite", $"Data Source={Backup};Pooling=False", Time))
        {
            await other.ExecuteAsync("UPDATE org_units SET name_en = 'Another name' WHERE id = 100");
            Assert.That((await other.RevisionAsync(), Host.Directory.Snapshot.Revision), Is.EqualTo((2L, 2L)));
        }

        await Backups.RestoreAsync(Backup, force: true, CancellationToken.None);
        await Host.Directory.PollAsync(CancellationToken.None);

        Assert.That(Host.Directory.Current.Search(new("Another name", null, null, 5, English)).Items.Select(hit => hit.Id), Has.Member(100));
        await AssertAnswersAreThoseOfTheDatabaseAsync(Host);
        await SendAsync(new MoveUnitCommand(100, 5, null));
        await AssertAnswersAreThoseOfTheDatabaseAsync(Host);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_process_that_looks_sees_an_older_or_a_newer_one(bool newer)
    {
        for (var i = 0; i < 5; i++) await SendAsync(new CreateUnitCommand(1, A.Named($"Later {i}")));
        if (newer)
        {
            var later = Path.Combine(folder, "later.db");
            await Backups.BackUpAsync(later, overwrite: false, CancellationToken.None);
            await Backups.RestoreAsync(Backup, force: true, CancellationToken.None);
            await Host.Directory.PollAsync(CancellationToken.None);
            System.IO.File.Move(later, Backup, overwrite: true);
        }

        await Backups.RestoreAsync(Backup, force: true, CancellationToken.None);
        await Host.Directory.PollAsync(CancellationToken.None);

        Assert.That(await Host.RowsAsync("SELECT count(*) FROM org_units"), Is.EqualTo(new[] { newer ? "11" : "6" }));
        await AssertAnswersAreThoseOfTheDatabaseAsync(Host);
    }

    [Test]
    public async Task No_id_is_given_a_second_time()
    {
        var lost = await SendAsync(new CreateUnitCommand(1, A.Named("Lost")));

        await Backups.RestoreAsync(Backup, force: true, CancellationToken.None);
        await Host.Directory.PollAsync(CancellationToken.None);

        Assert.That((await SendAsync(new CreateUnitCommand(1, A.Named("Found")))).Id, Is.GreaterThan(lost.Id));
    }

    [Test]
    public async Task It_stands_in_the_trail_and_followers_of_changes_begin_anew()
    {
        var before = (await Host.SendAsync(new ListChangesQuery("latest", 200, English))).Token;
        await SendAsync(new CreateUnitCommand(1, A.Named("Later")));
        var after = (await Host.SendAsync(new ListChangesQuery("latest", 200, English))).Token;

        var done = await Backups.RestoreAsync(Backup, force: true, CancellationToken.None);
        await Host.Directory.PollAsync(CancellationToken.None);

        var entry = await LastEntryAsync();
        Assert.That((entry.Action, entry.Revision, entry.At), Is.EqualTo(("RestoreDatabase", done.Revision, Time.Now)));
        foreach (var token in (string[])[before, after]) Assert.ThrowsAsync<TokenExpiredException>(() => Host.SendAsync(new ListChangesQuery(token, 200, English)));
        var anew = (await Host.SendAsync(new ListChangesQuery("latest", 200, English))).Token;
        await SendAsync(new MoveUnitCommand(4, 3, null));
        Assert.That((await Host.SendAsync(new ListChangesQuery(anew, 200, English))).Items.Select(item => item.Id), Is.EqualTo(new[] { 4 }));
    }

    [Test]
    public async Task Everybody_signs_in_again_and_what_was_taken_back_stays_so()
    {
        await BeginAsync(await FindAsync(Host, "u@example.org"));
        await Host.ExecuteAsync("INSERT INTO access_endings (subject, version, at) VALUES ('u1', 9, '2026-03-02 08:00:00'); INSERT INTO used_codes (user_id, code_hash, at) VALUES (1, 'spent', '2026-03-02 08:00:00')");

        await Backups.RestoreAsync(Backup, force: true, CancellationToken.None);

        Assert.That(await Host.RowsAsync("SELECT count(*), count(ended_at) FROM sessions"), Is.EqualTo(new[] { "1|1" }));
        Assert.That(await Host.RowsAsync("SELECT subject, version FROM access_endings ORDER BY subject"), Is.EqualTo(new[] { "s100|0", "s101|0", "u1|9" }), "the session of the backup, the later one, and what was there");
        Assert.That(await Host.RowsAsync("SELECT code_hash FROM used_codes"), Is.EqualTo(new[] { "spent" }));
    }

    [Test]
    public async Task A_database_with_something_in_it_is_only_replaced_when_it_is_forced()
    {
        var before = await Tables.TextsAsync(Host);

        Assert.That(Assert.ThrowsAsync<OperationRefusedException>(() => Backups.RestoreAsync(Backup, force: false, CancellationToken.None))!.Message, Does.Contain("--force"));

        Assert.That(await Tables.TextsAsync(Host), Is.EqualTo(before));
        Assert.That(System.IO.Directory.GetFiles(Path.GetDirectoryName(File)!, "*before*"), Is.Empty);
    }

    [Test]
    public async Task A_new_database_takes_it_as_it_is()
    {
        var then = await ContentAsync(Host);
        var fresh = Open(Path.Combine(folder, "new", "fresh.db"));

        await BackupsOf(fresh).RestoreAsync(Backup, force: false, CancellationToken.None);

        Assert.That(await ContentAsync(fresh), Is.EqualTo(then));
    }

    [Test]
    public async Task An_older_backup_is_brought_up_to_date_and_stays_as_it_is()
    {
        await using (var old = TestHost.Create("Sqlite", $"Data Source={Backup};Pooling=False", Time))
            await old.InScopeAsync(scope => scope.Get<ISchema>().DownAsync("Initial", CancellationToken.None));
        var bytes = await System.IO.File.ReadAllBytesAsync(Backup);
        await SendAsync(new DeleteUnitCommand(6, null, null));

        await Backups.RestoreAsync(Backup, force: true, CancellationToken.None);

        Assert.That(await Host.RowsAsync("SELECT count(*) FROM org_units UNION ALL SELECT count(*) FROM users"), Is.EqualTo(new[] { "6", "0" }));
        Assert.That((await Host.InScopeAsync(scope => scope.Get<ISchema>().StatusAsync(CancellationToken.None))).Select(migration => migration.Applied), Is.All.True);
        Assert.That(await System.IO.File.ReadAllBytesAsync(Backup), Is.EqualTo(bytes));
        await AddUserAsync("new@example.org");
    }

    [TestCase("missing", "There is no file")]
    [TestCase("empty", "no SQLite database")]
    [TestCase("text", "no SQLite database")]
    [TestCase("truncated", "damaged")]
    [TestCase("header", "damaged")]
    [TestCase("scribbled", "damaged")]
    [TestCase("index", "damaged")]
    [TestCase("foreign", "not one of OrgChart")]
    [TestCase("later", "later version")]
    [TestCase("orphans", "damaged")]
    public async Task A_file_that_is_not_a_whole_backup_is_refused_and_nothing_changes(string what, string told)
    {
        var bytes = await System.IO.File.ReadAllBytesAsync(Backup);
        switch (what)
        {
            case "missing": System.IO.File.Delete(Backup); break;
            case "empty": await System.IO.File.WriteAllBytesAsync(Backup, []); break;
            case "text": await System.IO.File.WriteAllTextAsync(Backup, new string('x', 50_000)); break;
            case "truncated": await System.IO.File.WriteAllBytesAsync(Backup, bytes[..(bytes.Length / 4096 / 2 * 4096)]); break;
            case "header": await System.IO.File.WriteAllBytesAsync(Backup, bytes[..100]); break;
            case "scribbled":
                for (var i = 5 * 4096; i < bytes.Length; i += 4096) bytes.AsSpan(i, 64).Fill(0x55);
                await System.IO.File.WriteAllBytesAsync(Backup, bytes);
                break;
            case "index":
                // Everything can be read, but what is looked up is not found.
                await InBackupAsync("PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = 'CREATE INDEX \"ix_org_units_parent_id\" ON \"org_units\" (\"version\")' WHERE name = 'ix_org_units_parent_id'");
                break;
            case "foreign":
                System.IO.File.Delete(Backup);
                await InBackupAsync("CREATE TABLE poems (id INTEGER PRIMARY KEY)");
                break;
            case "later": await InBackupAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '6.0.7')"); break;
            default: await InBackupAsync("PRAGMA foreign_keys=OFF; UPDATE employees SET unit_id = 999 WHERE id = 1"); break;
        }

        var before = await Tables.TextsAsync(Host);

        Assert.That(Assert.ThrowsAsync<OperationRefusedException>(() => Backups.RestoreAsync(Backup, force: true, CancellationToken.None))!.Message, Does.Contain(told));

        Assert.That(await Tables.TextsAsync(Host), Is.EqualTo(before));
        Assert.That(System.IO.Directory.GetFiles(Path.GetDirectoryName(File)!).Select(Path.GetFileName), Has.None.Contains("before").And.None.Contains("unfinished"));
    }

    [Test]
    public void The_tables_that_are_put_together_are_those_there_are() =>
        Assert.That(Apart, Is.SubsetOf(FullTables.AllAsync(Host).GetAwaiter().GetResult().Select(table => table.Name)));

    private static IDatabaseBackups BackupsOf(TestHost host) => (IDatabaseBackups)host.Services.GetService(typeof(IDatabaseBackups))!;

    private static async Task<IReadOnlyList<string>> ContentAsync(TestHost host) => [.. (await Tables.TextsAsync(host)).Where(cell => !Apart.Contains(cell.Split('.')[0]))];

    private TestHost Open(string file) => Start(connectionString: $"Data Source={file};Pooling=False");

    private Task InBackupAsync(string sql) => Open(Backup).ExecuteAsync(sql);
}
