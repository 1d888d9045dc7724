using System.Net;
using OrgChart.Application.Common;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.CommandLine;

[TestFixture]
internal sealed class DevTokenTests
{
    private static readonly (string, string) Development = ("DOTNET_ENVIRONMENT", "Development");

    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task A_token_of_each_role_opens_what_the_role_allows()
    {
        using var server = await LiveServer.StartAsync();
        foreach (var (role, permissions) in Roles.All)
        {
            var (exitCode, output, error) = await OrgChartProcess.RunAsync(folder, ["dev-token", "--role", role, $"--Security:KeyFolder={server.KeyFolder}"], Development);
            Assert.That(exitCode, Is.Zero, error);
            var client = server.ClientWithToken(output.Trim());

            Assert.That((await client.AskAsync("GET", "departments", null)).Status, Is.EqualTo(HttpStatusCode.OK), role);
            Assert.That((await client.AskAsync("GET", "audit", null)).Status, Is.EqualTo(StatusFor(Permissions.AuditRead)), role);
            Assert.That((await client.AskAsync("GET", "teams", null)).Status, Is.EqualTo(StatusFor(Permissions.TeamsRead)), role);
            var made = await client.PostJsonAsync("units", new { names = $"Made by {role}" });
            Assert.That(made.Status == HttpStatusCode.Created, Is.EqualTo(permissions.Contains(Permissions.DirectoryWrite)), role);

            HttpStatusCode StatusFor(string permission) => permissions.Contains(permission) ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
        }

        Assert.That(server.Query("SELECT actor FROM audit_entries WHERE action = 'CreateUnit'", row => row.GetString(0)), Is.EqualTo(["dev:editor", "dev:admin"]));
    }

    [Test]
    public async Task The_first_token_makes_the_key_and_the_next_ones_use_it()
    {
        for (var i = 0; i < 2; i++)
        {
            var (exitCode, output, error) = await OrgChartProcess.RunAsync(folder, ["dev-token", "--role", "reader", $"--Security:KeyFolder={folder.File("keys")}"], Development);
            Assert.That((exitCode, output.Trim().Split('.').Length), Is.EqualTo((0, 3)), error);
        }

        Assert.That(Directory.GetFiles(folder.File("keys")), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Outside_Development_it_is_refused_and_makes_nothing([Values("Production", "Staging", "")] string environment)
    {
        var (exitCode, output, error) = await OrgChartProcess.RunAsync(
            folder, ["dev-token", "--role", "admin", $"--Security:KeyFolder={folder.File("keys")}"], environment.Length == 0 ? [] : [("DOTNET_ENVIRONMENT", environment)]);

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(output, Is.Empty);
        Assert.That(error, Does.Contain("Development").And.Not.Contain("   at "));
        Assert.That(Directory.Exists(folder.File("keys")), Is.False);
    }

    [TestCase("--role", "king")]
    [TestCase("--role", "Admin")]
    [TestCase("--role", "")]
    [TestCase("--role")]
    [TestCase]
    public async Task An_unknown_role_is_refused(params string[] arguments)
    {
        var (exitCode, output, error) = await OrgChartProcess.RunAsync(folder, ["dev-token", .. arguments], Development);

        Assert.That(exitCode, Is.EqualTo(2), error);
        Assert.That(output, Does.Not.Contain("eyJ"));
        Assert.That(error, Does.Contain("orgchart --help"));
    }
}
