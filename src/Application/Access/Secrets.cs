using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OrgChart.Application.Access;

/// <summary>Secrets that OrgChart hands out: 256 random bits. So much cannot be guessed, so that a fast digest keeps them safe (OWASP ASVS 5, 6.5.2).</summary>
public static class Secrets
{
    private const int Bytes = 32;

    /// <summary>Makes a secret of 43 characters that stand in URLs as they are.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The digest under which a secret is kept: SHA-256 in hexadecimal.</summary>
    public static string Digest(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether a secret has this digest; takes as long whatever it is.</summary>
    public static bool Matches(string secret, string digest) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Digest(secret)), Encoding.ASCII.GetBytes(digest));
}
