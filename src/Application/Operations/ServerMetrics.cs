using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using OrgChart.Application.Search.SearchDirectory;
using OrgChart.Domain.Imports;
using OrgChart.Domain.Security;

namespace OrgChart.Application.Operations;

/// <summary>
/// What the server measures of itself, all of it in one place: dashboards, alerts and docs/operating/observability.md name the same instruments, and a test compares.
/// Names and units are those of OpenTelemetry (UCUM). No instrument carries what a person typed or is called; while nobody listens a measurement costs a comparison.
/// </summary>
public sealed class ServerMetrics : IDisposable
{
    /// <summary>The name of the meter, and of the source of activities.</summary>
    public const string SourceName = "OrgChart";

    private const string Second = "s";

    // Searches and patches take from 0.05 ms, reading everything some seconds, a load a minute or two.
    private static readonly InstrumentAdvice<double> Quick = new() { HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };
    private static readonly InstrumentAdvice<double> Slow = new() { HistogramBucketBoundaries = [0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300, 600, 1800] };

    // Made once: what is measured with them allocates nothing.
    private static readonly KeyValuePair<string, object?> AllKinds = new("orgchart.search.kind", "all");
    private static readonly KeyValuePair<string, object?>[] SearchKinds = Tags<SearchKind>("orgchart.search.kind");
    private static readonly KeyValuePair<string, object?>[] RebuildKinds = Tags<RebuildKind>("orgchart.rebuild.kind");
    private static readonly KeyValuePair<string, object?>[] LoadStates = Tags<ImportState>("orgchart.load.state");
    private static readonly KeyValuePair<string, object?>[] SecurityEvents = Tags<SecurityEventKind>("orgchart.security.event");
    private static readonly KeyValuePair<string, object?>[] Faults = Tags<DatabaseFault>("orgchart.repeat.reason");
    private static readonly KeyValuePair<string, object?>[] DryRuns = [new("orgchart.load.dry_run", false), new("orgchart.load.dry_run", true)];

    private readonly ActivitySource activities = new(SourceName);
    private readonly Meter meter = new(SourceName);
    private readonly Histogram<double> rebuilds;
    private readonly Histogram<double> searches;
    private readonly Histogram<double> loads;
    private readonly Counter<long> loadRows;
    private readonly Counter<long> securityEvents;
    private readonly Counter<long> repeats;
    private readonly Counter<long> unrecorded;

    // Replaced as a whole: they are read while somebody adds.
    private volatile (KeyValuePair<string, object?> Tag, Func<int> Length)[] queues = [];
    private volatile Func<DirectoryState?>? directory;

    /// <summary>Makes the instruments.</summary>
    public ServerMetrics()
    {
        meter.CreateObservableGauge("orgchart.directory.revision", () => OfDirectory(state => state.Revision), "{revision}", "Revision of the directory that requests are answered from.");
        meter.CreateObservableGauge("orgchart.directory.age", () => OfDirectory(state => state.SinceChange.TotalSeconds), Second, "Time since the newest revision was taken over.");
        meter.CreateObservableGauge("orgchart.directory.poll.age", () => OfDirectory(state => state.SinceLook.TotalSeconds), Second, "Time since the database was last asked with success whether there is a newer revision.");
        meter.CreateObservableGauge("orgchart.directory.employees", () => OfDirectory(state => state.Employees), "{employee}", "People in the directory.");
        meter.CreateObservableGauge("orgchart.directory.units", () => OfDirectory(state => state.Units), "{unit}", "Units in the directory.");
        rebuilds = meter.CreateHistogram("orgchart.directory.rebuild.duration", Second, "Time to take over a newer directory.", tags: null, Quick);
        searches = meter.CreateHistogram("orgchart.search.duration", Second, "Time of a search.", tags: null, Quick);
        loads = meter.CreateHistogram("orgchart.load.duration", Second, "Time of a load of a directory, by how it ended.", tags: null, Slow);
        loadRows = meter.CreateCounter<long>("orgchart.load.rows", "{row}", "Rows of the files that were loaded.");
        securityEvents = meter.CreateCounter<long>("orgchart.security.events", "{event}", "Security events: sign-ins, failed ones, locked ones, refusals and others.");
        repeats = meter.CreateCounter<long>("orgchart.write.repeats", "{repeat}", "Writes that were done again, because the database undid them or lost the connection.");
        unrecorded = meter.CreateCounter<long>("orgchart.access_log.unrecorded", "{request}", "Requests that are missing in the access log, because they came faster than it is written.");
        meter.CreateObservableGauge("orgchart.queue.length", OfQueues, "{item}", "What waits to be written or sent in the background.");
    }

    /// <summary>Says where the state of the directory can be asked for; null as long as nothing is loaded.</summary>
    public void ObserveDirectory(Func<DirectoryState?> state) => directory = state;

    /// <summary>Says where the length of a queue can be asked for.</summary>
    /// <param name="name">The queue's name, e.g. <c>access_log</c>.</param>
    /// <param name="length">How many wait in it.</param>
    public void ObserveQueue(string name, Func<int> length) => queues = [.. queues, (new("orgchart.queue.name", name), length)];

    /// <summary>Notes that a newer directory was taken over.</summary>
    public void Rebuilt(RebuildKind kind, TimeSpan took) => rebuilds.Record(took.TotalSeconds, RebuildKinds[(int)kind]);

    /// <summary>Notes a search.</summary>
    /// <param name="kind">What was searched for; null for everything.</param>
    /// <param name="took">How long it took.</param>
    public void Searched(SearchKind? kind, TimeSpan took) => searches.Record(took.TotalSeconds, kind is { } one ? SearchKinds[(int)one] : AllKinds);

    /// <summary>Notes a security event.</summary>
    public void Noted(SecurityEventKind kind) => securityEvents.Add(1, SecurityEvents[(int)kind]);

    /// <summary>Notes that a write is done again.</summary>
    public void Repeated(DatabaseFault reason) => repeats.Add(1, Faults[(int)reason]);

    /// <summary>Notes that requests are missing in the access log.</summary>
    public void Unrecorded(long requests) => unrecorded.Add(requests);

    /// <summary>Begins to measure a load; it is noted when the result is disposed of.</summary>
    public LoadMeasurement Load(bool isDryRun) => new(this, isDryRun);

    /// <inheritdoc/>
    public void Dispose()
    {
        meter.Dispose();
        activities.Dispose();
    }

    private static KeyValuePair<string, object?>[] Tags<TEnum>(string name)
        where TEnum : struct, Enum
    {
        var values = Enum.GetValues<TEnum>();
        var tags = new KeyValuePair<string, object?>[Convert.ToInt32(values.Max(), System.Globalization.CultureInfo.InvariantCulture) + 1];
        foreach (var value in values)
            tags[Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)] = new(name, JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
        return tags;
    }

    private IEnumerable<Measurement<T>> OfDirectory<T>(Func<DirectoryState, T> value)
        where T : struct =>
        directory?.Invoke() is { } state ? [new(value(state))] : [];

    private IEnumerable<Measurement<int>> OfQueues() => queues.Select(queue => new Measurement<int>(queue.Length(), queue.Tag));

    /// <summary>Measures one load, as a metric and as an activity of its own.</summary>
    public sealed class LoadMeasurement : IDisposable
    {
        private readonly ServerMetrics metrics;
        private readonly bool isDryRun;
        private readonly long start = Stopwatch.GetTimestamp();
        private readonly Activity? activity;
        private ImportState state = ImportState.Failed;
        private int rows;

        internal LoadMeasurement(ServerMetrics metrics, bool isDryRun) =>
            (this.metrics, this.isDryRun, activity) = (metrics, isDryRun, metrics.activities.StartActivity("load"));

        /// <summary>Says how the load ended; one of which nothing is said has failed.</summary>
        public void End(ImportState how, int rowsRead = 0) => (state, rows) = (how, rowsRead);

        /// <inheritdoc/>
        public void Dispose()
        {
            var (ended, dryRun) = (LoadStates[(int)state], DryRuns[isDryRun ? 1 : 0]);
            metrics.loads.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, ended, dryRun);
            metrics.loadRows.Add(rows, ended, dryRun);
            activity?.SetTag(ended.Key, ended.Value).SetTag(dryRun.Key, dryRun.Value).SetTag("orgchart.load.rows", rows);
            if (state == ImportState.Failed) activity?.SetStatus(ActivityStatusCode.Error);
            activity?.Dispose();
        }
    }
}

/// <summary>The directory that requests are answered from.</summary>
/// <param name="Revision">Its revision.</param>
/// <param name="Units">How many units it has.</param>
/// <param name="Employees">How many people it has.</param>
/// <param name="SinceChange">How long ago this revision was taken over.</param>
/// <param name="SinceLook">How long ago the database last said whether there is a newer one.</param>
public readonly record struct DirectoryState(long Revision, int Units, int Employees, TimeSpan SinceChange, TimeSpan SinceLook);

/// <summary>How a newer directory is taken over.</summary>
public enum RebuildKind
{
    /// <summary>What changed was put into the one that was there.</summary>
    Patched,

    /// <summary>Everything was read.</summary>
    Whole,
}
