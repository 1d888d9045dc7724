using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.Databases;

/// <summary>Reads <c>DATABASE_URL</c>, the form in which hosting platforms hand a database over.</summary>
internal static class DatabaseUrl
{
    /// <summary>The environment variable's name.</summary>
    public const string Variable = "DATABASE_URL";

    /// <summary>Kind and connection string of a URL such as <c>sqlite:data/orgchart.db</c>.</summary>
    /// <exception cref="OperationRefusedException">The URL is of a form nobody here knows.</exception>
    public static (string Kind, string ConnectionString) Read(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon < 0 ? "" : url[..colon].ToLowerInvariant();
        if (scheme != "sqlite" || url[(colon + 1)..].Trim('/').Length == 0)
            throw new OperationRefusedException($"{Variable} begins with \"{scheme}:\", which this build does not know; it knows sqlite:PATH, e.g. sqlite:data/orgchart.db.");
        // sqlite:data/x.db and sqlite://data/x.db are relative, sqlite:/data/x.db and sqlite:///data/x.db absolute.
        var path = url[(colon + 1)..];
        if (path.StartsWith("//", StringComparison.Ordinal)) path = path[2..];
        return ("Sqlite", $"Data Source={path}");
    }
}
