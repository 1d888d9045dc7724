using Microsoft.Data.Sqlite;

namespace OrgChart.IntegrationTests.Support;

/// <summary>SQLite: each database a file in a temporary folder of its own.</summary>
public sealed class SqliteTestDatabase : ITestDatabase
{
    private static readonly SemaphoreSlim Once = new(1);

    private static string? pattern;

    public string Kind => "Sqlite";

    public Task<string> CreateAsync() =>
        Task.FromResult($"Data Source={Path.Combine(System.IO.Directory.CreateTempSubdirectory("orgchart-test-").FullName, "orgchart.db")}");

    public async Task<string> CreateWithTablesAsync(Func<string, Task> makeTables)
    {
        await Once.WaitAsync();
        try
        {
            if (pattern is null)
            {
                var made = await CreateAsync();
                await makeTables(made);
                // What is in the write-ahead log goes into the file when the last connection closes.
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
        // Idle connections of the pool keep the file open.
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(Path.GetDirectoryName(FileOf(connectionString))!, recursive: true);
        return Task.CompletedTask;
    }

    public IReadOnlyList<string> Shape { get; } = ["SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"];

    public string WithoutPatience(string connectionString) => connectionString + ";Default Timeout=1";

    public override string ToString() => Kind;

    internal static string FileOf(string connectionString) => new SqliteConnectionStringBuilder(connectionString).DataSource;
}
