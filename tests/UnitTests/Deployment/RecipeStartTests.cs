using System.Text.RegularExpressions;

namespace OrgChart.UnitTests.Deployment;

/// <summary>What keeps a recipe from starting, or its commands from working, where the files alone can tell.</summary>
[TestFixture]
public sealed partial class RecipeStartTests
{
    private const string Sqlite = "deploy/compose/sqlite/compose.yaml";
    private const string PostgreSql = "deploy/compose/postgresql/compose.yaml";
    private const string Cluster = "deploy/kubernetes/deployment.yaml";

    [TestCase("deploy/nginx/orgchart.conf", @"location ~\* \^(/health)\(/\|\$\) \{\s+return 404;")]
    [TestCase("deploy/caddy/Caddyfile", @"respond (/health)/\* 404")]
    [TestCase("deploy/kubernetes/network.yaml", @"value: (/health)\n    #")]
    public void Health_is_not_shown_to_the_world(string file, string pattern) => Assert.That(Recipes.Find(file, pattern), Is.EqualTo(new[] { "/health" }));

    [TestCase("deploy/docker/healthy", @"\{1:-(\S+)\}")]
    [TestCase("deploy/caddy/Caddyfile", @"health_uri (\S+)")]
    [TestCase(Cluster, @"readinessProbe:\s+httpGet:\s+path: (\S+)")]
    [TestCase("docs/operating/several-instances.md", @"httpchk GET (\S+)")]
    public void Who_sends_requests_asks_what_needs_no_database(string file, string pattern) => Assert.That(Recipes.Find(file, pattern), Is.EqualTo(new[] { "/health/serving" }), "ADR 21");

    [TestCase(Sqlite)]
    [TestCase(PostgreSql)]
    public void Health_checks_do_not_depend_on_who_built_the_image(string stack) => Assert.That(Recipes.Find(stack, @"^ +test: \[""CMD"", ""(/opt/orgchart/healthy)""\]$"), Has.Count.EqualTo(1));

    [Test]
    public void OrgChart_is_not_who_owns_the_database_server()
    {
        var role = Recipes.Find(PostgreSql, "Username=([a-z]+);").Single();

        Assert.That(Recipes.Find(PostgreSql, @"POSTGRES_USER: (\S+)$").Single(), Is.Not.EqualTo(role));
        Assert.That(Recipes.Find("deploy/compose/postgresql/role.sql", @"^CREATE ROLE (\w+) LOGIN PASSWORD"), Is.EqualTo(new[] { role }));
        Assert.That(Recipes.Find("deploy/compose/postgresql/role.sql", @"^CREATE DATABASE \w+ OWNER (\w+)"), Is.EqualTo(new[] { role }));
        Assert.That(Recipes.Find("deploy/compose/postgresql/secrets.sh", @"'\*:\*:\*:(\w+):"), Is.EqualTo(new[] { role }));
        Assert.That(Recipes.Find("deploy/compose/postgresql/secrets.sh", @"cat (\S+)\)"), Is.EqualTo(Recipes.Find("deploy/compose/postgresql/role.sql", "`cat /secrets/([^`]+)`")), "the same password");
    }

    [Test]
    public void Tables_and_keys_are_made_before_several_instances_start()
    {
        Assert.That(Recipes.Find(Cluster, @"^          args: \[(.*)\]$"), Is.EqualTo(new[] { "\"migrate\", \"up\"", "\"generate-secrets\"" }));
        Assert.That(Recipes.Find(PostgreSql, @"^    command: \[(""(?:migrate|generate).*)\]$"), Is.EqualTo(new[] { "\"migrate\", \"up\"", "\"generate-secrets\"" }));
    }

    [Test]
    public void Every_command_for_a_stack_names_a_service_that_it_has()
    {
        var commands = (from file in Recipes.All.Concat(Recipes.Documents)
                        from Match match in Command().Matches(SourceTree.Read(file))
                        where match.Groups["service"].Success
                        select (Line: $"{SourceTree.PathOf(file)}: {match.Value}", Stack: match.Groups["stack"].Value, Verb: match.Groups["verb"].Value, Service: match.Groups["service"].Value)).ToList();

        Assert.That(commands.Select(command => command.Verb), Is.SupersetOf(new[] { "exec", "run", "build" }));
        Assert.That(commands.Where(command => ServiceOf(command.Stack, command.Service) is null).Select(command => command.Line), Is.Empty);
        Assert.That(
            commands.Where(command => command.Verb == "build" && ServiceOf(command.Stack, command.Service)?.Contains("    build:", StringComparison.Ordinal) != true).Select(command => command.Line),
            Is.Empty,
            "there is something to build");
        Assert.That(
            commands.Where(command => command.Verb == "run" && ServiceOf(command.Stack, command.Service)?.Contains("ipv4_address", StringComparison.Ordinal) == true).Select(command => command.Line),
            Is.Empty,
            "the address is taken by the service itself");
    }

    /// <summary>The lines of a service, or none where the stack has no such service.</summary>
    private static string? ServiceOf(string stack, string service)
    {
        var services = Recipes.Read($"deploy/compose/{stack}/compose.yaml").Split("\nservices:\n")[1].Split("\nvolumes:\n")[0];
        var match = Regex.Match(services, $@"^  {Regex.Escape(service)}:\n((?:    .*\n|\n)*)", RegexOptions.Multiline, TimeSpan.FromSeconds(5));
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"docker compose -f deploy/compose/(?<stack>\w+)/compose\.yaml (?<verb>[a-z]+)(?: (?:--entrypoint \S+|--[a-z-]+|-v \S+|-[a-zA-Z]))*(?: (?<service>[a-z][a-z0-9-]*))?", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Command();
}
