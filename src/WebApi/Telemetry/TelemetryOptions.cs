using System.ComponentModel.DataAnnotations;

namespace OrgChart.WebApi.Telemetry;

/// <summary>
/// Section <c>Telemetry</c> of the configuration: where traces, metrics and logs go by OTLP. What is left out here is taken from the standard variables
/// <c>OTEL_*</c> (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, <c>OTEL_SERVICE_NAME</c>, <c>OTEL_TRACES_SAMPLER</c> and others).
/// </summary>
public sealed class TelemetryOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Telemetry";

    /// <summary>OTLP over gRPC.</summary>
    public const string Grpc = "grpc";

    /// <summary>OTLP over HTTP, in protobuf.</summary>
    public const string HttpProtobuf = "http/protobuf";

    /// <summary>The collector.</summary>
    public OtlpOptions Otlp { get; } = new();

    /// <summary>What the service is called; <c>orgchart</c> when left out.</summary>
    public string ServiceName { get; set; } = "";

    /// <summary>What tells this instance from the others, e.g. <c>orgchart-2</c>; the machine's name and the process's id when left out.</summary>
    public string InstanceId { get; set; } = "";

    /// <summary>The share of requests that are traced, 0 to 1, unless a caller's <c>traceparent</c> decides; all when left out.</summary>
    [Range(0.0, 1.0, ErrorMessage = "Telemetry:SampleRatio is a number from 0 (no traces) to 1 (all).")]
    public double? SampleRatio { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Otlp.Endpoint.Length > 0 && !(Uri.TryCreate(Otlp.Endpoint, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)))
            yield return new ValidationResult($"Telemetry:Otlp:Endpoint is \"{Otlp.Endpoint}\"; it takes the address of a collector, e.g. http://localhost:4318, or nothing for no telemetry.");
        if (Otlp.Protocol is not ("" or Grpc or HttpProtobuf))
            yield return new ValidationResult($"Telemetry:Otlp:Protocol is \"{Otlp.Protocol}\"; it takes {HttpProtobuf} or {Grpc}.");
    }
}

/// <summary>Section <c>Telemetry:Otlp</c> of the configuration.</summary>
public sealed class OtlpOptions
{
    /// <summary>The address of the collector without a path, e.g. <c>http://localhost:4318</c> (HTTP) or <c>http://localhost:4317</c> (gRPC); empty for no telemetry.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary><c>http/protobuf</c> or <c>grpc</c>; the former when left out.</summary>
    public string Protocol { get; set; } = "";
}
