using System.Diagnostics.Metrics;
using OrgChart.Application.Operations;

namespace OrgChart.UnitTests.Telemetry;

/// <summary>The metrics of one server, and what is measured with them.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly List<(string Name, double Value, string Tags)> values = [];

    public Measured()
    {
        // Other tests have servers of their own at the same time: only the instruments that this thread makes are this one's.
        var (thread, isMaking) = (Environment.CurrentManagedThreadId, false);
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (!isMaking || instrument.Meter.Name != ServerMetrics.SourceName || Environment.CurrentManagedThreadId != thread) return;
            Instruments.Add(instrument);
            listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
        isMaking = true;
        Server = new ServerMetrics();
        isMaking = false;
    }

    public ServerMetrics Server { get; }

    public List<Instrument> Instruments { get; } = [];

    /// <summary>What was measured, e.g. <c>orgchart.search.duration orgchart.search.kind=unit</c>.</summary>
    public IEnumerable<string> Names => values.Select(one => $"{one.Name} {one.Tags}".TrimEnd());

    /// <summary>The same with the values.</summary>
    public IEnumerable<string> WithValues => Names.Zip(values, (name, one) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} {one.Value}"));

    /// <summary>The values of one instrument.</summary>
    public IEnumerable<double> Of(string name) => values.Where(one => one.Name == name).Select(one => one.Value);

    /// <summary>Reads what can be read off at any moment.</summary>
    public void Read() => listener.RecordObservableInstruments();

    public void Dispose()
    {
        listener.Dispose();
        Server.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var written = new List<string>();
        foreach (var tag in tags) written.Add($"{tag.Key}={tag.Value}");
        values.Add((instrument.Name, value, string.Join(' ', written)));
    }
}
