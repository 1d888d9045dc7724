namespace OrgChart.Application.Common;

/// <summary>Names for sets of permissions that belong together.</summary>
public static class Roles
{
    /// <summary>The permissions of each role.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["reader"] = [Permissions.DirectoryRead, Permissions.TeamsRead],
        ["editor"] = [Permissions.DirectoryRead, Permissions.DirectoryWrite, Permissions.TeamsRead, Permissions.TeamsWrite],
        ["importer"] = [Permissions.DirectoryRead, Permissions.ImportsRun],
        ["auditor"] = [Permissions.DirectoryRead, Permissions.TeamsRead, Permissions.AuditRead],
        ["admin"] = Permissions.All,
    };
}
