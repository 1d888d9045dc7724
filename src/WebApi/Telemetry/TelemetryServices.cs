using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using OrgChart.WebApi.Hosting;
using Serilog.Core;
using Serilog.Extensions.Logging;

namespace OrgChart.WebApi.Telemetry;

/// <summary>Registers telemetry. Without a collector nothing of it is in the pipeline.</summary>
internal static class TelemetryServices
{
    private const string DefaultServiceName = "orgchart";
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ProtocolVariable = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string OffVariable = "OTEL_SDK_DISABLED";

    /// <summary>Adds it.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TelemetryOptions>().Bind(builder.Configuration.GetSection(TelemetryOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        if (!IsOn(builder.Configuration)) return;
        builder.Services.AddHostedService<TelemetryExport>();
        builder.Logging.AddOpenTelemetry();
        builder.Services.AddOptions<OpenTelemetryLoggerOptions>().Configure<IOptions<TelemetryOptions>>((logs, options) =>
        {
            // Scopes hold addresses.
            (logs.IncludeScopes, logs.IncludeFormattedMessage) = (false, true);
            logs.SetResourceBuilder(Resource(options.Value)).AddOtlpExporter(exporter => Aim(exporter, options.Value, "logs"));
        });
        builder.Services.AddOptions<LoggerFilterOptions>().Configure<Logger>(FilterLikeTheLog);
    }

    /// <summary>Describes requests in traces, if there are any.</summary>
    public static void UseRequestTraces(this WebApplication app)
    {
        if (IsOn(app.Configuration)) app.UseMiddleware<RequestTraces>();
    }

    /// <summary>Says where a signal goes.</summary>
    /// <param name="exporter">What sends it; has what the variables <c>OTEL_EXPORTER_OTLP_*</c> say.</param>
    /// <param name="options">Our settings, which win.</param>
    /// <param name="signal"><c>traces</c>, <c>metrics</c> or <c>logs</c>.</param>
    public static void Aim(OtlpExporterOptions exporter, TelemetryOptions options, string signal)
    {
        var protocol = options.Otlp.Protocol;
        if (protocol.Length == 0 && Environment.GetEnvironmentVariable(ProtocolVariable) is null or "") protocol = TelemetryOptions.HttpProtobuf;
        if (protocol.Length > 0) exporter.Protocol = protocol == TelemetryOptions.Grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        if (options.Otlp.Endpoint.Length == 0) return;
        var address = options.Otlp.Endpoint.TrimEnd('/');
        exporter.Endpoint = new Uri(exporter.Protocol == OtlpExportProtocol.HttpProtobuf ? $"{address}/v1/{signal}" : address);
    }

    /// <summary>Who sends: our settings before <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c>, those before what stands here.</summary>
    public static ResourceBuilder Resource(TelemetryOptions options)
    {
        var ours = new Dictionary<string, object>(StringComparer.Ordinal);
        if (options.ServiceName.Length > 0) ours["service.name"] = options.ServiceName;
        if (options.InstanceId.Length > 0) ours["service.instance.id"] = options.InstanceId;
        return ResourceBuilder.CreateEmpty()
            .AddService(
                DefaultServiceName, serviceVersion: typeof(TelemetryServices).Assembly.GetName().Version?.ToString(3), serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}")
            .AddTelemetrySdk().AddEnvironmentVariableDetector().AddAttributes(ours);
    }

    private static bool IsOn(IConfiguration configuration) =>
        (configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.Otlp)}:{nameof(OtlpOptions.Endpoint)}"] is { Length: > 0 }
            || Environment.GetEnvironmentVariable(EndpointVariable) is { Length: > 0 })
        && !string.Equals(Environment.GetEnvironmentVariable(OffVariable), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is sent has the levels of the log, <c>Serilog:MinimumLevel</c>, also when they change while the server runs.</summary>
    private static void FilterLikeTheLog(LoggerFilterOptions filters, Logger log)
    {
        var byCategory = new ConcurrentDictionary<string, Serilog.ILogger>(StringComparer.Ordinal);
        var provider = typeof(OpenTelemetryLoggerProvider).FullName;
        filters.Rules.Add(new LoggerFilterRule(provider, categoryName: null, logLevel: null, (_, category, level) =>
            byCategory.GetOrAdd(category ?? "", name => log.ForContext(Constants.SourceContextPropertyName, name)).IsEnabled(LevelConvert.ToSerilogLevel(level))));
        filters.Rules.Add(new LoggerFilterRule(provider, Log.CategoryOfRequests, LogLevel.None, filter: null));
    }
}
