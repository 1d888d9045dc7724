using System.Globalization;
using OrgChart.WebApi.Hosting;

namespace OrgChart.UnitTests.Deployment;

/// <summary>What several recipes say of the same thing is the same.</summary>
[TestFixture]
public sealed class RecipeAgreementTests
{
    private const string Image = "deploy/docker/Dockerfile";
    private const string Sqlite = "deploy/compose/sqlite/compose.yaml";
    private const string PostgreSql = "deploy/compose/postgresql/compose.yaml";
    private const string Cluster = "deploy/kubernetes/deployment.yaml";
    private const string Service = "deploy/systemd/orgchart.service";

    [TestCase(Image, @"http://0\.0\.0\.0:(\d+)")]
    [TestCase("deploy/docker/healthy", @"/dev/tcp/127\.0\.0\.1/(\d+)")]
    [TestCase(Sqlite, @"^      - ""127\.0\.0\.1:.*:(\d+)""$")]
    [TestCase("deploy/compose/postgresql/upstream.conf", @"server [\d.]+:(\d+)")]
    [TestCase("deploy/nginx/orgchart-upstream.conf", @"server [\d.]+:(\d+)")]
    [TestCase("deploy/caddy/Caddyfile", @"ORGCHART_INSTANCES:127\.0\.0\.1:(\d+)")]
    [TestCase(Cluster, @"containerPort: (\d+)")]
    [TestCase(Service, @"--urls http://127\.0\.0\.1:(\d+)")]
    public void All_mean_the_same_port(string file, string pattern) => Assert.That(Recipes.Find(file, pattern), Is.All.EqualTo(Recipes.Find(Image, @"^EXPOSE (\d+)$").Single()));

    [TestCase(Service, "^WorkingDirectory=(.*)$", "")]
    [TestCase("deploy/systemd/install", @"-m 700 (/var/\S+)$", "")]
    [TestCase("deploy/systemd/orgchart-command", "^cd (.*)$", "")]
    [TestCase(Image, "^VOLUME (.*)$", "/data")]
    [TestCase(Sqlite, @"^      - data:(\S+)$", "/data")]
    [TestCase(PostgreSql, @"^    - data:(\S+)$", "/data")]
    [TestCase(Cluster, @"name: data\s+mountPath: (\S+)$", "/data")]
    public void All_keep_data_in_the_same_place(string file, string pattern, string within) =>
        Assert.That(Recipes.Find(file, pattern), Is.All.EqualTo(Recipes.Find(Image, "^WORKDIR (/var/.*)$").Single() + within));

    [TestCase("deploy/compose/postgresql/secrets.sh", @"^app=(\d+)")]
    [TestCase(Cluster, @"(?:runAsUser|runAsGroup|fsGroup): (\d+)")]
    public void All_mean_the_user_of_the_image(string file, string pattern) => Assert.That(Recipes.Find(file, pattern), Is.All.EqualTo("1654"), "APP_UID of the images of .NET");

    [TestCase(Service, @"^TimeoutStopSec=(\d+)$", null)]
    [TestCase(Sqlite, @"stop_grace_period: (\d+)s", null)]
    [TestCase(PostgreSql, @"stop_grace_period: (\d+)s", null)]
    [TestCase(Cluster, @"terminationGracePeriodSeconds: (\d+)", "deploy/kubernetes/settings.yaml")]
    public void Nothing_is_killed_before_it_had_the_time_to_stop(string file, string pattern, string? settings)
    {
        var shutdown = new ShutdownOptions();
        var drain = settings is null ? shutdown.DrainSeconds : Number(Recipes.Find(settings, @"Shutdown__DrainSeconds: ""(\d+)""").Single());

        Assert.That(Recipes.Find(file, pattern).Select(Number), Is.All.GreaterThan(drain + shutdown.TimeoutSeconds));
    }

    [Test]
    public void Every_health_address_is_one_that_the_server_has()
    {
        var there = Recipes.Find("src/WebApi/Hosting/Health.cs", @"Map\(routes, ""(/health/[a-z]+)""");

        foreach (var file in (string[])["deploy/docker/healthy", Cluster, "deploy/caddy/Caddyfile"]) Assert.That(Recipes.Find(file, "(/health/[a-z]+)").Distinct(), Is.SubsetOf(there));
    }

    [Test]
    public void Nginx_asks_the_instances_of_the_stack_and_they_know_it_and_their_database()
    {
        var addresses = Recipes.Find(PostgreSql, @"ipv4_address: (\S+)$");

        Assert.That(Recipes.Find("deploy/compose/postgresql/upstream.conf", @"server ([\d.]+):"), Is.EqualTo(AddressesOf("orgchart-1", "orgchart-2", "orgchart-3")));
        Assert.That(Recipes.Find(PostgreSql, @"Proxies__Known__0: (\S+)$"), Is.EqualTo(AddressesOf("nginx")));
        Assert.That(Recipes.Find(PostgreSql, @"ConnectionString: Host=([\d.]+);"), Is.EqualTo(AddressesOf("database")));
        Assert.That(Recipes.Find(PostgreSql, @"""pg_isready"", ""-h"", ""([\d.]+)"""), Is.EqualTo(AddressesOf("database")));
        Assert.That(addresses, Is.Unique);
        var networks = Recipes.Find(PostgreSql, @"subnet: ([\d.]+)\.0/24");
        Assert.That(Recipes.Find(PostgreSql, @"ip_range: ([\d.]+)\.128/25"), Is.EqualTo(networks), "what starts by itself takes nobody's address");
        Assert.That(addresses.Where(address => !networks.Any(network => address.StartsWith(network + '.', StringComparison.Ordinal) && Number(address[(network.Length + 1)..]) < 128)), Is.Empty);

        string[] AddressesOf(params string[] services) => [.. services.Select(service => Recipes.Find(PostgreSql, $@"^  {service}:\n(?:(?:    .*)?\n)*?        ipv4_address: (\S+)$").Single())];
    }

    [Test]
    public void The_stack_on_SQLite_knows_the_proxy_that_comes_from_its_gateway() =>
        Assert.That(Recipes.Find(Sqlite, @"Proxies__Known__0: (\S+)$"), Is.EqualTo(Recipes.Find(Sqlite, @"gateway: (\S+)$")));

    [Test]
    public void Nginx_finds_the_certificate_that_the_stack_makes()
    {
        var folder = Recipes.Find(PostgreSql, @"- tls:(/etc/nginx/\w+):ro").Single();

        Assert.That(Recipes.Find("deploy/nginx/orgchart.conf", @"^    ssl_certificate(?:_key)? (\S+);$"), Is.EqualTo(new[]
        {
            $"{folder}/{Recipes.Find("deploy/compose/postgresql/secrets.sh", @"-out ""\$tls/(\S+)""").Single()}",
            $"{folder}/{Recipes.Find("deploy/compose/postgresql/secrets.sh", @"-keyout ""\$tls/(\S+)""").Single()}",
        }));
    }

    [Test]
    public void Verbs_of_the_published_program_run_as_those_of_a_checkout() =>
        Assert.That(Exports("deploy/orgchart"), Is.EqualTo(Exports("orgchart")));

    [Test]
    public void No_data_keys_or_settings_of_a_machine_get_into_an_image()
    {
        var kept = File.ReadLines(Path.Combine(SourceTree.Root.FullName, ".dockerignore")).ToHashSet(StringComparer.Ordinal);

        Assert.That(kept, Is.SupersetOf(new[] { "data", "**/appsettings.Local.json", "**/*.db", "**/*.db-wal", "**/*.db-shm", "**/.env", "**/bin", "**/obj", ".git" }));
    }

    private static IReadOnlyList<string> Exports(string file) => Recipes.Find(file, @"^ *export (DOTNET_TieredPGO=.*|DOTNET_GCgen0size=.*)$");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
