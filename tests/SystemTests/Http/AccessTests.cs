using System.IdentityModel.Tokens.Jwt;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed partial class AccessTests
{
    /// <summary>Routes that anybody may call; every other one needs a token, or Access:AnonymousRead.</summary>
    private static readonly string[] Anonymous = ["/", "/swagger/{documentName}/swagger.{extension}", "/health/live", "/health/ready"];

    [Test]
    public async Task Every_route_is_closed_unless_it_is_listed()
    {
        using var folder = new TemporaryFolder();
        await using var server = new WebApplicationFactory<Program>().WithWebHostBuilder(
            host => host.UseEnvironment("Production").UseSetting("Database:ConnectionString", folder.DatabaseSetting.Split('=', 2)[1]));
        using var client = server.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        Assert.That(routes, Has.Count.GreaterThan(48));
        Assert.That(Anonymous, Is.SubsetOf(routes.Select(route => route.RoutePattern.RawText)), "the list names nothing that is gone");
        foreach (var route in routes.Where(route => !Anonymous.Contains(route.RoutePattern.RawText)))
            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var address = "/" + Parameter().Replace(route.RoutePattern.RawText!, "1").TrimStart('/');
                using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));
                await response.IsProblemAsync(HttpStatusCode.Unauthorized, "access.unauthenticated");
            }
    }

    [Test]
    public async Task A_token_with_the_permission_opens_reading_with_contact_data()
    {
        using var client = WithToken(Token());

        var list = await client.JsonAsync("employees?limit=200");

        Assert.That(list.Items().SelectMany(item => item.Members()), Does.Contain("email"));
    }

    [Test]
    public async Task A_token_without_the_permission_is_forbidden()
    {
        using var client = WithToken(Token(scope: "imports:run"));
        using var response = await client.GetApiAsync("departments");
        await response.IsProblemAsync(HttpStatusCode.Forbidden, "access.forbidden");
    }

    [TestCaseSource(nameof(Forgeries))]
    public async Task A_forged_token_is_refused(string token)
    {
        using var client = WithToken(token);
        using var response = await client.GetApiAsync("departments");
        await response.IsProblemAsync(HttpStatusCode.Unauthorized, "access.unauthenticated");
    }

    private static IEnumerable<TestCaseData> Forgeries()
    {
        yield return new TestCaseData("").SetArgDisplayNames("empty");
        yield return new TestCaseData("nonsense").SetArgDisplayNames("not of three parts");
        yield return new TestCaseData("a.b.c.d.e").SetArgDisplayNames("encrypted");
        yield return new TestCaseData("a.b." + new string('c', 9000)).SetArgDisplayNames("too long");
        yield return new TestCaseData("expired").SetArgDisplayNames("expired");
        yield return new TestCaseData("issuer").SetArgDisplayNames("of another issuer");
        yield return new TestCaseData("audience").SetArgDisplayNames("for another audience");
        yield return new TestCaseData("type").SetArgDisplayNames("of another type");
        yield return new TestCaseData("key").SetArgDisplayNames("signed by an unknown key");
        yield return new TestCaseData("kid").SetArgDisplayNames("signed by another key under a known name");
        yield return new TestCaseData("unsigned").SetArgDisplayNames("not signed");
        yield return new TestCaseData("hmac").SetArgDisplayNames("signed with HMAC");
        yield return new TestCaseData("changed").SetArgDisplayNames("changed after signing");
    }

    private static HttpClient WithToken(string token)
    {
        var client = Demo.Server.Client(anonymousRead: false);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token switch
        {
            "expired" => Token(lifetime: TimeSpan.FromMinutes(-5)),
            "issuer" => Token(issuer: "somebody"),
            "audience" => Token(audience: "somebody"),
            "type" => Token(type: "JWT"),
            "key" => Token(credentials: new SigningCredentials(AnotherKey("another"), SecurityAlgorithms.EcdsaSha256)),
            "kid" => Token(credentials: new SigningCredentials(AnotherKey(Key().KeyId), SecurityAlgorithms.EcdsaSha256)),
            "unsigned" => Token(unsigned: true),
            "hmac" => Token(credentials: new SigningCredentials(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)) { KeyId = Key().KeyId }, SecurityAlgorithms.HmacSha256)),
            "changed" => Changed(Token(scope: "imports:run")),
            _ => token,
        });
        return client;
    }

    private static string Token(
        string scope = "directory:read", TimeSpan? lifetime = null, string issuer = "orgchart", string audience = "orgchart", string type = "at+jwt",
        SigningCredentials? credentials = null, bool unsigned = false)
    {
        var handler = new JwtSecurityTokenHandler { SetDefaultTimesOnTokenCreation = false };
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return handler.CreateEncodedJwt(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            TokenType = type,
            Subject = new ClaimsIdentity([new Claim("sub", "user-1"), new Claim("scope", scope)]),
            NotBefore = now.AddMinutes(-10),
            IssuedAt = now.AddMinutes(-10),
            Expires = now + (lifetime ?? TimeSpan.FromMinutes(10)),
            SigningCredentials = unsigned ? null : credentials ?? new SigningCredentials(Key(), SecurityAlgorithms.EcdsaSha256),
        });
    }

    private static ECDsaSecurityKey Key()
    {
        var file = Directory.GetFiles(Demo.Server.KeyFolder).Single();
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return new ECDsaSecurityKey(key) { KeyId = Path.GetFileNameWithoutExtension(file) };
    }

    [GeneratedRegex(@"\{\w+:int\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();

    private static ECDsaSecurityKey AnotherKey(string kid) => new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = kid };

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("imports:run", "directory:read", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
    }
}
