using OrgChart.Domain.Users;

namespace OrgChart.Application.Common;

/// <summary>Names for sets of permissions that belong together.</summary>
public static class Roles
{
    /// <summary>The permissions of each role.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["reader"] = [Permissions.DirectoryRead, Permissions.ContactRead, Permissions.TeamsRead],
        ["editor"] = [Permissions.DirectoryRead, Permissions.ContactRead, Permissions.DirectoryWrite, Permissions.TeamsRead, Permissions.TeamsWrite],
        ["importer"] = [Permissions.DirectoryRead, Permissions.ImportsRun],
        ["user-admin"] = [Permissions.DirectoryRead, Permissions.ContactRead, Permissions.TeamsRead, Permissions.UsersAdmin],
        ["auditor"] = [Permissions.DirectoryRead, Permissions.TeamsRead, Permissions.AuditRead],
        [RoleGrant.Administrator] = Permissions.All,
    };

    /// <summary>The roles that can be limited to a unit and all beneath it.</summary>
    public static IReadOnlyList<string> OfBranches { get; } = ["reader", "editor", "importer"];
}
