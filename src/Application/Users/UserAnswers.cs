using System.Text.Json.Serialization;
using OrgChart.Application.Access;
using OrgChart.Application.Audit;
using OrgChart.Application.Sessions;
using OrgChart.Domain.Users;

namespace OrgChart.Application.Users;

/// <summary>A user's account.</summary>
public sealed class UserAnswer
{
    /// <summary>The user's id.</summary>
    public required int Id { get; init; }

    /// <summary>The address that the user signs in with.</summary>
    public required string Email { get; init; }

    /// <summary>The name that others see.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The roles.</summary>
    public required IReadOnlyList<RoleAnswer> Roles { get; init; }

    /// <summary>The permissions that the roles give.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>Whether the user is kept out.</summary>
    public required bool Disabled { get; init; }

    /// <summary>Whether the user has a password.</summary>
    public required bool HasPassword { get; init; }

    /// <summary>Whether a second factor is asked for at sign-in.</summary>
    public required bool HasSecondFactor { get; init; }

    /// <summary>How many recovery codes are left.</summary>
    public required int RecoveryCodesLeft { get; init; }

    /// <summary>When the account was made, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>The account's version, part of its ETag.</summary>
    [JsonIgnore]
    public long Version { get; init; }

    /// <summary>Shows a user.</summary>
    public static UserAnswer Of(User user) => new()
    {
        Id = user.Id.Value, Email = user.Email, DisplayName = user.DisplayName, Roles = [.. user.Roles.Select(RoleAnswer.Of)], Permissions = [.. Rights.Of(user.Roles).All],
        Disabled = user.IsDisabled, HasPassword = user.PasswordHash is not null, HasSecondFactor = user.HasSecondFactor, RecoveryCodesLeft = user.RecoveryCodes.Count,
        CreatedAt = user.CreatedAt, Version = user.Version,
    };
}

/// <summary>A role that somebody has.</summary>
public sealed class RoleAnswer
{
    /// <summary>The role's name, e.g. <c>editor</c>.</summary>
    public required string Role { get; init; }

    /// <summary>The unit at the top of the branch that the role is limited to; null for everywhere.</summary>
    public required int? UnitId { get; init; }

    internal static RoleAnswer Of(RoleGrant grant) => new() { Role = grant.Role, UnitId = grant.UnitId?.Value };
}

/// <summary>A code that sets a new password, shown once.</summary>
public sealed class ResetCodeAnswer
{
    /// <summary>The code; good once.</summary>
    public required string Code { get; init; }

    /// <summary>Until when it is good, UTC.</summary>
    public required DateTime ValidUntil { get; init; }

    /// <summary>Whether it was also sent to the user by mail.</summary>
    public required bool Mailed { get; init; }
}

/// <summary>The key of a second factor, shown once.</summary>
public sealed class SecondFactorKeyAnswer
{
    /// <summary>The key in Base32, to be typed into an authenticator app.</summary>
    public required string Key { get; init; }

    /// <summary>The same as an address that apps read as a QR code (Key URI Format of Google Authenticator).</summary>
    public required string Uri { get; init; }
}

/// <summary>Recovery codes, shown once.</summary>
public sealed class RecoveryCodesAnswer
{
    /// <summary>Each stands in once for a code of the app.</summary>
    public required IReadOnlyList<string> RecoveryCodes { get; init; }
}

/// <summary>All that is kept of one user.</summary>
public sealed class UserExport
{
    /// <summary>The account.</summary>
    public required UserAnswer User { get; init; }

    /// <summary>The sessions that go on.</summary>
    public required IReadOnlyList<SessionAnswer> Sessions { get; init; }

    /// <summary>The security events that concern the user.</summary>
    public required IReadOnlyList<SecurityEvents.SecurityEventAnswer> SecurityEvents { get; init; }

    /// <summary>The user's requests in the access log, those alike within a second as one.</summary>
    public required IReadOnlyList<AccessLog.AccessEntryAnswer> Requests { get; init; }

    /// <summary>The changes that the user made.</summary>
    public required IReadOnlyList<AuditEntryAnswer> Changes { get; init; }
}
