using System.Text.RegularExpressions;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Clients;

/// <summary>
/// The clients of clients/ do the whole round with the running server: they sign in, search, read page after page, make something once although the way is bad, change it in spite of a
/// conflict, make a user, write out a workbook, go on with their session and sign out.
/// </summary>
[TestFixture, Parallelizable]
internal sealed partial class ClientRoundTests
{
    private readonly List<(string Name, string Value)> environment = [];
    private LiveServer server = null!;

    [OneTimeSetUp]
    public async Task StartServer()
    {
        // A second factor is asked of administrators elsewhere; here it is about the clients.
        server = await LiveServer.StartAsync("--Accounts:AdministratorsNeedSecondFactor=false");
        var editor = await server.UserAsync("editor", "user-admin");
        var client = server.Accounts.Subject("directory:read contact:read directory:write teams:read users:admin", "round-trip", isFirstParty: true);
        environment.AddRange(
        [
            ("ORGCHART_ADDRESS", server.Address.ToString().TrimEnd('/')), ("ORGCHART_CLIENT_ID", client), ("ORGCHART_CLIENT_SECRET", TestAccounts.Secret),
            ("ORGCHART_EMAIL", editor.Email), ("ORGCHART_PASSWORD", editor.Password),
        ]);
    }

    [OneTimeTearDown]
    public void StopServer() => server?.Dispose();

    [Test]
    public async Task The_client_in_TypeScript_does_the_whole_round()
    {
        NeedsPackages("typescript");

        var said = await new ClientProgram("typescript", "npm", "test").SucceedAsync(environment);

        Assert.That(said, Does.Match(@"[#ℹ] pass [1-9]").And.Match(@"[#ℹ] skipped 0\s").And.Contains("a program and a person sign in").And.Contains("an administrator of users makes one").And.Contains("a workbook comes byte by byte"), said);
    }

    [Test]
    public async Task The_client_in_Python_does_the_whole_round()
    {
        var said = await new ClientProgram("python", "python3", "-m", "unittest", "-v").SucceedAsync(environment);

        Assert.That(said, Does.Match(@"Ran [1-9]\d* tests").And.Contains("test_a_program_and_a_person_sign_in").And.Contains("test_an_administrator_of_users_makes_one").And.Contains("test_a_workbook_comes_byte_by_byte").And.Not.Contains("skipped"), said);
    }

    [Test]
    public async Task The_client_in_CSharp_does_the_whole_round()
    {
        var said = await new ClientProgram("csharp", "dotnet", "test", Built("OrgChart.Client.Tests"), "--nologo").SucceedAsync(environment);

        Assert.That(said, Does.Match(@"Failed:\s+0, Passed:\s+[1-9]\d*, Skipped:\s+0,"), said);
    }

    [Test]
    public async Task The_Postman_collection_makes_its_round_trip()
    {
        NeedsPackages("postman");
        string[] settings = [.. environment.SelectMany(variable => (string[])["--env-var", $"{PostmanName(variable.Name)}={variable.Value}"])];

        var said = await new ClientProgram("postman", "npm", ["run", "--silent", "round", "--", "--color", "off", "--reporter-cli-no-banner", .. settings]).SucceedAsync([]);

        var assertions = Assertions().Match(said);
        Assert.That(assertions.Success, Is.True, said);
        Assert.That(assertions.Groups["failed"].Value, Is.EqualTo("0"), said);
        Assert.That(int.Parse(assertions.Groups["made"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThanOrEqualTo(28), "each step has an assertion");
    }

    [Test]
    public async Task The_examples_rename_a_unit_each()
    {
        NeedsPackages("typescript");
        ClientProgram[] examples =
        [
            new("typescript", "npm", "run", "example", "--", "Hydrology"), new("python", "python3", "-m", "example.example", "Hydrology"), new("csharp", "dotnet", Built("Example", "OrgChart.Client.Example"), "Hydrology"),
        ];

        foreach (var example in examples) Assert.That(await example.SucceedAsync(environment), Does.Contain(" is now ").And.Contains(" (checked)"), example.ToString());
    }

    [Test]
    public async Task The_generator_stops_at_what_it_does_not_know() => await new ClientProgram(".", "node", "--test", "generator/generator.test.mjs").SucceedAsync([]);

    [Test]
    public async Task The_clients_are_what_the_generator_makes_of_the_contract() => await new ClientProgram(".", "node", "generate.mjs", "--check").SucceedAsync([]);

    /// <summary>A program in C#, built with the same configuration as the tests.</summary>
    private static string Built(string project, string? assembly = null) => Path.Combine(
        Path.GetDirectoryName(typeof(ClientRoundTests).Assembly.Location)!.Replace(Path.Combine("tests", "SystemTests"), Path.Combine("clients", "csharp", project), StringComparison.Ordinal),
        $"{assembly ?? project}.dll");

    private static void NeedsPackages(string folder) =>
        Assert.That(Directory.Exists(Repository.PathOf("clients", folder, "node_modules")), Is.True, $"clients/{folder} needs its packages. Install them: cd clients/{folder} && npm ci");

    /// <summary><c>ORGCHART_CLIENT_ID</c> is <c>clientId</c> in Postman's environment.</summary>
    private static string PostmanName(string variable)
    {
        var words = variable.Split('_')[1..];
        return words[0].ToLowerInvariant() + string.Concat(words[1..].Select(word => word[0] + word[1..].ToLowerInvariant()));
    }

    [GeneratedRegex(@"assertions │\s+(?<made>\d+) │\s+(?<failed>\d+) │", RegexOptions.None, 1000)]
    private static partial Regex Assertions();
}
