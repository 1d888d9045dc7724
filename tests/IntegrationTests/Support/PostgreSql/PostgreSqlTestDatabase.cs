using System.Globalization;
using Npgsql;

namespace OrgChart.IntegrationTests.Support;

/// <summary>PostgreSQL: each database one of its own on the server that <c>./test</c> starts and names in a variable.</summary>
public sealed class PostgreSqlTestDatabase : ITestDatabase
{
    private const string Variable = "ORGCHART_TEST_POSTGRESQL";

    private static readonly SemaphoreSlim Once = new(1);

    private static int made;
    private static string? pattern;

    public string Kind => "PostgreSql";

    public Task<string> CreateAsync() => CreateAsync(options: "");

    private static async Task<string> CreateAsync(string options)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"orgchart_test_{Environment.ProcessId}_{Interlocked.Increment(ref made)}");
        await OnServerAsync($"CREATE DATABASE {name}{options}");
        return new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 60, Timeout = 120, CommandTimeout = 120 }.ToString();
    }

    public async Task<string> CreateWithTablesAsync(Func<string, Task> makeTables)
    {
        await Once.WaitAsync();
        try
        {
            if (pattern is null)
            {
                var first = await CreateAsync();
                await makeTables(first);
                pattern = NameOf(first);
            }
        }
        finally
        {
            Once.Release();
        }

        return await CreateAsync($" TEMPLATE {pattern}");
    }

    public Task DropAsync(string connectionString) => OnServerAsync($"DROP DATABASE {NameOf(connectionString)} WITH (FORCE)");

    public IReadOnlyList<string> Shape { get; } =
    [
        "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2",
        "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
    ];

    public string WithoutPatience(string connectionString) => connectionString + ";Options=-c lock_timeout=1s";

    public override string ToString() => Kind;

    private static string NameOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private static string Server => Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"{Variable} names no PostgreSQL server; ./test starts one. By hand: Host=127.0.0.1;Port=5499;Username=orgchart.");

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
