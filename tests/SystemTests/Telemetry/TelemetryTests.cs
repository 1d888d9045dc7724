using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Telemetry;

/// <summary>Traces, metrics and logs come to a collector, and nobody's name does.</summary>
[TestFixture, Parallelizable]
internal sealed partial class TelemetryTests
{
    private const string Surname = "Bellefeuille";
    private const string Email = "nobody.at.all@northland.example";

    private static readonly string[] OfThisServer =
    [
        "orgchart.directory.revision", "orgchart.directory.age", "orgchart.directory.poll.age", "orgchart.directory.employees", "orgchart.directory.units", "orgchart.directory.rebuild.duration",
        "orgchart.search.duration", "orgchart.load.duration", "orgchart.load.rows", "orgchart.security.events", "orgchart.queue.length", "http.server.request.duration", "kestrel.active_connections",
    ];

    [Test]
    public async Task A_collector_gets_traces_metrics_and_logs_without_names_addresses_and_queries()
    {
        await using var collector = await Collector.StartAsync();
        using var server = await LiveServer.StartAsync($"--Telemetry:Otlp:Endpoint={collector.Address}", "--Telemetry:ServiceName=org-of-tests", "--Telemetry:InstanceId=seven", "--Shutdown:DrainSeconds=0");
        var editor = server.Client("editor");
        var person = (await editor.ReadAsync($"search?q={Surname}&type=employee")).Json.Items()[0].Number("id");
        await editor.ReadAsync($"employees/{person}");
        (await editor.AskAsync("GET", $"people/{Surname}", null)).Was(HttpStatusCode.NotFound);
        (await editor.PostJsonAsync("units", new { names = new { en = Surname } })).IsCreated();
        (await server.SignInAsync(Email, $"{Surname} {Surname} {Surname}")).Was(HttpStatusCode.BadRequest);
        await LoadAsync(server);
        await editor.ReadAsync("/health/ready");

        // What was not sent yet, the metrics at least, is sent before it ends.
        await collector.HasBegunAsync();
        Assert.That(await server.StopAsync(), Is.Zero);

        Assert.That(collector.Paths, Is.EqualTo(["/v1/logs", "/v1/metrics", "/v1/traces"]));
        Assert.That(collector.MediaTypes, Is.EqualTo(["application/x-protobuf"]));
        var (traces, metrics, logs) = (collector.Text("/traces"), collector.Text("/metrics"), collector.Text("/logs"));
        foreach (var signal in (string[])[traces, metrics, logs])
        {
            Assert.That(signal, Does.Contain("org-of-tests").And.Contain("seven"));
            foreach (var personal in (string[])[Surname, Email, $"employees/{person}", "client.address", "network.peer.address"]) Assert.That(Listening().Replace(signal, ""), Does.Not.Contain(personal));
        }

        foreach (var name in (string[])["GET /api/v1/employees/{id:int}", "GET /api/v1/search", "POST /api/v1/auth/token", "http.response.status_code", "orgchart.load.state"])
            Assert.That(traces, Does.Contain(name));
        foreach (var name in (string[])["url.path", "url.query", "url.full", "user_agent", "client.address", "/health"]) Assert.That(traces, Does.Not.Contain(name));
        foreach (var name in OfThisServer) Assert.That(metrics, Does.Contain(name));
        Assert.That(metrics, Does.Contain("/api/v1/employees/{id:int}").And.Contain("sign_in_failed").And.Contain("patched").And.Contain("access_log").And.Not.Contain("/health"));
        Assert.That(logs, Does.Contain("Now listening on").And.Contain("SignInFailed"));
    }

    [Test]
    public async Task Over_gRPC_they_come_as_well()
    {
        await using var collector = await Collector.StartAsync(HttpProtocols.Http2);
        using var server = await LiveServer.StartAsync($"--Telemetry:Otlp:Endpoint={collector.Address}", "--Telemetry:Otlp:Protocol=grpc", "--Shutdown:DrainSeconds=0");
        await server.Client("reader").ReadAsync("departments");

        await collector.HasBegunAsync();
        Assert.That(await server.StopAsync(), Is.Zero);

        Assert.That(collector.Paths, Is.EqualTo(
            ["/opentelemetry.proto.collector.logs.v1.LogsService/Export", "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export", "/opentelemetry.proto.collector.trace.v1.TraceService/Export"]));
        Assert.That(collector.Text("TraceService/Export"), Does.Contain("GET /api/v1/departments"));
    }

    [Test]
    public async Task A_collector_that_does_not_answer_holds_nobody_up()
    {
        using var server = await LiveServer.StartAsync("--Telemetry:Otlp:Endpoint=http://127.0.0.1:9", "--Shutdown:DrainSeconds=0");

        (await server.Client("reader").ReadAsync("departments")).Was(HttpStatusCode.OK);

        Assert.That(await server.StopAsync(), Is.Zero);
    }

    [TestCase("--Telemetry:Otlp:Endpoint=collector", "Telemetry:Otlp:Endpoint", "http://localhost:4318")]
    [TestCase("--Telemetry:Otlp:Protocol=http/json", "Telemetry:Otlp:Protocol", "http/protobuf")]
    [TestCase("--Telemetry:SampleRatio=2", "Telemetry:SampleRatio", "0")]
    [TestCase("--Log:Console=Loud", "Log:Console", "Loud")]
    [TestCase("--Log:KeptFiles=0", "Log:KeptFiles", "1 to 10,000")]
    public async Task A_wrong_setting_stops_the_server_with_its_key_and_what_is_allowed(string setting, string key, string allowed)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, error) = await OrgChartProcess.RunAsync(folder, "serve", "--urls=http://127.0.0.1:0", folder.DatabaseSetting, setting);

        Assert.That(exitCode, Is.EqualTo(1), error);
        Assert.That(error, Does.Contain(key).And.Contain(allowed).And.Not.Contain("   at "));
    }

    private static async Task LoadAsync(LiveServer server)
    {
        using var file = new ByteArrayContent(await File.ReadAllBytesAsync(Repository.Demo)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        using var form = new MultipartFormDataContent { { new StringContent("true"), "dryRun" }, { file, "file", "organisation.csv" } };
        var importer = server.Client("importer");
        var begun = (await importer.AskAsync("POST", "imports", form)).Was(HttpStatusCode.Accepted).Json.Number("id");
        await Eventually.IsTrueAsync(async () => (await importer.ReadAsync($"imports/{begun}")).Json.Text("state") == "succeeded", TimeSpan.FromSeconds(60), "the load ends");
    }

    // The server says itself where it listens.
    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.None, 5000)]
    private static partial Regex Listening();
}
