using System.Globalization;
using OrgChart.Domain.Units;

namespace OrgChart.Domain.Users;

/// <summary>A role that somebody has: everywhere, or for a unit and all beneath it.</summary>
/// <param name="Role">The role's name, e.g. <c>editor</c>.</param>
/// <param name="UnitId">The unit at the top of the branch; null for everywhere.</param>
public readonly record struct RoleGrant(string Role, OrgUnitId? UnitId = null)
{
    /// <summary>The role that has all permissions.</summary>
    public const string Administrator = "admin";

    private const char Branch = '@';

    /// <summary>Whether it is the role of administrators, everywhere.</summary>
    public bool IsAdministrator => Role == Administrator && UnitId is null;

    /// <summary>Reads <c>editor</c> or <c>editor@12</c>; null for anything else.</summary>
    public static RoleGrant? Parse(string text)
    {
        var at = text.IndexOf(Branch, StringComparison.Ordinal);
        if (at < 0) return text.Length == 0 ? null : new(text);
        return at > 0 && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var unit) && unit > 0 ? new(text[..at], new OrgUnitId(unit)) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => UnitId is { } unit ? $"{Role}{Branch}{unit}" : Role;
}
