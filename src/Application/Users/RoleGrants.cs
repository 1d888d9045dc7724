using FluentValidation;
using OrgChart.Application.Common;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users;

/// <summary>What roles to be granted must look like.</summary>
internal static class RoleGrants
{
    // They are kept in one text of at most 1,000 characters.
    private const int Most = 40;

    /// <summary>Every role is one that there is, and only some can be limited to a branch.</summary>
    public static void MustBeKnown<T>(this IRuleBuilder<T, IReadOnlyList<RoleGrant>> roles) => roles
        .Must(grants => grants.Count <= Most).WithMessage($"A user has at most {Most} roles.")
        .Must(grants => grants.All(grant => Roles.All.ContainsKey(grant.Role)))
        .WithMessage($"The roles are {string.Join(", ", Roles.All.Keys)}.")
        .Must(grants => grants.All(grant => grant.UnitId is null || Roles.OfBranches.Contains(grant.Role)))
        .WithMessage($"Only these roles can be limited to a unit: {string.Join(", ", Roles.OfBranches)}.").OverridePropertyName("roles");
}
