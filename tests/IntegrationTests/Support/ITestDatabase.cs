namespace OrgChart.IntegrationTests.Support;

/// <summary>A kind of database that tests can have empty ones of; one class per kind, listed in <see cref="TestDatabases"/>.</summary>
public interface ITestDatabase
{
    /// <summary>The value of <c>Database:Kind</c>.</summary>
    string Kind { get; }

    /// <summary>Makes an empty database, without tables, and says how to reach it.</summary>
    Task<string> CreateAsync();

    /// <summary>Removes a database that <see cref="CreateAsync"/> made, whatever is still connected to it.</summary>
    Task DropAsync(string connectionString);

    /// <summary>The same database, reached by somebody who gives up after a second when another one holds the lock.</summary>
    string WithoutPatience(string connectionString);
}
