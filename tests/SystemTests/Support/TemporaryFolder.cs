namespace OrgChart.SystemTests.Support;

/// <summary>A folder of its own that goes away with the test, and a database with it.</summary>
/// <param name="databaseServer">A server of databases of the test's own, where there are such; the one of all tests when left out.</param>
/// <param name="withDemo">Whether the database has the demo organisation in it from the beginning.</param>
internal sealed class TemporaryFolder(string? databaseServer = null, bool withDemo = false) : IDisposable
{
    private ServerDatabase? database;

    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("orgchart-test-").FullName;

    /// <summary>The database; there is one as soon as somebody asks for it.</summary>
    public ServerDatabase Database => database ??= new ServerDatabase(this);

    /// <summary>The server of databases of the test's own.</summary>
    public string? DatabaseServer => databaseServer;

    /// <summary>Whether the database has the demo organisation in it from the beginning.</summary>
    public bool WithDemo => withDemo;

    /// <summary>The argument that makes a verb or server work on the database.</summary>
    public string DatabaseSetting => $"--Database:ConnectionString={Database.ConnectionString}";

    /// <summary>A file in the folder.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        database?.Dispose();
        Directory.Delete(Path, recursive: true);
    }
}
