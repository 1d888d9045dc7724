using System.Data.Common;
using OrgChart.Application.Operations;

namespace OrgChart.Infrastructure.Persistence.Databases;

/// <summary>Reads <c>DATABASE_URL</c>, the form in which hosting platforms hand a database over.</summary>
internal static class DatabaseUrl
{
    /// <summary>The environment variable's name.</summary>
    public const string Variable = "DATABASE_URL";

    /// <summary>The forms it has.</summary>
    public const string Forms = "sqlite:PATH, e.g. sqlite:data/orgchart.db, and postgres://USER:PASSWORD@HOST:PORT/NAME?sslmode=require";

    // The names that PostgreSQL's own library has for them (libpq, "Parameter Key Words"), and the driver's.
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sslmode"] = "SSL Mode", ["sslrootcert"] = "Root Certificate", ["connect_timeout"] = "Timeout", ["application_name"] = "Application Name", ["options"] = "Options",
    };

    /// <summary>Kind and connection string of a URL such as <c>sqlite:data/orgchart.db</c> or <c>postgres://user:password@host:5432/name?sslmode=require</c>.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="name">What the operator wrote it behind.</param>
    /// <param name="forms">The forms that are known there.</param>
    /// <exception cref="OperationRefusedException">The URL is of a form nobody here knows.</exception>
    public static (string Kind, string ConnectionString) Read(string url, string name = Variable, string forms = Forms)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon < 0 ? "" : url[..colon].ToLowerInvariant();
        var rest = url[(colon + 1)..];
        return scheme switch
        {
            "sqlite" when rest.Trim('/').Length > 0 => ("Sqlite", OfFile(rest)),
            "postgres" or "postgresql" when Uri.TryCreate(url, UriKind.Absolute, out var server) && server.Host.Length > 0 && server.AbsolutePath.Length > 1 => ("PostgreSql", OfServer(server, name)),
            // Nothing of it is repeated: what is no URL may have a password anywhere.
            _ => throw new OperationRefusedException($"{name} is not of a form that is known; known are {forms}."),
        };
    }

    // sqlite:data/x.db and sqlite://data/x.db are relative, sqlite:/data/x.db and sqlite:///data/x.db absolute.
    private static string OfFile(string path) => $"Data Source={(path.StartsWith("//", StringComparison.Ordinal) ? path[2..] : path)}";

    private static string OfServer(Uri server, string name)
    {
        var settings = new DbConnectionStringBuilder { ["Host"] = server.DnsSafeHost, ["Database"] = Uri.UnescapeDataString(server.AbsolutePath[1..]) };
        if (server.Port > 0) settings["Port"] = server.Port;
        var user = server.UserInfo.Split(':', 2);
        if (user[0].Length > 0) settings["Username"] = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) settings["Password"] = Uri.UnescapeDataString(user[1]);
        foreach (var pair in server.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)))
        {
            if (!Parameters.TryGetValue(pair[0], out var key))
                throw new OperationRefusedException($"{name} has the parameter \"{pair[0]}\", which is not known; known are {string.Join(", ", Parameters.Keys)}. Others can be set in Database:ConnectionString.");
            var value = pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "";
            settings[key] = key == "SSL Mode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }

        return settings.ConnectionString;
    }
}
