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
    // Characters.
    private const int MaxSubjectLength = 70;

    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false };

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
        return new($"x:{issuer.Name}:{NameOf(subject)}", rights.All, account: null, rights);
    }

    /// <summary>
    /// Who says he has made a token; not to be believed before the signature is checked. Null when it is no token as it must be. The library is lenient where RFC 7515 is not:
    /// it takes other spellings of the same bytes, members that are there twice, critical extensions that it does not know, and moments that are texts or out of reach.
    /// </summary>
    public static string? IssuerOf(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3) return null;
        try
        {
            if (!parts.All(IsCanonical)) return null;
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]), Strictly);
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]), Strictly);
            if (header.RootElement.ValueKind != JsonValueKind.Object || claims.RootElement.ValueKind != JsonValueKind.Object) return null;
            // Nothing is critical to us that is not checked anyway (RFC 7515, 4.1.11).
            if (header.RootElement.TryGetProperty("crit", out _) || !IsMoment(claims.RootElement, "exp", isRequired: true) || !IsMoment(claims.RootElement, "nbf", isRequired: false)) return null;
            return claims.RootElement.TryGetProperty("iss", out var issuer) && issuer.ValueKind == JsonValueKind.String ? issuer.GetString() : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether a text is the one way to write its bytes in Base64url: no padding, no blanks, no bits left over.</summary>
    private static bool IsCanonical(string part) => part.Length > 0 && Base64Url.EncodeToString(Base64Url.DecodeFromChars(part)) == part;

    private static bool IsMoment(JsonElement claims, string name, bool isRequired) => claims.TryGetProperty(name, out var moment)
        ? moment.ValueKind == JsonValueKind.Number && moment.TryGetInt64(out var seconds) && seconds >= 0 && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
        : !isRequired;

    /// <summary>What stands in the history is ours to choose: an odd subject of theirs must not break it, and two of them must not become one.</summary>
    private static string NameOf(string subject)
    {
        var plain = new string([.. subject.Where(c => c is > ' ' and <= '~')]);
        return plain == subject && plain.Length <= MaxSubjectLength ? plain : $"{plain[..Math.Min(plain.Length, MaxSubjectLength - 10)]}~{Secrets.Digest(subject)[..9]}";
    }

    private static int? NumberOf(ClaimsPrincipal claims, string type) => NumberIn(claims.FindFirst(type)?.Value);

    private static int? NumberIn(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
