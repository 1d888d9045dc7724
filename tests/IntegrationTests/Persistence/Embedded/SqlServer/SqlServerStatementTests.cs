using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using OrgChart.Application.AccessLog;
using OrgChart.Application.Auth;
using OrgChart.Application.Common;
using OrgChart.Application.Operations;
using OrgChart.Domain.Employees;
using OrgChart.Domain.Imports;
using OrgChart.Domain.Sessions;
using OrgChart.Domain.Units;
using OrgChart.Infrastructure.Directory;
using OrgChart.Infrastructure.Persistence;
using OrgChart.Infrastructure.Persistence.Copying;
using OrgChart.Infrastructure.Persistence.Databases;
using OrgChart.Infrastructure.Persistence.Databases.Embedded;
using OrgChart.IntegrationTests.Support;

namespace OrgChart.IntegrationTests.Persistence.Embedded.SqlServer;

/// <summary>
/// That no statement in the source is passed over. All other tests of the database run on <see cref="SqlServerOnSqlite"/> too, which refuses a statement that SQL Server would not take;
/// here every piece of SQL that is written down by hand is looked for among those that came by.
/// </summary>
public sealed partial class SqlServerStatementTests
{
    private readonly SqlServerTestDatabase database = new();
    private readonly ManualTime time = new();
    private string connectionString = "";
    private TestHost host = null!;

    [OneTimeSetUp]
    public async Task RunWhatHasSqlOfItsOwn()
    {
        connectionString = await database.CreateAsync();
        host = TestHost.Create(database.Kind, connectionString, time, register: database.Register);
        await host.InScopeAsync(scope => scope.Get<ISchema>().UpAsync(name: null, CancellationToken.None));
        await RunDirectoryAsync();
        await host.InScopeAsync(RunEmployeesAsync);
        await host.InScopeAsync(RunAccountsAsync);
        await host.InScopeAsync(scope => scope.Get<IAccessLog>().ForgetAddressesAsync("u1", CancellationToken.None));
        await host.InScopeAsync(RunCleanUpsAsync);
        await host.InScopeAsync(scope => scope.Get<IAbsenceRepository>().ReplaceAsync([], CancellationToken.None));
        await ActivatorUtilities.CreateInstance<Infrastructure.Persistence.CleanUp.ScheduledCleanUp>(
            host.Services, Microsoft.Extensions.Logging.Abstractions.NullLogger<Infrastructure.Persistence.CleanUp.ScheduledCleanUp>.Instance).RunIfDueAsync(CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task DropDatabase()
    {
        await host.DisposeAsync();
        await database.DropAsync(connectionString);
    }

    [Test]
    public void Every_statement_written_in_the_source_has_come_by()
    {
        var sent = SqlServerOnSqlite.Statements.Select(Flatten).ToList();
        var written = Written().ToList();

        Assert.That(written.Count, Is.GreaterThan(15), "there is much to find");
        Assert.That(written.Where(one => !sent.Exists(one.Pattern.IsMatch)).Select(one => $"{one.File}: {one.Sql}"), Is.Empty);
    }

    [Test]
    public void The_search_of_the_source_finds_all_forms_in_which_SQL_is_written()
    {
        const string Source = """""
            f("UPDATE a SET b = 1"); g($"DELETE FROM {table} WHERE {column} < {{0}}"); h($"{Units} WHERE id IN ({Join(ids)})");
            i($"""
                SELECT a
                FROM b WHERE c = {d}
                """); j("Select a file"); k(nameof(SELECT));
            """"";

        Assert.That(In(Source), Is.EqualTo(new[]
        {
            "UPDATE a SET b = 1", "DELETE FROM {table} WHERE {column} < {{0}}", "{Units} WHERE id IN ({Join(ids)})", "SELECT a FROM b WHERE c = {d}",
        }));
        Assert.That(PatternOf("DELETE FROM {table} WHERE {column} < {{0}}").IsMatch("DELETE FROM sessions WHERE until < @p0"), Is.True);
        Assert.That(PatternOf("DELETE FROM {table} WHERE {column} < {{0}}").IsMatch("DELETE FROM sessions WHERE until > @p0"), Is.False);
    }

    [Test]
    public void Every_clean_up_has_deleted()
    {
        foreach (var table in (string[])["sessions", "sign_in_attempts", "used_codes", "access_endings", "security_events", "idempotency_keys", "access_log"])
            Assert.That(SqlServerOnSqlite.Statements, Has.Some.StartsWith($"DELETE FROM {table} WHERE"));
    }

    [Test]
    public void Structure_and_tables_were_locked() =>
        Assert.That(SqlServerOnSqlite.Statements, Has.Member(SqlServerStrategy.LockStatement).And.Member(SqlServerStrategy.SchemaLockStatement));

    [Test]
    public async Task A_statement_that_SQL_Server_would_not_take_fails_the_test_that_sends_it()
    {
        await using var connection = await host.Services.GetRequiredService<IDatabaseStrategy>().OpenAsync(CancellationToken.None);
        foreach (var sql in (string[])["SELECT id FROM users LIMIT 1", "SELECT idd FROM users", "SELECT Id FROM users"])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            Assert.That(async () => await command.ExecuteScalarAsync(), Throws.TypeOf<FormatException>(), sql);
        }
    }

    [Test]
    public async Task What_a_copy_asks_of_its_target_is_taken()
    {
        var empty = await database.CreateAsync();
        await using (var there = TestHost.Create(database.Kind, empty, time, register: database.Register))
        {
            await there.InScopeAsync(scope => scope.Get<ISchema>().UpAsync(name: null, CancellationToken.None));
            await there.InScopeAsync(async scope =>
            {
                var context = scope.Get<OrgChartContext>();
                var tables = PlainTable.AllOf(context.Model);
                await using var target = new CopyTarget("--to", context, scope.Get<IDatabaseStrategy>());
                await target.PrepareAsync(CancellationToken.None);
                await target.BeginAsync(CancellationToken.None);
                await target.EnsureEmptyAsync(tables, CancellationToken.None);
                foreach (var table in tables) Assert.That(await Rows.CountAsync(target.Connection, target.Transaction, table, CancellationToken.None), Is.Zero, table.Name);
                var blocks = tables.Single(table => table.Name == "id_blocks");
                await target.WriteAsync(blocks, [[1, 7], [2, 8]], CancellationToken.None);
                Assert.That(Rows.DigestOf(target.Connection, target.Transaction, blocks, _ => { }, CancellationToken.None).Rows, Is.EqualTo(2));
                await target.CommitAsync();
            });
        }

        await database.DropAsync(empty);
    }

    // What a copy reads is SQLite's or PostgreSQL's; what it writes is run above.
    private static IEnumerable<(string File, string Sql, Regex Pattern)> Written()
    {
        var sources = System.IO.Directory.EnumerateFiles(Path.Combine(SourceFolder.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: file, Parts: Path.GetRelativePath(SourceFolder.Root, file).Split(Path.DirectorySeparatorChar)))
            .Where(file => !file.Parts.Any(part => part is "bin" or "obj" or "Migrations" or "PostgreSql" or "Copying") && file.Parts[^1] != "SourceFile.cs" && !file.Parts[^1].StartsWith("Sqlite", StringComparison.Ordinal));
        return sources.SelectMany(file => In(File.ReadAllText(file.Path)).Select(sql => (file.Parts[^1], sql, PatternOf(sql))));
    }

    /// <summary>The texts in a source that begin as SQL does, or with SQL that stands elsewhere.</summary>
    private static IEnumerable<string> In(string source) =>
        Literal().Matches(source).Select(match => Flatten(match.Groups["raw"].Success ? match.Groups["raw"].Value : match.Groups["text"].Value)).Where(text => BeginningOfSql().IsMatch(text));

    // What is put in when it runs may be anything.
    private static Regex PatternOf(string sql) => new(
        "^" + string.Join(".+", Hole().Split(sql).Select(Regex.Escape)) + "($| WHERE )", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    private static string Flatten(string sql) => Blank().Replace(sql, " ").Trim();

    [GeneratedRegex("""""
        "{3}(?<raw>.*?)"{3}|"(?<text>(?:[^"\\\n]|\\.)*)"
        """"", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"^((SELECT|UPDATE|DELETE FROM|INSERT INTO|MERGE|WITH|EXEC|DECLARE|TRUNCATE) |\{[\w.]+\} (WHERE|ORDER|GROUP) )", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex BeginningOfSql();

    [GeneratedRegex(@"\{\{\d+\}\}|\{([^{}]|\{[^{}]*\})*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Blank();

    private async Task RunDirectoryAsync()
    {
        await host.WriteAsync([A.Department(1), A.Unit(2, beneath: 1)], [A.Employee(1, unit: 1), A.Employee(2, unit: 2, manager: 1)]);
        await host.Directory.LoadAsync(CancellationToken.None);
        await host.WriteAsync([A.Unit(3, beneath: 1)], [A.Employee(3, unit: 3)]);
        await host.Services.GetRequiredService<DirectoryReader>().ReadRevisionAsync(CancellationToken.None);
    }

    private async Task RunEmployeesAsync(Scope scope)
    {
        await scope.Work.BeginStructuralChangeAsync(CancellationToken.None);
        await scope.Employees.ListSourceStatesAsync(CancellationToken.None);
        await scope.Employees.ListReportsOfAsync([new EmployeeId(1)], CancellationToken.None);
        await scope.Units.AddManyAsync([A.Unit(4, beneath: 1)], CancellationToken.None);
        await scope.Employees.AddManyAsync([A.Employee(4, unit: 4), A.Employee(5, unit: 4)], CancellationToken.None);
        await scope.Employees.RemoveManyAsync([new EmployeeId(4)], CancellationToken.None);
        await scope.Work.CommitAsync(CancellationToken.None);
        Assert.That(host.Directory.Snapshot.EmployeeCount, Is.EqualTo(4), "what was written in bulk was read, and what was removed was not");
    }

    private async Task RunAccountsAsync(Scope scope)
    {
        var attempts = scope.Get<ISignInAttempts>();
        var number = await attempts.ReserveAsync("account", "network", time.Now, CancellationToken.None);
        await attempts.SucceedAsync("account", "network", number!.Value, time.Now, CancellationToken.None);
        await attempts.ForgetAsync("account", CancellationToken.None);
        await scope.Get<ISessionRepository>().UseTokenAsync("used", "next", time.Now, CancellationToken.None);
    }

    private async Task RunCleanUpsAsync(Scope scope)
    {
        foreach (var cleanUp in scope.Get<IEnumerable<ICleanUp>>()) await cleanUp.RunAsync(time.Now, CancellationToken.None);
    }
}
