namespace OrgChart.Application.Common;

/// <summary>What a caller may be allowed to do; also the OAuth scopes.</summary>
public static class Permissions
{
    /// <summary>Reading units and employees.</summary>
    public const string DirectoryRead = "directory:read";

    /// <summary>Seeing telephone numbers, e-mail addresses and places of work.</summary>
    public const string ContactRead = "contact:read";

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

    /// <summary>Administering users: their roles, passwords and sessions.</summary>
    public const string UsersAdmin = "users:admin";

    /// <summary>Administering clients.</summary>
    public const string ClientsAdmin = "clients:admin";

    /// <summary>Looking after one's own account: every user has it, no client can ask for it, and nobody can grant it.</summary>
    public const string Account = "account";

    /// <summary>All that can be granted.</summary>
    public static IReadOnlyList<string> All { get; } = [DirectoryRead, ContactRead, DirectoryWrite, ImportsRun, TeamsRead, TeamsWrite, UsersAdmin, ClientsAdmin, AuditRead];

    /// <summary>Those that can be limited to a unit and all beneath it; teams, accounts and the audit trail belong to no unit.</summary>
    public static IReadOnlyList<string> OfBranches { get; } = [DirectoryRead, ContactRead, DirectoryWrite, ImportsRun, TeamsRead];

    /// <summary>Those of administrators, for which a second factor can be asked.</summary>
    public static IReadOnlyList<string> OfAdministrators { get; } = [UsersAdmin, ClientsAdmin];
}

/// <summary>A request that only a caller with this permission may send.</summary>
public interface INeedPermission : IAudited
{
    /// <summary>One of <see cref="Permissions"/>.</summary>
    string Permission { get; }
}

/// <summary>A command that may also come from somebody who has not signed in: he is about to, and shows what entitles him.</summary>
public interface IOpenToAll : IAudited;

/// <summary>A request whose writes are told of in the audit trail, under its name.</summary>
public interface IAudited;
