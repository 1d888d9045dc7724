using System.Buffers.Text;
using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using OrgChart.Application.Access;
using OrgChart.Application.Common;
using OrgChart.Domain.Users;

namespace OrgChart.WebApi.Security;

/// <summary>Makes callers of the claims of tokens whose signatures have been checked.</summary>
internal static class TokenReading
{
    /// <summary>The caller of a token of ours; null when it is not one as we make them.</summary>
    public static SignedIn? Ours(ClaimsPrincipal claims)
    {
        var (subject, scope) = (claims.FindFirst("sub")?.Value, claims.FindFirst(AccessTokenIssuer.ScopeClaim)?.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (subject is null || scope is null || subject.Length < 2 || NumberIn(subject[1..]) is not { } id || NumberOf(claims, AccessTokenIssuer.VersionClaim) is not { } version) return null;
        var session = NumberOf(claims, AccessTokenIssuer.SessionClaim);
        CallerAccount? account = (subject[0], session) switch
        {
            ('u', not null) => new(AccountKind.User, id, session, version, scope),
            ('c', null) => new(AccountKind.Client, id, null, version, scope),
            _ => null,
        };
        return account is null ? null : new(subject, scope, account, rights: null);
    }

    /// <summary>The caller of a token of another issuer; his rights are those of the roles that the configuration maps.</summary>
    public static SignedIn? Theirs(ClaimsPrincipal claims, ExternalIssuer issuer)
    {
        if (claims.FindFirst("sub")?.Value is not { Length: > 0 } subject) return null;
        var grants = claims.FindAll(issuer.RolesClaim).Select(claim => issuer.Roles.TryGetValue(claim.Value, out var role) ? RoleGrant.Parse(role) : null).OfType<RoleGrant>();
        var rights = Rights.Of(grants);
        // What stands in the history is ours to choose; an odd subject of theirs must not break it.
        var name = new string([.. subject.Where(c => c is > ' ' and <= '~')]);
        return new($"x:{issuer.Name}:{name[..Math.Min(name.Length, 70)]}", rights.All, account: null, rights);
    }

    /// <summary>Who says he has made a token; not to be believed before the signature is checked. Null when it is no token.</summary>
    public static string? IssuerOf(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3) return null;
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("iss", out var issuer) && issuer.ValueKind == JsonValueKind.String ? issuer.GetString() : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static int? NumberOf(ClaimsPrincipal claims, string type) => NumberIn(claims.FindFirst(type)?.Value);

    private static int? NumberIn(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
