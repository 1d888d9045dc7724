using Microsoft.Extensions.DependencyInjection;

namespace OrgChart.IntegrationTests.Support;

/// <summary>A kind of database that tests can have empty ones of; one class per kind, listed in <see cref="TestDatabases"/>.</summary>
public interface ITestDatabase
{
    /// <summary>The value of <c>Database:Kind</c>.</summary>
    string Kind { get; }

    /// <summary>Makes an empty database, without tables, and says how to reach it.</summary>
    Task<string> CreateAsync();

    /// <summary>Makes a database with all tables and nothing in them, quicker than by migrating each: the first is a pattern that the others are copied from.</summary>
    /// <param name="makeTables">Makes the tables of the pattern in an empty database.</param>
    Task<string> CreateWithTablesAsync(Func<string, Task> makeTables);

    /// <summary>Removes a database that was made here, whatever is still connected to it.</summary>
    Task DropAsync(string connectionString);

    /// <summary>Queries for all that makes the tables what they are: columns, keys, indexes, checks.</summary>
    IReadOnlyList<string> Shape { get; }

    /// <summary>The same database, reached by somebody who gives up after a second when another one holds the lock.</summary>
    string WithoutPatience(string connectionString);

    /// <summary>Replaces what stands between the code under test and the database, where that is needed.</summary>
    void Register(IServiceCollection services)
    {
    }
}
