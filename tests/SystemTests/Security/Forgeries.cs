using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace OrgChart.SystemTests.Security;

/// <summary>Tokens that must open nothing.</summary>
internal static class Forgeries
{
    /// <summary>What comes in the header <c>Authorization: Bearer</c>, by what is wrong with it.</summary>
    public static IReadOnlyDictionary<string, Func<Forge, string>> All { get; } = new Dictionary<string, Func<Forge, string>>(StringComparer.Ordinal)
    {
        // Algorithms.
        ["alg none without a signature"] = f => $"{Forge.Text("""{"alg":"none","typ":"at+jwt"}""")}.{Forge.Text(f.Claims().ToJsonString())}.",
        ["alg none with a good signature"] = f => f.Head("alg", "none"),
        ["alg NoNe"] = f => $"{Forge.Text("""{"alg":"NoNe","typ":"at+jwt"}""")}.{Forge.Text(f.Claims().ToJsonString())}.",
        ["alg missing"] = f => f.Head("alg", null),
        ["alg in small letters"] = f => f.Head("alg", "es256"),
        ["alg a number"] = f => f.Head("alg", 256),
        ["alg a list"] = f => f.Head("alg", new JsonArray("ES256")),
        ["HS256 with the public key as PEM for a secret"] = f => Hmac(f, Encoding.ASCII.GetBytes(f.Key.ExportSubjectPublicKeyInfoPem())),
        ["HS256 with the public key as DER for a secret"] = f => Hmac(f, f.Key.ExportSubjectPublicKeyInfo()),
        ["HS256 with the public point for a secret"] = f => Hmac(f, [.. f.Key.ExportParameters(false).Q.X!, .. f.Key.ExportParameters(false).Q.Y!]),
        ["HS256 with nothing for a secret"] = f => Hmac(f, []),
        ["HS256 with the kid for a secret"] = f => Hmac(f, Encoding.ASCII.GetBytes(f.Kid)),
        ["RS256"] = f => Rsa(f),
        ["ES384 by another key"] = f => Es384(f),
        ["ES256 that calls itself ES384"] = f => f.Head("alg", "ES384"),
        ["ES256 with a signature in DER"] = f => Forge.SignWith(f.Header().ToJsonString(), f.Claims().ToJsonString(), bytes => f.Key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
        ["a signature of zeros (CVE-2022-21449)"] = f => Forge.SignWith(f.Header().ToJsonString(), f.Claims().ToJsonString(), _ => new byte[64]),
        ["a signature over SHA-512"] = f => Forge.SignWith(f.Header().ToJsonString(), f.Claims().ToJsonString(), bytes => f.Key.SignData(bytes, HashAlgorithmName.SHA512)),

        // Keys.
        ["kid unknown"] = f => f.Head("kid", "0123456789abcdef"),
        ["kid missing"] = f => f.Head("kid", null),
        ["kid empty"] = f => f.Head("kid", ""),
        ["kid in capitals"] = f => f.Head("kid", f.Kid.ToUpperInvariant() + "X"),
        ["kid a path"] = f => f.Head("kid", "../../../../dev/null", f.Stranger),
        ["kid a path to the key"] = f => f.Head("kid", $"../keys/{f.Kid}", f.Stranger),
        ["kid with SQL"] = f => f.Head("kid", $"{f.Kid}' OR '1'='1", f.Stranger),
        ["kid with a character zero"] = f => f.Head("kid", $"{f.Kid}\0", f.Stranger),
        ["kid a number"] = f => f.Head("kid", 1),
        ["kid an object"] = f => f.Head("kid", new JsonObject { ["a"] = 1 }),
        ["another key under a known kid"] = f => f.With(by: f.Stranger),
        ["another key under its own kid"] = f => f.Head("kid", "stranger", f.Stranger),
        ["jwk in the header"] = f => f.Head("jwk", Jwk(f.Stranger), f.Stranger),
        ["jwk in the header without kid"] = f => f.With(header: head => { head.Remove("kid"); head["jwk"] = Jwk(f.Stranger); }, by: f.Stranger),
        ["jku in the header"] = f => f.Head("jku", "http://127.0.0.1:1/keys", f.Stranger),
        ["x5u in the header"] = f => f.Head("x5u", "http://127.0.0.1:1/key", f.Stranger),
        ["x5c in the header"] = f => f.Head("x5c", new JsonArray(Convert.ToBase64String(f.Stranger.ExportSubjectPublicKeyInfo())), f.Stranger),

        // Headers.
        ["typ JWT"] = f => f.Head("typ", "JWT"),
        ["typ missing"] = f => f.Head("typ", null),
        ["typ of an ID token"] = f => f.Head("typ", "id+jwt"),
        ["typ a refresh token's"] = f => f.Head("typ", "rt+jwt"),
        ["crit that nobody knows"] = f => f.With(header: head => { head["crit"] = new JsonArray("x"); head["x"] = 1; }),
        ["crit empty"] = f => f.Head("crit", new JsonArray()),
        ["b64 false"] = f => f.With(header: head => { head["b64"] = false; head["crit"] = new JsonArray("b64"); }),
        ["zip"] = f => Zipped(f),
        ["alg twice"] = f => f.Sign($$"""{"alg":"none","alg":"ES256","kid":"{{f.Kid}}","typ":"at+jwt"}""", f.Claims().ToJsonString()),
        ["header no object"] = f => f.Sign("[]", f.Claims().ToJsonString()),
        ["header no JSON"] = f => f.Sign("x", f.Claims().ToJsonString()),
        ["header with a comment"] = f => f.Sign("/**/" + f.Header().ToJsonString(), f.Claims().ToJsonString()),

        // Claims.
        ["iss another"] = f => f.Claim("iss", "somebody"),
        ["iss missing"] = f => f.Claim("iss", null),
        ["iss in capitals"] = f => f.Claim("iss", "ORGCHART"),
        ["iss a list"] = f => f.Claim("iss", new JsonArray("orgchart")),
        ["aud another"] = f => f.Claim("aud", "somebody"),
        ["aud missing"] = f => f.Claim("aud", null),
        ["aud empty"] = f => f.Claim("aud", new JsonArray()),
        ["exp missing"] = f => f.Claim("exp", null),
        ["exp past"] = f => f.With(body => { body["nbf"] = Forge.InSeconds(-700); body["exp"] = Forge.InSeconds(-60); }),
        ["exp a text"] = f => f.Claim("exp", Forge.InSeconds(600).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ["exp after the end of time"] = f => f.Claim("exp", 999_999_999_999_999),
        ["exp more than 64 bits"] = f => f.Sign(f.Header().ToJsonString(), Raw(f, "exp", "99999999999999999999999")),
        ["exp 1e300"] = f => f.Sign(f.Header().ToJsonString(), Raw(f, "exp", "1e300")),
        ["exp negative"] = f => f.Claim("exp", -1),
        ["exp null"] = f => f.Sign(f.Header().ToJsonString(), Raw(f, "exp", "null")),
        ["exp a list"] = f => f.Claim("exp", new JsonArray(Forge.InSeconds(600))),
        ["not yet valid"] = f => f.Claim("nbf", Forge.InSeconds(300)),
        ["nbf after the end of time"] = f => f.Claim("nbf", 999_999_999_999_999),
        ["sub missing"] = f => f.Claim("sub", null),
        ["sub empty"] = f => f.Claim("sub", ""),
        ["sub a number alone"] = f => f.Claim("sub", "12"),
        ["sub of another kind"] = f => f.Claim("sub", "s1"),
        ["sub that is too large"] = f => f.Claim("sub", "c99999999999"),
        ["sub negative"] = f => f.Claim("sub", "c-1"),
        ["sub with a blank"] = f => f.Claim("sub", "c 1"),
        ["sub of an external caller"] = f => f.Claim("sub", "x:corp:alice"),
        ["sub operator"] = f => f.Claim("sub", "operator"),
        ["sub of a user in a client's shape"] = f => f.Claim("sub", "u1"),
        ["sub of a client in a user's shape"] = f => f.Claim("sid", 1),
        ["scope missing"] = f => f.Claim("scope", null),
        ["ver missing"] = f => f.Claim("ver", null),
        ["ver a word"] = f => f.Claim("ver", "one"),
        ["ver negative"] = f => f.Claim("ver", -1),
        ["ver too large"] = f => f.Claim("ver", 99_999_999_999),
        ["sub twice"] = f => f.Sign(f.Header().ToJsonString(), f.Claims().ToJsonString().Replace("{\"sub\"", "{\"sub\":\"c1\",\"sub\"", StringComparison.Ordinal)),
        ["iss twice, the right one last"] = f => f.Sign(f.Header().ToJsonString(), "{\"iss\":\"x\"," + f.Claims().ToJsonString()[1..]),
        ["claims no object"] = f => f.Sign(f.Header().ToJsonString(), "[]"),
        ["claims no JSON"] = f => f.Sign(f.Header().ToJsonString(), "iss=orgchart"),
        ["claims empty"] = f => f.Sign(f.Header().ToJsonString(), "{}"),
        ["claims of no UTF-8"] = f => f.Changed(1, _ => Base64Url.EncodeToString([0x7B, 0xFF, 0xFE, 0x7D])),
        ["claims a thousand levels deep"] = f => f.Sign(f.Header().ToJsonString(), new string('[', 1000) + new string(']', 1000)),

        // Tampering.
        ["scope changed after signing"] = f => f.Changed(1, part => Forge.Text(Forge.Plain(part).Replace("directory:read ", "users:admin ", StringComparison.Ordinal))),
        ["sub changed after signing"] = f => f.Changed(1, part => Forge.Text(Forge.Plain(part).Replace("\"sub\":\"c", "\"sub\":\"c1", StringComparison.Ordinal))),
        ["header changed after signing"] = f => f.Changed(0, part => Forge.Text(Forge.Plain(part).Replace("{", "{ ", StringComparison.Ordinal))),
        ["the signature of another token"] = f => f.Changed(2, _ => f.With(body => body["ver"] = 2).Split('.')[2]),
        ["one bit of the signature changed"] = f => f.Changed(2, part => (part[0] == 'A' ? 'B' : 'A') + part[1..]),
        ["signature cut short"] = f => f.Changed(2, part => part[..^2]),
        ["signature longer"] = f => f.Changed(2, part => part + "AAAA"),
        ["signature empty"] = f => f.Changed(2, _ => ""),

        // Base64url that is not as it must be.
        ["claims padded"] = f => f.Changed(1, part => part.PadRight(part.Length + ((4 - (part.Length % 4)) % 4) + (part.Length % 4 == 0 ? 4 : 0), '=')),
        ["signature padded"] = f => f.Changed(2, part => part + "=="),
        ["signature with other last bits"] = f => f.Changed(2, OtherLastBits),
        ["signature in ordinary Base64"] = f => OrdinaryBase64(f),
        ["a blank in the claims"] = f => f.Changed(1, part => part.Insert(4, " ")),
        ["a blank in the signature"] = f => f.Changed(2, part => part.Insert(4, " ")),
        ["a tab in the signature"] = f => f.Changed(2, part => part.Insert(4, "\t")),
        ["a percent sign in the signature"] = f => f.Changed(2, part => part.Insert(4, "%41")),

        // Forms.
        ["nothing"] = _ => "",
        ["blanks"] = _ => "   ",
        ["a word"] = _ => "nonsense",
        ["only dots"] = _ => "..",
        ["two parts"] = f => string.Join('.', f.Good().Split('.')[..2]),
        ["four parts"] = f => f.Good() + ".x",
        ["a dot behind"] = f => f.Good() + ".",
        ["a dot before"] = f => "." + f.Good(),
        ["five parts (encrypted)"] = f => $"{Forge.Text("""{"alg":"dir","enc":"A128GCM"}""")}..{Forge.Text("123456789012")}.{Forge.Text(f.Good())}.{Forge.Text("1234567890123456")}",
        ["five parts with PBES2 and a billion rounds"] = f => $"{Forge.Text("""{"alg":"PBES2-HS256+A128KW","enc":"A128CBC-HS256","p2c":1000000000,"p2s":"AAAAAAAAAAA"}""")}.{Forge.Text("123456789012345678901234")}.{Forge.Text("1234567890123456")}.{Forge.Text("x")}.{Forge.Text("1234567890123456")}",
        ["a token within a token"] = f => f.Sign("""{"alg":"ES256","typ":"at+jwt","cty":"JWT"}""", f.Good()),
        ["more than 8 KiB, signed"] = f => f.Claim("padding", new string('x', 9000)),
        ["12 KB of the letter a"] = _ => new string('a', 12_000),
        ["4,000 dots"] = _ => new string('.', 4000),
        ["two tokens"] = f => $"{f.Good()} {f.Good()}",
        ["two tokens with a comma"] = f => $"{f.Good()}, Bearer {f.Good()}",
        ["in quotes"] = f => $"\"{f.Good()}\"",
        ["as JSON"] = f => $$"""{"protected":"{{f.Good().Split('.')[0]}}","payload":"{{f.Good().Split('.')[1]}}","signature":"{{f.Good().Split('.')[2]}}"}""",
    };

    private static string Hmac(Forge f, byte[] secret)
    {
        var header = f.Header();
        header["alg"] = "HS256";
        return Forge.SignWith(header.ToJsonString(), f.Claims().ToJsonString(), bytes => HMACSHA256.HashData(secret, bytes));
    }

    private static string Rsa(Forge f)
    {
        using var rsa = RSA.Create(2048);
        var header = f.Header();
        header["alg"] = "RS256";
        return Forge.SignWith(header.ToJsonString(), f.Claims().ToJsonString(), bytes => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static string Es384(Forge f)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var header = f.Header();
        header["alg"] = "ES384";
        return Forge.SignWith(header.ToJsonString(), f.Claims().ToJsonString(), bytes => key.SignData(bytes, HashAlgorithmName.SHA384));
    }

    private static string Zipped(Forge f)
    {
        using var zipped = new MemoryStream();
        using (var deflate = new DeflateStream(zipped, CompressionLevel.Optimal)) deflate.Write(Encoding.UTF8.GetBytes(f.Claims().ToJsonString()));
        var header = f.Header();
        header["zip"] = "DEF";
        var signed = $"{Forge.Text(header.ToJsonString())}.{Base64Url.EncodeToString(zipped.ToArray())}";
        return $"{signed}.{Base64Url.EncodeToString(f.Key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private static JsonObject Jwk(ECDsa key)
    {
        var point = key.ExportParameters(false).Q;
        return new() { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) };
    }

    private static string Raw(Forge f, string claim, string json)
    {
        var claims = f.Claims();
        claims.Remove(claim);
        return $"{claims.ToJsonString()[..^1]},\"{claim}\":{json}}}";
    }

    /// <summary>64 bytes are 86 characters, the last of which has four bits that stand for nothing.</summary>
    private static string OtherLastBits(string part)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return part[..^1] + Alphabet[Alphabet.IndexOf(part[^1], StringComparison.Ordinal) + 1];
    }

    private static string OrdinaryBase64(Forge f)
    {
        // Until there is a character in it that makes the difference.
        for (; ; )
        {
            var parts = f.Good().Split('.');
            if (parts[2].AsSpan().IndexOfAny('-', '_') >= 0) return $"{parts[0]}.{parts[1]}.{parts[2].Replace('-', '+').Replace('_', '/')}";
        }
    }
}
