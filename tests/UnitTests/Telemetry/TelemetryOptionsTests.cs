using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OrgChart.WebApi.Hosting;
using OrgChart.WebApi.Telemetry;

namespace OrgChart.UnitTests.Telemetry;

[TestFixture, NonParallelizable]
public sealed class TelemetryOptionsTests
{
    // Whatever the machine that tests run on has set must not decide; and they say what it means when it is set.
    private static readonly string[] Variables = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_SERVICE_NAME", "OTEL_RESOURCE_ATTRIBUTES", "OTEL_SDK_DISABLED"];
    private readonly Dictionary<string, string?> before = new(StringComparer.Ordinal);

    [SetUp]
    public void Forget()
    {
        foreach (var name in Variables)
        {
            before[name] = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    [TearDown]
    public void Remember()
    {
        foreach (var (name, value) in before) Environment.SetEnvironmentVariable(name, value);
    }

    [TestCase("", "")]
    [TestCase("http://localhost:4318", "")]
    [TestCase("https://collector.example:4318/", "http/protobuf")]
    [TestCase("http://192.0.2.1:4317", "grpc")]
    public void Addresses_and_protocols_of_collectors_are_taken(string endpoint, string protocol) =>
        Assert.That(ErrorsOf(new TelemetryOptions { Otlp = { Endpoint = endpoint, Protocol = protocol }, SampleRatio = 0.1 }), Is.Empty);

    [TestCase("localhost:4318", "", "Telemetry:Otlp:Endpoint")]
    [TestCase("ftp://localhost", "", "Telemetry:Otlp:Endpoint")]
    [TestCase("collector", "", "Telemetry:Otlp:Endpoint")]
    [TestCase("http://localhost:4318", "http/json", "Telemetry:Otlp:Protocol")]
    public void Others_are_not(string endpoint, string protocol, string key) =>
        Assert.That(ErrorsOf(new TelemetryOptions { Otlp = { Endpoint = endpoint, Protocol = protocol } }), Has.Exactly(1).StartsWith(key));

    [TestCase(-0.1)]
    [TestCase(1.1)]
    public void A_share_is_from_0_to_1(double ratio) => Assert.That(ErrorsOf(new TelemetryOptions { SampleRatio = ratio }), Has.Exactly(1).StartsWith("Telemetry:SampleRatio"));

    [TestCase("http://localhost:4318", "", "http://localhost:4318/v1/metrics", OtlpExportProtocol.HttpProtobuf)]
    [TestCase("http://localhost:4318/base/", "http/protobuf", "http://localhost:4318/base/v1/metrics", OtlpExportProtocol.HttpProtobuf)]
    [TestCase("http://localhost:4317", "grpc", "http://localhost:4317/", OtlpExportProtocol.Grpc)]
    public void A_signal_goes_where_the_settings_say(string endpoint, string protocol, string address, OtlpExportProtocol expected)
    {
        var exporter = new OtlpExporterOptions();

        TelemetryServices.Aim(exporter, new TelemetryOptions { Otlp = { Endpoint = endpoint, Protocol = protocol } }, "metrics");

        Assert.That((exporter.Endpoint.ToString(), exporter.Protocol), Is.EqualTo((address, expected)));
    }

    [Test]
    public void The_standard_variables_hold_where_the_settings_say_nothing()
    {
        Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
        Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector.example:4317");
        var exporter = new OtlpExporterOptions();

        TelemetryServices.Aim(exporter, new TelemetryOptions(), "traces");

        Assert.That((exporter.Endpoint.ToString(), exporter.Protocol), Is.EqualTo(("http://collector.example:4317/", OtlpExportProtocol.Grpc)));
    }

    [TestCase("", null, "orgchart")]
    [TestCase("", "people", "people")]
    [TestCase("directory", "people", "directory")]
    public void The_service_is_called_as_the_settings_say_or_else_the_variable(string setting, string? variable, string name)
    {
        Environment.SetEnvironmentVariable("OTEL_SERVICE_NAME", variable);

        var attributes = TelemetryServices.Resource(new TelemetryOptions { ServiceName = setting, InstanceId = "two" }).Build().Attributes.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);

        Assert.That((attributes["service.name"], attributes["service.instance.id"]), Is.EqualTo((name, "two")));
        Assert.That(attributes.Keys, Does.Contain("service.version").And.Contain("telemetry.sdk.name"));
    }

    [TestCase("", null, null, false)]
    [TestCase("http://localhost:4318", null, null, true)]
    [TestCase("", "http://localhost:4318", null, true)]
    [TestCase("http://localhost:4318", null, "true", false)]
    public async Task Telemetry_is_off_until_a_collector_is_named(string setting, string? variable, string? disabled, bool isOn)
    {
        Environment.SetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT", variable);
        Environment.SetEnvironmentVariable("OTEL_SDK_DISABLED", disabled);
        await using var app = WebHost.Build([$"--Telemetry:Otlp:Endpoint={setting}"]);

        Assert.That(app.Services.GetServices<IHostedService>().OfType<TelemetryExport>().Count(), Is.EqualTo(isOn ? 1 : 0));
        Assert.That(app.Services.GetServices<ILoggerProvider>().OfType<OpenTelemetryLoggerProvider>().Count(), Is.EqualTo(isOn ? 1 : 0));
    }

    [Test]
    public async Task It_is_there_before_all_else_and_until_all_else_has_ended()
    {
        await using var app = WebHost.Build(["--Telemetry:Otlp:Endpoint=http://127.0.0.1:9", "--Log:Console=None"]);

        // Hosts start services in this order, and stop them in the opposite one.
        var services = app.Services.GetServices<IHostedService>().Where(service => service.GetType().Namespace!.StartsWith("OrgChart", StringComparison.Ordinal)).ToList();
        Assert.That(services, Has.Count.GreaterThan(5));
        Assert.That(services[0], Is.InstanceOf<TelemetryExport>());
    }

    [Test]
    public async Task What_is_sent_has_the_levels_of_the_log_and_nothing_of_requests()
    {
        await using var app = WebHost.Build(["--Telemetry:Otlp:Endpoint=http://127.0.0.1:9", "--Serilog:MinimumLevel:Override:OrgChart.Quiet=Error", "--Log:Console=None"]);
        var loggers = app.Services.GetRequiredService<ILoggerFactory>();

        Assert.That(LevelOf("OrgChart.Loud"), Is.EqualTo(LogLevel.Information));
        Assert.That(LevelOf("OrgChart.Quiet.Inner"), Is.EqualTo(LogLevel.Error));
        Assert.That(LevelOf("Microsoft.EntityFrameworkCore.Database.Command"), Is.EqualTo(LogLevel.Warning));
        Assert.That(LevelOf("Microsoft.AspNetCore.Hosting.Diagnostics"), Is.EqualTo(LogLevel.None));

        LogLevel LevelOf(string category) => Enum.GetValues<LogLevel>().First(level => level == LogLevel.None || loggers.CreateLogger(category).IsEnabled(level));
    }

    private static List<string> ErrorsOf(object options)
    {
        var errors = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), errors, validateAllProperties: true);
        return [.. errors.Select(error => error.ErrorMessage!)];
    }
}
