using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.Databases;

/// <summary>A database as an operator names it on the command line.</summary>
internal static class DatabaseAddress
{
    /// <summary>The forms it has.</summary>
    public const string Forms = "sqlite:PATH, postgres://USER:PASSWORD@HOST:PORT/NAME?sslmode=require, and \"KIND;CONNECTION STRING\", e.g. \"SqlServer;Server=db;Database=orgchart\"";

    /// <summary>An example of a file and of a server, as <c>copy</c> takes them.</summary>
    public const string Example = "orgchart copy --from sqlite:data/orgchart.db --to postgres://orgchart:PASSWORD@db.example.org/orgchart";

    private const string Timeout = "Command Timeout";

    /// <summary>Reads an address.</summary>
    /// <param name="option">The option that it stands behind.</param>
    /// <param name="address">The address.</param>
    /// <exception cref="OperationRefusedException">It is of a form nobody here knows.</exception>
    public static DatabaseOptions Read(string option, string address)
    {
        var parts = address.Split(';', 2);
        var (kind, connectionString) = parts.Length == 2 && parts[0].All(char.IsAsciiLetter) ? (parts[0], parts[1]) : DatabaseUrl.Read(address, option, Forms);
        return new() { Kind = kind, ConnectionString = connectionString };
    }

    /// <summary>Opens the strategy of a database that is worked on for as long as it takes.</summary>
    /// <exception cref="OperationRefusedException">This build does not know the kind.</exception>
    public static IDatabaseStrategy StrategyOf(string option, DatabaseOptions options)
    {
        if (!KnownDatabases.ByKind.TryGetValue(options.Kind, out var make))
            throw new OperationRefusedException(
                $"{option} names a database of the kind \"{options.Kind}\"; this build copies {SourceFile.Kind} to: {string.Join(", ", KnownDatabases.ByKind.Keys)}. "
                + "./orgchart takes the build for PostgreSQL when --from or --to begins with postgres.");
        // A server checks millions of references at the end of a table before it says a word.
        var isServer = options.Kind.Equals("PostgreSql", StringComparison.OrdinalIgnoreCase);
        if (isServer && !options.ConnectionString.Contains(Timeout, StringComparison.OrdinalIgnoreCase)) options.ConnectionString += $";{Timeout}=0";
        return Named(option, () => make(options));
    }

    /// <summary>Does something with a database; a refusal names the option, because no setting says where the database is.</summary>
    public static T Named<T>(string option, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (OperationRefusedException refusal)
        {
            throw Named(option, refusal);
        }
    }

    /// <summary>Does something with a database; a refusal names the option, because no setting says where the database is.</summary>
    public static async Task<T> NamedAsync<T>(string option, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationRefusedException refusal)
        {
            throw Named(option, refusal);
        }
    }

    private static OperationRefusedException Named(string option, OperationRefusedException refusal) =>
        new(refusal.Message.Replace($"{DatabaseOptions.Section}:{nameof(DatabaseOptions.ConnectionString)}", option, StringComparison.Ordinal), refusal);
}
