namespace OrgChart.Application.Common;

/// <summary>What a caller may be allowed to do; also the OAuth scopes.</summary>
public static class Permissions
{
    /// <summary>Reading units and employees.</summary>
    public const string DirectoryRead = "directory:read";

    /// <summary>Changing units and employees.</summary>
    public const string DirectoryWrite = "directory:write";

    /// <summary>Loading a directory.</summary>
    public const string ImportsRun = "imports:run";

    /// <summary>Reading teams.</summary>
    public const string TeamsRead = "teams:read";

    /// <summary>Founding, changing and deleting teams.</summary>
    public const string TeamsWrite = "teams:write";

    /// <summary>Reading who changed what.</summary>
    public const string AuditRead = "audit:read";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [DirectoryRead, DirectoryWrite, ImportsRun, TeamsRead, TeamsWrite, AuditRead];
}

/// <summary>A command that only a caller with this permission may send.</summary>
public interface INeedPermission
{
    /// <summary>One of <see cref="Permissions"/>.</summary>
    string Permission { get; }
}

/// <summary>Who sent the request that is being handled.</summary>
public interface ICaller
{
    /// <summary>The caller in the history: a user's or client's id, or <c>operator</c> for the command line; never a name.</summary>
    string Id { get; }

    /// <summary>Finds the caller's request in the log, as problem details show it; null for the command line.</summary>
    string? RequestId { get; }

    /// <summary>Whether the caller sees telephone numbers, e-mail addresses and places of work.</summary>
    bool MaySeeContactData { get; }

    /// <summary>Whether the caller has a permission.</summary>
    bool May(string permission);
}
