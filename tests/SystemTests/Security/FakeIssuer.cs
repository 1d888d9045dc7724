using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrgChart.SystemTests.Security;

/// <summary>An issuer of tokens as Microsoft Entra ID or Keycloak are, in this process: OpenID Connect's discovery, public keys, tokens signed with RSA.</summary>
internal sealed class FakeIssuer : IAsyncDisposable
{
    private readonly RSA key = RSA.Create(2048);
    private readonly RSA stranger = RSA.Create(2048);
    private WebApplication? server;

    /// <summary>Where it is.</summary>
    public string Address { get; private set; } = "";

    /// <summary>How often its public keys were asked for.</summary>
    public int Asked { get; private set; }

    /// <summary>Where it says that its public keys are now (a redirect), if not with it.</summary>
    public string? KeysMovedTo { get; set; }

    /// <summary>A key that it does not tell anybody.</summary>
    public RSA Stranger => stranger;

    /// <summary>Starts one.</summary>
    /// <param name="port">Where it was before; 0 for anywhere.</param>
    public async Task<FakeIssuer> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Urls.Add($"http://127.0.0.1:{port}");
        server.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = Address, jwks_uri = Address + "/keys" }));
        server.MapGet("/keys", () =>
        {
            Asked++;
            if (KeysMovedTo is not null) return Results.Redirect(KeysMovedTo);
            var parameters = key.ExportParameters(false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "issuer-1", n = Text(parameters.Modulus!), e = Text(parameters.Exponent!) } } });
        });
        await server.StartAsync();
        Address = server.Urls.Single();
        return this;
    }

    /// <summary>Stops it, so that nobody answers any more.</summary>
    public async Task StopAsync()
    {
        if (server is not null) await server.DisposeAsync();
        server = null;
    }

    /// <summary>A token for somebody with these roles.</summary>
    public string Token(string subject, params string[] roles) => Token(claims =>
    {
        claims["sub"] = subject;
        claims["roles"] = new JsonArray([.. roles.Select(role => (JsonNode)role)]);
    });

    /// <summary>A token that is like the others but for something.</summary>
    public string Token(Action<JsonObject> claims, Action<JsonObject>? header = null, Func<byte[], byte[]>? sign = null)
    {
        var head = new JsonObject { ["alg"] = "RS256", ["kid"] = "issuer-1", ["typ"] = "JWT" };
        var body = new JsonObject
        {
            ["iss"] = Address, ["aud"] = "orgchart-api", ["sub"] = "somebody", ["roles"] = new JsonArray("staff"), ["iat"] = Forge.InSeconds(-5), ["nbf"] = Forge.InSeconds(-5), ["exp"] = Forge.InSeconds(600),
        };
        header?.Invoke(head);
        claims(body);
        return Forge.SignWith(head.ToJsonString(), body.ToJsonString(), sign ?? (bytes => Sign(bytes)));
    }

    /// <summary>Signs with its key.</summary>
    public byte[] Sign(byte[] bytes) => key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>Its public key, as whoever wants to misuse it for a secret has it.</summary>
    public byte[] PublicKey() => System.Text.Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem());

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        key.Dispose();
        stranger.Dispose();
    }

    private static string Text(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
