using System.IdentityModel.Tokens.Jwt;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OrgChart.Application.Auth;

namespace OrgChart.WebApi.Security;

/// <summary>Makes access tokens: JWTs as RFC 9068 has them, good for minutes.</summary>
internal sealed class AccessTokenIssuer(SigningKeys keys, IOptions<SecurityOptions> options, TimeProvider time)
{
    /// <summary>The claim with the permissions.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>The claim with the session (OpenID Connect Front-Channel Logout 1.0, 3).</summary>
    public const string SessionClaim = "sid";

    /// <summary>The claim with the version of the account's rights.</summary>
    public const string VersionClaim = "ver";

    /// <summary>How long a token is good.</summary>
    public TimeSpan Lifetime => TimeSpan.FromMinutes(options.Value.AccessTokenMinutes);

    /// <summary>Makes a token.</summary>
    public string Issue(IssuedAccess access)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            ["sub"] = access.Subject, ["jti"] = Application.Access.Secrets.Make()[..16], [ScopeClaim] = string.Join(' ', access.Scope), [VersionClaim] = access.AccessVersion,
        };
        if (access.SessionId is { } session) claims[SessionClaim] = session;
        return new JwtSecurityTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateEncodedJwt(new SecurityTokenDescriptor
        {
            Issuer = options.Value.Issuer, Audience = options.Value.Audience, TokenType = "at+jwt", NotBefore = now, IssuedAt = now, Expires = now + Lifetime, Claims = claims,
            SigningCredentials = new SigningCredentials(keys.Current, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
