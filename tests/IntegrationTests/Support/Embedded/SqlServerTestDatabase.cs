using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrgChart.Infrastructure.Persistence.Databases;
using OrgChart.IntegrationTests.Persistence.Embedded.SqlServer;

namespace OrgChart.IntegrationTests.Support;

/// <summary>SQL Server as far as it is there: its statements are parsed and their names looked up, and SQLite, in a temporary folder, does what they say.</summary>
public sealed class SqlServerTestDatabase : ITestDatabase
{
    private static readonly SemaphoreSlim Once = new(1);

    private static string? pattern;

    public string Kind => "SqlServer";

    public Task<string> CreateAsync() => Task.FromResult(
        $"Server=nowhere;Database={Path.Combine(System.IO.Directory.CreateTempSubdirectory("orgchart-test-").FullName, "orgchart.db")};Connect Timeout=20");

    public async Task<string> CreateWithTablesAsync(Func<string, Task> makeTables)
    {
        await Once.WaitAsync();
        try
        {
            if (pattern is null)
            {
                var made = await CreateAsync();
                await makeTables(made);
                SqliteConnection.ClearAllPools();
                pattern = FileOf(made);
            }
        }
        finally
        {
            Once.Release();
        }

        var copy = await CreateAsync();
        File.Copy(pattern, FileOf(copy));
        return copy;
    }

    public Task DropAsync(string connectionString)
    {
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(Path.GetDirectoryName(FileOf(connectionString))!, recursive: true);
        return Task.CompletedTask;
    }

    // No server is there to be asked.
    public IReadOnlyList<string> Shape => throw new NotSupportedException("The tables of a server that is not there have no shape.");

    public string WithoutPatience(string connectionString) => connectionString + ";Connect Timeout=1";

    public void Register(IServiceCollection services) => services.AddSingleton<IDatabaseStrategy>(provider =>
        new SqlServerOnSqlite(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString));

    public override string ToString() => Kind;

    private static string FileOf(string connectionString) => new SqlConnectionStringBuilder(connectionString).InitialCatalog;
}
