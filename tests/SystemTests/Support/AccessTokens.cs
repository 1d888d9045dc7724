using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace OrgChart.SystemTests.Support;

/// <summary>Access tokens as the server signs them.</summary>
internal static class AccessTokens
{
    /// <summary>A token of an account with these permissions.</summary>
    /// <param name="keyFolder">Where the server's keys are.</param>
    /// <param name="subject">The account, e.g. <c>c12</c>.</param>
    /// <param name="scope">The permissions, with blanks between.</param>
    /// <param name="version">The version of the account's rights.</param>
    /// <param name="session">The session, of users.</param>
    public static string Make(string keyFolder, string subject, string scope, int version = 1, int? session = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { ["sub"] = subject, ["jti"] = Application.Access.Secrets.Make(), ["scope"] = scope, ["ver"] = version };
        if (session is { } id) claims["sid"] = id;
        return new JwtSecurityTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateEncodedJwt(new SecurityTokenDescriptor
        {
            Issuer = "orgchart", Audience = "orgchart", TokenType = "at+jwt", Claims = claims,
            // Longer than the server's own, so that a slow run of tests does not outlive them.
            NotBefore = now.AddMinutes(-1), IssuedAt = now.AddMinutes(-1), Expires = now.AddHours(2),
            SigningCredentials = new SigningCredentials(Key(keyFolder), SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <summary>The key that signs now.</summary>
    public static ECDsaSecurityKey Key(string folder) => Read(KeyFiles.In(folder)[0]);

    /// <summary>The key of a file.</summary>
    public static ECDsaSecurityKey Read(string file)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return new ECDsaSecurityKey(key) { KeyId = KeyFiles.KidOf(file) };
    }
}

/// <summary>The files with the keys that sign access tokens, <c>FROM-KID.pem</c>.</summary>
internal static class KeyFiles
{
    /// <summary>The files of a folder, oldest first.</summary>
    public static IReadOnlyList<string> In(string folder) => [.. Directory.GetFiles(folder, "*.pem").Order(StringComparer.Ordinal)];

    /// <summary>The id of a file's key.</summary>
    public static string KidOf(string file) => Path.GetFileNameWithoutExtension(file).Split('-')[1];

    /// <summary>Writes a key that signs from a moment on.</summary>
    /// <returns>Its id.</returns>
    public static string Add(string folder, DateTime from)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var kid = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        // Under another name first: the server must not read half a file.
        var file = Path.Combine(folder, $"{from.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture)}-{kid}.pem");
        File.WriteAllText(file + ".new", key.ExportPkcs8PrivateKeyPem());
        File.Move(file + ".new", file);
        return kid;
    }
}
