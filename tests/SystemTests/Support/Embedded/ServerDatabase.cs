using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace OrgChart.SystemTests.Support;

/// <content>SQLite: a file in the test's folder, which the first verb or server makes.</content>
internal sealed partial class ServerDatabase
{
    private static readonly TemporaryFolder demo = new();

    private const string AllTables = "SELECT name FROM sqlite_master WHERE type = 'table'";

    /// <summary>A query that counts what is broken in the database itself.</summary>
    public const string CountDamage = "SELECT (SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok') + (SELECT count(*) FROM pragma_foreign_key_check)";

    /// <summary>The value of <c>Database:Kind</c>.</summary>
    public const string Kind = "Sqlite";

    /// <summary>Stands in every connection string that is right, and in the example that a wrong one is answered with.</summary>
    public const string KeyOfConnection = "Data Source=";

    /// <summary>Whether it is a file in the test's folder.</summary>
    public static bool IsFile => true;

    /// <summary>Loads the demo organisation, as a user does, into the database that others are copied from.</summary>
    public static Task PrepareAsync() => OrgChartProcess.SucceedAsync(demo, "import", Repository.Demo);

    /// <summary>Removes what <see cref="PrepareAsync"/> made.</summary>
    public static void CleanUp() => demo.Dispose();

    /// <summary>A database without tables.</summary>
    public static ServerDatabase CreateEmpty(TemporaryFolder folder) => new(folder);

    /// <summary>A connection string that leads nowhere.</summary>
    public static string Nowhere(TemporaryFolder folder) => $"Data Source={folder.Path}/nowhere/x.db;Mode=ReadOnly";

    /// <summary>Keeps every writer out until the result is disposed.</summary>
    public DbTransaction KeepWritersOut() => Open().BeginTransaction();

    public partial DbConnection Open()
    {
        // Outside the pool, which would keep the file open.
        var database = new SqliteConnection(ConnectionString + ";Pooling=False");
        database.Open();
        return database;
    }

    private static string Create(TemporaryFolder folder)
    {
        if (folder.WithDemo) File.Copy(FileIn(demo), FileIn(folder));
        return $"Data Source={FileIn(folder)}";
    }

    private static string FileIn(TemporaryFolder folder) => folder.File("orgchart.db");

    public void Dispose()
    {
        // The file goes with its folder. Connections of servers in this process stay in the pool a while: who clears it disturbs other fixtures' servers, which are opening theirs.
    }
}
