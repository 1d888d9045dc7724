using OrgChart.Application.Common;
using OrgChart.Domain.Clients;
using OrgChart.Domain.Units;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Access;

/// <summary>What an account may do, and where: every permission with the branches of the organisation that it is limited to.</summary>
public sealed class Rights
{
    /// <summary>The units at the top of the branches by permission; null for everywhere.</summary>
    private readonly Dictionary<string, HashSet<int>?> branches = new(StringComparer.Ordinal);

    private Rights()
    {
    }

    /// <summary>No rights.</summary>
    public static Rights None { get; } = new();

    /// <summary>The permissions, in the order of <see cref="Permissions.All"/>.</summary>
    public IEnumerable<string> All => Permissions.All.Where(branches.ContainsKey);

    /// <summary>The rights that roles give.</summary>
    public static Rights Of(IEnumerable<RoleGrant> grants)
    {
        var rights = new Rights();
        foreach (var grant in grants)
            if (Roles.All.TryGetValue(grant.Role, out var permissions)) rights.Add(permissions, grant.UnitId);
        return rights;
    }

    /// <summary>The rights that a client can ask for.</summary>
    public static Rights Of(Client client) => Of(client.Scopes, client.UnitId);

    /// <summary>These permissions, everywhere or in a branch.</summary>
    public static Rights Of(IEnumerable<string> permissions, OrgUnitId? unit = null)
    {
        var rights = new Rights();
        rights.Add(permissions.Where(Permissions.All.Contains), unit);
        return rights;
    }

    /// <summary>Whether a permission is there, somewhere at least.</summary>
    public bool Has(string permission) => branches.ContainsKey(permission);

    /// <summary>The units at the top of the branches that a permission is limited to; null for everywhere.</summary>
    public IReadOnlyCollection<int>? BranchesOf(string permission) => branches.GetValueOrDefault(permission, []);

    /// <summary>Those of the rights that are named.</summary>
    public Rights Only(IReadOnlyCollection<string> permissions) => Where(permissions.Contains);

    /// <summary>The rights but those named.</summary>
    public Rights Without(IReadOnlyCollection<string> permissions) => Where(permission => !permissions.Contains(permission));

    /// <summary>Whether these rights include others: every permission, in every branch. A branch within a branch does not count: what is granted today may be moved tomorrow.</summary>
    public bool Include(Rights others) => others.branches.All(other =>
        branches.TryGetValue(other.Key, out var own) && (own is null || (other.Value is { } limits && own.IsSupersetOf(limits))));

    private Rights Where(Func<string, bool> condition)
    {
        var some = new Rights();
        foreach (var (permission, limits) in branches.Where(right => condition(right.Key))) some.branches.Add(permission, limits);
        return some;
    }

    private void Add(IEnumerable<string> permissions, OrgUnitId? unit)
    {
        foreach (var permission in permissions)
        {
            if (unit is null) branches[permission] = null;
            else if (!Permissions.OfBranches.Contains(permission)) continue;
            else if (!branches.TryGetValue(permission, out var limits)) branches[permission] = [unit.Value.Value];
            else limits?.Add(unit.Value.Value);
        }
    }
}
