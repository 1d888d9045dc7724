using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrgChart.Application.Common;
using OrgChart.SystemTests.Http;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Security;

/// <summary>Every route with every kind of caller, over HTTP: it lets in whom the table lets in, and nobody else.</summary>
[TestFixture, Parallelizable]
internal sealed partial class AccessMatrixTests
{
    /// <summary>Pages that no endpoint of ours serves.</summary>
    private static readonly string[] Pages = ["GET /swagger/index.html"];

    // Bodies that need no more rights than the route itself, where the document's example does.
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["POST /api/v1/users"] = """{"email":"EMAIL","roles":[{"role":"reader"}]}""",
        ["POST /api/v1/clients"] = """{"name":"Matrix","scopes":["directory:read"]}""",
        // Empty: a client that fails to show itself is a 401 of OAuth's, which says nothing about the route.
        ["POST /api/v1/auth/token"] = "",
        ["POST /api/v1/auth/revoke"] = "",
    };

    private readonly Dictionary<string, HttpClient> callers = [];
    private LiveServer closed = null!;
    private LiveServer open = null!;
    private int bodies;

    [OneTimeSetUp]
    public async Task SignInAsync()
    {
        closed = await LiveServer.StartAsync("--Accounts:AdministratorsNeedSecondFactor=false", "--Security:AccessTokenMinutes=60");
        open = await closed.AnotherAsync("--Access:AnonymousRead=true");
        callers["anonymous"] = closed.Client(null);
        callers["anonymous-read"] = open.Client(null);
        callers["no-role"] = (await closed.UserAsync()).Client;
        foreach (var role in Roles.All.Keys) callers[role] = (await closed.UserAsync(role)).Client;
        var id = closed.Accounts.Subject(string.Join(' ', Permissions.All), "matrix");
        var tokens = await closed.TokensAsync(("grant_type", "client_credentials"), ("client_id", id), ("client_secret", TestAccounts.Secret));
        callers["client"] = closed.ClientWithToken(tokens.Json.Text("access_token"));
    }

    [OneTimeTearDown]
    public void Stop()
    {
        open?.Dispose();
        closed?.Dispose();
    }

    [Test]
    public void Every_route_has_a_line_and_every_line_a_route()
    {
        using var folder = new TemporaryFolder();
        using var server = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("Database:ConnectionString", folder.Database.ConnectionString).UseSetting("Security:KeyFolder", folder.File("keys")));
        var mapped = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(route => (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => $"{method} {Plain(route.RoutePattern.RawText!)}")).ToList();

        Assert.That(AccessMatrix.Rows.Select(row => row.ToString()), Is.EquivalentTo(mapped.Concat(Pages).Distinct()));
        Assert.That(Operation.All.Select(operation => operation.ToString()), Is.SubsetOf(mapped), "the document names nothing that is not there");
        Assert.That(AccessMatrix.Callers, Is.EquivalentTo(callers.Keys));
        foreach (var row in AccessMatrix.Rows) Assert.That(row.Cells.Values.ToList(), Has.Count.EqualTo(callers.Count).And.All.AnyOf("yes", "401", "403"), row.ToString());

        static string Plain(string route) => "/" + Constraint().Replace(route, "}").Trim('/');
    }

    [TestCaseSource(typeof(AccessMatrix), nameof(AccessMatrix.Rows))]
    public async Task A_route_lets_in_whom_the_table_lets_in(AccessRow row)
    {
        var (answers, expected) = (new List<string>(), new List<string>());
        foreach (var caller in AccessMatrix.Callers)
        {
            var answer = await SendAsync(callers[caller], row);
            var status = (int)answer.Status;
            var letIn = status is 401 or 403 ? $"{status}" : "yes";
            answers.Add($"{caller}: {letIn}");
            expected.Add($"{caller}: {row.Cells[caller]}");
            Assert.That(status, Is.LessThan(500).Or.EqualTo(501), $"{caller} {row}: {answer.Text}");
            if (letIn != "yes") Assert.That(answer.IsProblem().Text("code"), Is.EqualTo(status == 401 ? "access.unauthenticated" : "access.forbidden"), $"{caller} {row}: {answer.Text}");
        }

        Assert.That(answers, Is.EqualTo(expected));
    }

    private async Task<Answer> SendAsync(HttpClient client, AccessRow row)
    {
        var address = row.Route == "/swagger/{documentName}/swagger.{extension}" ? "/swagger/v1/swagger.json" : Parameter().Replace(row.Route, "999999");
        if (Operation.All.FirstOrDefault(one => one.ToString() == row.ToString()) is not { } operation) return await client.AskAsync(row.Method, address, null);
        // Known by its form only, else it would end the sessions that the other routes are tried with.
        if (row.ToString() == "DELETE /api/v1/users/me/sessions") return await client.AskAsync(row.Method, address + "?surplus=1", null);
        return Bodies.TryGetValue(row.ToString(), out var body)
            ? await operation.SendAsync(client, address, body.Replace("EMAIL", $"matrix{bodies++}@northland.example", StringComparison.Ordinal))
            : await operation.SendRightAsync(client, address);
    }

    [GeneratedRegex(@":\w+\}", RegexOptions.None, 1000)]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
