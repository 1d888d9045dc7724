using System.Data.Common;
using System.Globalization;

namespace OrgChart.SystemTests.Support;

/// <summary>The database of a server of tests, and what tests do in it behind the server's back. What only one kind of database has is in the folder of its build.</summary>
internal sealed partial class ServerDatabase(TemporaryFolder folder) : IDisposable
{
    /// <summary>The value of <c>Database:ConnectionString</c>.</summary>
    public string ConnectionString { get; } = Create(folder);

    /// <summary>A connection of its own, which its user closes.</summary>
    public partial DbConnection Open();

    /// <summary>The names of all tables.</summary>
    public IReadOnlyList<string> Tables => Query(AllTables, row => row.GetString(0));

    /// <summary>A number out of the database.</summary>
    public long Number(string sql, params (string Name, object Value)[] parameters) =>
        Query(sql, row => Convert.ToInt64(row.GetValue(0), CultureInfo.InvariantCulture), parameters).Single();

    /// <summary>Rows out of the database.</summary>
    public List<T> Query<T>(string sql, Func<DbDataReader, T> read, params (string Name, object Value)[] parameters)
    {
        using var database = Open();
        using var command = Command(database, sql, parameters);
        using var rows = command.ExecuteReader();
        var list = new List<T>();
        while (rows.Read()) list.Add(read(rows));
        return list;
    }

    /// <summary>Changes the database behind the server's back.</summary>
    /// <returns>How many rows were changed.</returns>
    public int Run(string sql, params (string Name, object Value)[] parameters)
    {
        using var database = Open();
        using var command = Command(database, sql, parameters);
        return command.ExecuteNonQuery();
    }

    private static DbCommand Command(DbConnection database, string sql, (string Name, object Value)[] parameters)
    {
        var command = database.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
