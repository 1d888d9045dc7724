using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OrgChart.UnitTests.Telemetry;

/// <summary>Dashboard and alerts ask for what there is: a query for a metric that nobody sends shows nothing, and an alert on it never rings.</summary>
[TestFixture]
public sealed partial class DashboardTests
{
    private const string Dashboard = "deploy/grafana/orgchart-dashboard.json";
    private const string Alerts = "deploy/prometheus/alerts.yml";
    private const string Documentation = "docs/operating/observability.md";

    /// <summary>Those of ASP.NET Core and .NET that are asked for, as the framework's documentation names them; a system test sees the first two arrive.</summary>
    private static readonly string[] OfTheFramework =
    [
        "http_server_request_duration_seconds_bucket", "http_server_request_duration_seconds_count", "http_server_active_requests", "kestrel_active_connections",
        "kestrel_rejected_connections_total", "aspnetcore_rate_limiting_requests_total", "aspnetcore_rate_limiting_queued_requests", "dotnet_process_memory_working_set_bytes",
        "dotnet_process_cpu_time_seconds_total", "dotnet_gc_pause_time_seconds_total", "dotnet_exceptions_total",
    ];

    private static readonly string[] LabelsOfTheFramework = ["http_route", "http_response_status_code", "http_request_method", "aspnetcore_rate_limiting_result", "aspnetcore_rate_limiting_policy"];

    private readonly Measured measured = new();

    private static string[] Files { get; } = [Dashboard, Alerts];

    [OneTimeTearDown]
    public void End() => measured.Dispose();

    [TestCaseSource(nameof(Files))]
    public void They_ask_for_metrics_that_there_are(string file)
    {
        var asked = ExpressionsOf(file).SelectMany(expression => Metric().Matches(expression).Select(match => match.Value)).Distinct().ToList();

        Assert.That(asked, Has.Count.GreaterThan(8));
        Assert.That(asked.Except(measured.Instruments.SelectMany(InPrometheus)).Except(OfTheFramework), Is.Empty);
    }

    [TestCaseSource(nameof(Files))]
    public void They_know_every_label(string file)
    {
        var labels = ExpressionsOf(file).SelectMany(expression => Label().Matches(expression).Select(match => match.Value)).Distinct().ToList();

        Assert.That(labels, Is.Not.Empty);
        Assert.That(labels.Except(ValuesThatThereAre().Select(value => value.Split('=')[0])).Except(LabelsOfTheFramework), Is.Empty);
    }

    [TestCaseSource(nameof(Files))]
    public void They_pick_out_values_that_there_are(string file)
    {
        var asked = ExpressionsOf(file).SelectMany(expression => Value().Matches(expression).Select(match => match.Value)).Distinct().ToList();

        Assert.That(asked, Has.Count.GreaterThan(3));
        Assert.That(asked.Except(ValuesThatThereAre()), Is.Empty);
    }

    [Test]
    public void Exports_take_as_long_as_their_readers_do_and_count_neither_as_slow_nor_in_a_panel_of_durations()
    {
        var durations = Files.SelectMany(ExpressionsOf).Where(expression => expression.Contains("http_server_request_duration_seconds_bucket", StringComparison.Ordinal)).ToList();

        Assert.That(durations, Has.Count.GreaterThan(4));
        Assert.That(durations, Has.All.Contains("http_route!~\".*/export\""));
    }

    [Test]
    public void The_dashboard_shows_every_metric_of_ours()
    {
        var asked = ExpressionsOf(Dashboard).SelectMany(expression => Metric().Matches(expression).Select(match => match.Value)).ToHashSet(StringComparer.Ordinal);

        Assert.That(measured.Instruments.Where(instrument => !InPrometheus(instrument).Any(asked.Contains)).Select(instrument => instrument.Name), Is.Empty);
    }

    [Test]
    public void Every_metric_of_ours_is_documented_with_its_unit_and_every_alert_with_what_to_do()
    {
        var text = SourceTree.Read(new FileInfo(Path.Combine(SourceTree.Root.FullName, Documentation)));

        Assert.That(measured.Instruments, Has.Count.GreaterThan(10));
        Assert.That(measured.Instruments.Where(instrument => !text.Contains($"| `{instrument.Name}` | {instrument.Unit} |", StringComparison.Ordinal)).Select(instrument => instrument.Name), Is.Empty);
        var alerts = Alert().Matches(Read(Alerts)).Select(match => match.Groups["name"].Value).ToList();
        Assert.That(alerts, Has.Count.GreaterThan(8));
        Assert.That(alerts.Where(alert => !text.Contains($"| `{alert}` |", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_panel_asks_for_something_and_none_lies_upon_another()
    {
        using var dashboard = JsonDocument.Parse(Read(Dashboard));
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToList();
        var taken = new HashSet<(int X, int Y)>();

        foreach (var panel in panels)
        {
            var place = panel.GetProperty("gridPos");
            var (x, y, width, height) = (place.GetProperty("x").GetInt32(), place.GetProperty("y").GetInt32(), place.GetProperty("w").GetInt32(), place.GetProperty("h").GetInt32());
            Assert.That(x + width, Is.LessThanOrEqualTo(24));
            for (var column = x; column < x + width; column++)
                for (var row = y; row < y + height; row++) Assert.That(taken.Add((column, row)), Is.True, panel.GetProperty("title").GetString());
            if (panel.GetProperty("type").GetString() != "row") Assert.That(panel.GetProperty("targets").GetArrayLength(), Is.Positive);
        }

        Assert.That(panels.Select(panel => panel.GetProperty("id").GetInt32()), Is.Unique);
    }

    /// <summary>What an instrument is called in Prometheus (OpenTelemetry's specification, compatibility with Prometheus).</summary>
    private static IEnumerable<string> InPrometheus(Instrument instrument)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var name = instrument.Name.Replace('.', '_') + unit;
        var kind = instrument.GetType().Name;
        if (kind.StartsWith("Histogram", StringComparison.Ordinal)) return [name + "_bucket", name + "_count", name + "_sum"];
        return [kind.Contains("Counter", StringComparison.Ordinal) && !kind.Contains("UpDown", StringComparison.Ordinal) ? name + "_total" : name];
    }

    /// <summary>Every label of ours with every value that it can have.</summary>
    private static HashSet<string> ValuesThatThereAre()
    {
        using var all = new Measured();
        all.Server.Searched(kind: null, TimeSpan.Zero);
        foreach (var kind in Enum.GetValues<Application.Search.SearchDirectory.SearchKind>()) all.Server.Searched(kind, TimeSpan.Zero);
        foreach (var kind in Enum.GetValues<Application.Operations.RebuildKind>()) all.Server.Rebuilt(kind, TimeSpan.Zero);
        foreach (var kind in Enum.GetValues<Domain.Security.SecurityEventKind>()) all.Server.Noted(kind);
        foreach (var fault in Enum.GetValues<Application.Operations.DatabaseFault>()) all.Server.Repeated(fault);
        foreach (var state in Enum.GetValues<Domain.Imports.ImportState>())
            using (var load = all.Server.Load(isDryRun: false)) load.End(state);
        var written = all.Names.SelectMany(name => name.Split(' ').Skip(1)).Select(tag => tag.Split('=')).Select(tag => $"{tag[0].Replace('.', '_')}=\"{tag[1].ToLowerInvariant()}\"");
        var queues = Queue().Matches(Read("src/Infrastructure/Operations/Gauges.cs")).Select(match => $"orgchart_queue_name=\"{match.Groups["name"].Value}\"");
        return [.. written, .. queues];
    }

    private static List<string> ExpressionsOf(string file)
    {
        if (file == Alerts) return [.. Expression().Matches(Read(file)).Select(match => match.Groups["query"].Value)];
        using var dashboard = JsonDocument.Parse(Read(file));
        return
        [
            .. dashboard.RootElement.GetProperty("panels").EnumerateArray().Where(panel => panel.TryGetProperty("targets", out _))
                .SelectMany(panel => panel.GetProperty("targets").EnumerateArray()).Select(target => target.GetProperty("expr").GetString()!),
        ];
    }

    private static string Read(string path) => SourceTree.Read(new FileInfo(Path.Combine(SourceTree.Root.FullName, path)));

    // Queries write what they pick out behind every metric, be it nothing: so metrics can be told from labels.
    [GeneratedRegex(@"\b(?:orgchart|http|kestrel|aspnetcore|dotnet)_[a-z_]+(?=[{\[])", RegexOptions.None, 5000)]
    private static partial Regex Metric();

    [GeneratedRegex(@"\b(?:orgchart|http|kestrel|aspnetcore|dotnet)_[a-z_]+\b(?![{\[])", RegexOptions.None, 5000)]
    private static partial Regex Label();

    [GeneratedRegex(@"orgchart_[a-z_]+=""[^""$]+""", RegexOptions.None, 5000)]
    private static partial Regex Value();

    [GeneratedRegex(@"^ +- alert: (?<name>\w+)$", RegexOptions.Multiline, 5000)]
    private static partial Regex Alert();

    [GeneratedRegex(@"^ +expr: (?<query>.+)$", RegexOptions.Multiline, 5000)]
    private static partial Regex Expression();

    [GeneratedRegex(@"ObserveQueue\(""(?<name>\w+)""", RegexOptions.None, 5000)]
    private static partial Regex Queue();
}
