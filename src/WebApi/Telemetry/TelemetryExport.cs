using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using OrgChart.Application.Operations;

namespace OrgChart.WebApi.Telemetry;

/// <summary>Sends traces and metrics to the collector while the server runs, and at its end what is left. A collector that does not answer holds nobody up.</summary>
internal sealed class TelemetryExport(IOptions<TelemetryOptions> options) : IHostedService, IDisposable
{
    // Of a stop, for each of the two.
    private const int LongestForTheRestMs = 5_000;

    // Not the client's (its addresses name people) nor the database driver's (its statements list ids).
    private static readonly string[] ActivitySources = ["Microsoft.AspNetCore", ServerMetrics.SourceName];

    private static readonly string[] Meters =
    [
        ServerMetrics.SourceName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime",
    ];

    private TracerProvider? traces;
    private MeterProvider? metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var tracing = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(TelemetryServices.Resource(settings)).AddSource(ActivitySources).AddProcessor(new SafeTags());
        if (settings.SampleRatio is { } ratio) tracing.SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(ratio)));
        traces = tracing.AddOtlpExporter(exporter => TelemetryServices.Aim(exporter, settings, "traces")).Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(TelemetryServices.Resource(settings)).AddMeter(Meters)
            .AddOtlpExporter(exporter => TelemetryServices.Aim(exporter, settings, "metrics")).Build();
        return Task.CompletedTask;
    }

    // Both at the same time, so that a collector that does not answer costs a stop five seconds and not ten.
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => traces?.Shutdown(LongestForTheRestMs), CancellationToken.None), Task.Run(() => metrics?.Shutdown(LongestForTheRestMs), CancellationToken.None));

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }
}
