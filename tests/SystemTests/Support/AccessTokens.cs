using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using OrgChart.Application.Common;

namespace OrgChart.SystemTests.Support;

/// <summary>Access tokens as the server signs them.</summary>
internal static class AccessTokens
{
    /// <summary>A token with the permissions of a role.</summary>
    public static string OfRole(string keyFolder, string role, string? subject = null) => With(keyFolder, string.Join(' ', Roles.All[role]), subject ?? $"test:{role}");

    /// <summary>A token with these permissions.</summary>
    public static string With(string keyFolder, string scope, string subject)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JwtSecurityTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateEncodedJwt(new SecurityTokenDescriptor
        {
            Issuer = "orgchart", Audience = "orgchart", TokenType = "at+jwt",
            Subject = new ClaimsIdentity([new Claim("sub", subject), new Claim("scope", scope)]),
            NotBefore = now.AddMinutes(-1), IssuedAt = now.AddMinutes(-1), Expires = now.AddHours(2),
            SigningCredentials = new SigningCredentials(Key(keyFolder), SecurityAlgorithms.EcdsaSha256),
        });
    }

    private static ECDsaSecurityKey Key(string folder)
    {
        var file = Directory.GetFiles(folder).Single();
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return new ECDsaSecurityKey(key) { KeyId = Path.GetFileNameWithoutExtension(file) };
    }
}
