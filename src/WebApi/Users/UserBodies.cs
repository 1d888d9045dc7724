using OrgChart.Application.Users;
using OrgChart.Domain.Units;
using OrgChart.Domain.Users;
using OrgChart.WebApi.Http;

namespace OrgChart.WebApi.Users;

/// <summary>A new account.</summary>
public sealed class NewUserBody
{
    /// <summary>The address to sign in with.</summary>
    public required string Email { get; init; }

    /// <summary>The name that others see; the address before the @ when left out.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The password, 15 to 256 characters. An administrator may leave it out and hand over a code of password-reset.</summary>
    public string? Password { get; init; }

    /// <summary>The roles; only administrators of users give any.</summary>
    public IReadOnlyList<RoleBody>? Roles { get; init; }

    internal NewAccount ToAccount() => new(Email, DisplayName, Password);
}

/// <summary>A role.</summary>
public sealed class RoleBody
{
    /// <summary><c>reader</c>, <c>editor</c>, <c>importer</c>, <c>user-admin</c>, <c>auditor</c> or <c>admin</c>.</summary>
    public required string Role { get; init; }

    /// <summary>The unit at the top of the branch that the role is limited to, of reader, editor and importer; null for everywhere.</summary>
    public int? UnitId { get; init; }
}

/// <summary>The roles that a user has from now on.</summary>
public sealed class RolesBody
{
    /// <summary>The roles.</summary>
    public required IReadOnlyList<RoleBody> Roles { get; init; }
}

/// <summary>The fields of an account that administrators edit.</summary>
public sealed class UserDocument
{
    /// <summary>The address to sign in with.</summary>
    public required string Email { get; init; }

    /// <summary>The name that others see.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Whether the user is kept out.</summary>
    public required bool Disabled { get; init; }

    internal static UserDocument Of(ProfileFields fields) => new() { Email = fields.Email, DisplayName = fields.DisplayName, Disabled = fields.Disabled };

    internal ProfileFields ToFields() => new(Email, DisplayName, Disabled);
}

/// <summary>The fields of one's own account.</summary>
public sealed class ProfileDocument
{
    /// <summary>The address to sign in with; another one needs <c>currentPassword</c>.</summary>
    public required string Email { get; init; }

    /// <summary>The name that others see.</summary>
    public required string DisplayName { get; init; }

    /// <summary>A new password, 15 to 256 characters; needs <c>currentPassword</c>, and ends all sessions.</summary>
    public string? Password { get; init; }

    /// <summary>The current password; in a JSON Patch also as a test.</summary>
    public string? CurrentPassword { get; init; }

    internal static ProfileDocument Of(ProfileFields fields) => new() { Email = fields.Email, DisplayName = fields.DisplayName };

    internal ProfileFields ToFields(ProfileFields before) => before with { Email = Email, DisplayName = DisplayName };
}

/// <summary>Shows that it is oneself.</summary>
public sealed class CurrentPasswordBody
{
    /// <summary>The current password.</summary>
    public required string CurrentPassword { get; init; }
}

/// <summary>A code of an authenticator app.</summary>
public sealed class SecondFactorCodeBody
{
    /// <summary>The code, six digits.</summary>
    public required string Code { get; init; }
}

/// <summary>Turns what callers give into roles.</summary>
internal static class RoleBodies
{
    /// <summary>The roles.</summary>
    public static IReadOnlyList<RoleGrant> ToGrants(this IReadOnlyList<RoleBody> roles) =>
    [
        .. roles.Select((body, i) => body switch
        {
            null => throw RequestRefusedException.Invalid($"roles[{i}]", "A role is an object."),
            { UnitId: < 1 } => throw RequestRefusedException.Invalid($"roles[{i}].unitId", "There is no such unit."),
            _ => new RoleGrant(body.Role, body.UnitId is { } unit ? new OrgUnitId(unit) : null),
        }),
    ];
}
