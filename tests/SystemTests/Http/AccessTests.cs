using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Http;

[TestFixture]
internal sealed partial class AccessTests
{
    /// <summary>What anybody may call; every other route needs a token, or Access:AnonymousRead.</summary>
    private static readonly string[] Anonymous =
    [
        "GET /", "HEAD /", "GET /admin", "HEAD /admin", "GET /admin/{page}", "HEAD /admin/{page}", "GET /assets/{name}", "HEAD /assets/{name}", "GET /swagger/{documentName}/swagger.{extension}", "HEAD /swagger/{documentName}/swagger.{extension}", "GET /health/live", "GET /health/serving", "GET /health/ready", "GET /.well-known/jwks.json", "GET /.well-known/oauth-authorization-server",
        "POST /api/v1/auth/token", "POST /api/v1/auth/revoke", "POST /api/v1/auth/session/", "POST /api/v1/auth/session/refresh", "DELETE /api/v1/auth/session/", "POST /api/v1/auth/first-administrator", "POST /api/v1/auth/password-reset-request", "POST /api/v1/auth/password-reset",
        "POST /api/v1/users/",
    ];

    [Test]
    public async Task Every_route_is_closed_unless_it_is_listed()
    {
        using var folder = new TemporaryFolder();
        await using var server = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host.UseEnvironment("Production")
            .UseSetting("Database:ConnectionString", folder.Database.ConnectionString).UseSetting("Security:KeyFolder", folder.File("keys")));
        using var client = server.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(route => (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => $"{method} {route.RoutePattern.RawText}")).ToList();

        Assert.That(routes, Has.Count.GreaterThan(80));
        Assert.That(Anonymous, Is.SubsetOf(routes), "the list names nothing that is gone");
        foreach (var route in routes.Except(Anonymous))
        {
            var parts = route.Split(' ');
            using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(parts[0]), "/" + Parameter().Replace(parts[1], "1").TrimStart('/')));
            await response.IsProblemAsync(HttpStatusCode.Unauthorized, "access.unauthenticated");
        }
    }

    [TestCase("reader", true)]
    [TestCase("editor", true)]
    [TestCase("user-admin", true)]
    [TestCase("admin", true)]
    [TestCase("importer", false)]
    [TestCase("auditor", false)]
    public async Task Contact_data_is_for_those_with_the_permission(string role, bool isSeen)
    {
        using var client = Demo.Server.ClientOf(role);

        var members = (await client.JsonAsync("employees?limit=200")).Items().SelectMany(item => item.Members()).ToHashSet();

        Assert.That((members.Contains("email"), members.Contains("phone"), members.Contains("surname")), Is.EqualTo((isSeen, isSeen, true)));
    }

    [Test]
    public async Task A_token_without_the_permission_is_forbidden()
    {
        using var client = Demo.Server.Client(anonymousRead: false);
        client.DefaultRequestHeaders.Authorization = new("Bearer", Demo.Server.Accounts.Token("imports:run", "imports only"));

        using var response = await client.GetApiAsync("departments");

        await response.IsProblemAsync(HttpStatusCode.Forbidden, "access.forbidden");
    }

    [GeneratedRegex(@"\{\w+:int\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
