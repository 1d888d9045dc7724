namespace OrgChart.IntegrationTests.Support;

/// <summary>The kinds of databases that this build can serve; every fixture about the database runs on each.</summary>
public static class TestDatabases
{
    public static IEnumerable<ITestDatabase> All { get; } = [new PostgreSqlTestDatabase()];

    /// <summary>Those of them that a server or a file is there for.</summary>
    public static IEnumerable<ITestDatabase> Served { get; } = All;
}
