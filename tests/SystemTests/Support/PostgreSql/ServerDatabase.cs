using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace OrgChart.SystemTests.Support;

/// <content>PostgreSQL: a database of its own on the server that <c>./test</c> starts, with all tables, as its administrator would have made them.</content>
internal sealed partial class ServerDatabase
{
    /// <summary>A query that counts what is broken in the database itself; PostgreSQL tells at once.</summary>
    public const string CountDamage = "SELECT 0";

    /// <summary>The value of <c>Database:Kind</c>.</summary>
    public const string Kind = "PostgreSql";

    /// <summary>Stands in every connection string that is right, and in the example that a wrong one is answered with.</summary>
    public const string KeyOfConnection = "Host=";

    /// <summary>Whether it is a file in the test's folder.</summary>
    public static bool IsFile => false;

    private const string AllTables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";

    private const string Variable = "ORGCHART_TEST_POSTGRESQL";

    private static readonly string Pattern = string.Create(CultureInfo.InvariantCulture, $"orgchart_system_{Environment.ProcessId}");

    private static readonly string DemoPattern = Pattern + "_demo";

    private static int made;

    private static string Server => Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"{Variable} names no PostgreSQL server; ./test starts one. By hand: scripts/local-postgresql start FOLDER prints what to put there.");

    /// <summary>Makes the database with all tables that the others are copied from, and the one with the demo organisation in it, loaded as a user does.</summary>
    public static async Task PrepareAsync()
    {
        Execute($"CREATE DATABASE {Pattern}");
        using var folder = new TemporaryFolder();
        await RunAsync(Pattern, "migrate", "up");
        Execute($"CREATE DATABASE {DemoPattern} TEMPLATE {Pattern}");
        await RunAsync(DemoPattern, "import", Repository.Demo);

        async Task RunAsync(string database, params string[] verb)
        {
            var (exitCode, output, error) = await OrgChartProcess.RunAsync(folder, [.. verb, $"--Database:ConnectionString={Of(database)};Pooling=False"]);
            Assert.That(exitCode, Is.Zero, $"{string.Join(' ', verb)} failed:\n{output}\n{error}");
        }
    }

    /// <summary>Removes what <see cref="PrepareAsync"/> made.</summary>
    public static void CleanUp()
    {
        Execute($"DROP DATABASE {DemoPattern} WITH (FORCE)");
        Execute($"DROP DATABASE {Pattern} WITH (FORCE)");
    }

    /// <summary>A database without tables.</summary>
    public static ServerDatabase CreateEmpty(TemporaryFolder folder)
    {
        var database = new ServerDatabase(folder);
        Execute($"DROP DATABASE {NameOf(database.ConnectionString)}");
        Execute($"CREATE DATABASE {NameOf(database.ConnectionString)}");
        return database;
    }

    /// <summary>A connection string that leads nowhere.</summary>
    public static string Nowhere(TemporaryFolder folder) => "Host=127.0.0.1;Port=1;Database=orgchart;Username=orgchart";

    /// <summary>Keeps whoever changes the directory out until the result is disposed.</summary>
    public DbTransaction KeepWritersOut()
    {
        var transaction = Open().BeginTransaction();
        using var command = transaction.Connection!.CreateCommand();
        command.CommandText = "SELECT pg_advisory_xact_lock(x'4F72674368617274'::bigint)";
        command.ExecuteNonQuery();
        return transaction;
    }

    public partial DbConnection Open()
    {
        var database = new NpgsqlConnection(ConnectionString + ";Pooling=False");
        database.Open();
        return database;
    }

    public void Dispose()
    {
        // A server of the test's own goes away with all its databases.
        if (folder.DatabaseServer is null) Execute($"DROP DATABASE {NameOf(ConnectionString)} WITH (FORCE)");
    }

    private static string Create(TemporaryFolder folder)
    {
        if (folder.DatabaseServer is { } own)
        {
            Execute("CREATE DATABASE orgchart", own);
            return new NpgsqlConnectionStringBuilder(own) { Database = "orgchart" }.ToString();
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{Pattern}_{Interlocked.Increment(ref made)}");
        Execute($"CREATE DATABASE {name} TEMPLATE {(folder.WithDemo ? DemoPattern : Pattern)}");
        return Of(name);
    }

    private static string Of(string name) => new NpgsqlConnectionStringBuilder(Server) { Database = name }.ToString();

    private static string NameOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private static void Execute(string sql, string? server = null)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server ?? Server) { Database = "postgres", Pooling = false }.ToString());
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
