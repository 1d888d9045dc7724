using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Security;

/// <summary>Makes tokens piece by piece, as no library would.</summary>
/// <param name="keyFolder">Where the server's keys are: some forgeries are signed with the right key, and wrong nevertheless.</param>
/// <param name="subject">The account that a good token is for.</param>
internal sealed class Forge(string keyFolder, string subject) : IDisposable
{
    private readonly ECDsa stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Microsoft.IdentityModel.Tokens.ECDsaSecurityKey key = AccessTokens.Key(keyFolder);

    /// <summary>The server's key.</summary>
    public ECDsa Key => key.ECDsa;

    /// <summary>A key that the server has never seen.</summary>
    public ECDsa Stranger => stranger;

    /// <summary>The id of the server's key.</summary>
    public string Kid => key.KeyId;

    /// <summary>A good token.</summary>
    public string Good() => With();

    /// <summary>A token signed with the server's key, or another one, after header and claims were changed.</summary>
    public string With(Action<JsonObject>? claims = null, Action<JsonObject>? header = null, ECDsa? by = null)
    {
        var (head, body) = (Header(), Claims());
        header?.Invoke(head);
        claims?.Invoke(body);
        return Sign(head.ToJsonString(), body.ToJsonString(), by);
    }

    /// <summary>A token with a claim that has another value, or is missing.</summary>
    public string Claim(string name, JsonNode? value) => With(claims: body => Set(body, name, value));

    /// <summary>A token whose header has another value, or lacks it.</summary>
    public string Head(string name, JsonNode? value, ECDsa? by = null) => With(header: head => Set(head, name, value), by: by);

    /// <summary>Signs texts as they are.</summary>
    public string Sign(string header, string payload, ECDsa? by = null) => SignWith(header, payload, bytes => (by ?? Key).SignData(bytes, HashAlgorithmName.SHA256));

    /// <summary>Signs texts in a way of one's own.</summary>
    public static string SignWith(string header, string payload, Func<byte[], byte[]> sign)
    {
        var signed = $"{Text(header)}.{Text(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>A header like the server's own.</summary>
    public JsonObject Header() => new() { ["alg"] = "ES256", ["kid"] = Kid, ["typ"] = "at+jwt" };

    /// <summary>Claims like the server's own.</summary>
    public JsonObject Claims() => new()
    {
        ["sub"] = subject, ["jti"] = Application.Access.Secrets.Make(), ["scope"] = "directory:read directory:write", ["ver"] = 1, ["iss"] = "orgchart", ["aud"] = "orgchart",
        ["nbf"] = InSeconds(-60), ["iat"] = InSeconds(-60), ["exp"] = InSeconds(600),
    };

    /// <summary>A good token with one of its parts changed.</summary>
    public string Changed(int part, Func<string, string> change)
    {
        var parts = Good().Split('.');
        parts[part] = change(parts[part]);
        return string.Join('.', parts);
    }

    /// <summary>A moment as tokens have it.</summary>
    public static long InSeconds(int seconds) => TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds();

    /// <summary>Base64url.</summary>
    public static string Text(string plain) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(plain));

    /// <summary>What Base64url stands for.</summary>
    public static string Plain(string text) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));

    public void Dispose()
    {
        stranger.Dispose();
        key.ECDsa.Dispose();
    }

    private static void Set(JsonObject json, string name, JsonNode? value)
    {
        if (value is null) json.Remove(name);
        else json[name] = value;
    }
}
