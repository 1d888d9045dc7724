using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace OrgChart.WebApi.Hosting;

/// <summary>Section <c>Shutdown</c> of the configuration.</summary>
public sealed class ShutdownOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Shutdown";

    /// <summary>
    /// How long the server goes on answering after it was told to stop (SIGTERM), in seconds, while <c>/health/serving</c> and <c>/health/ready</c> say 503: longer than a proxy needs to notice.
    /// 0 to 300; 5 when left out.
    /// </summary>
    [Range(0, 300, ErrorMessage = "Shutdown:DrainSeconds is a number of seconds from 0 to 300.")]
    public int DrainSeconds { get; set; } = 5;

    /// <summary>How long requests that have begun may then take to end, in seconds; 1 to 600, 30 when left out.</summary>
    [Range(1, 600, ErrorMessage = "Shutdown:TimeoutSeconds is a number of seconds from 1 to 600.")]
    public int TimeoutSeconds { get; set; } = 30;
}

/// <summary>A stop without a failed request: first the proxy is told to send no more, what comes meanwhile is answered, then the server stops.</summary>
internal sealed class Draining(IOptions<ShutdownOptions> options, TimeProvider time, ILogger<Draining> log) : IHostedLifecycleService, IHealthCheck
{
    private volatile bool isDraining;
    private bool isUp;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(isDraining ? HealthCheckResult.Unhealthy("The server is about to stop.") : HealthCheckResult.Healthy());

    /// <summary>Asks callers to come back over another connection, which leads to another instance.</summary>
    public Task SendAwayAsync(HttpContext context, RequestDelegate next)
    {
        if (isDraining) context.Response.Headers.Connection = "close";
        return next(context);
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        isDraining = true;
        // Nobody was sent to a server that could not start.
        if (!isUp || options.Value.DrainSeconds == 0) return;
        log.LogInformation("Not ready any more; stops in {Seconds} s.", options.Value.DrainSeconds);
        await Task.Delay(TimeSpan.FromSeconds(options.Value.DrainSeconds), time, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        isUp = true;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Registers it.</summary>
internal static class DrainingServices
{
    /// <summary>Adds draining, and the time that stopping may take.</summary>
    public static IServiceCollection AddDraining(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ShutdownOptions>().Bind(configuration.GetSection(ShutdownOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HostOptions>().Configure<IOptions<ShutdownOptions>>((host, shutdown) =>
            host.ShutdownTimeout = TimeSpan.FromSeconds(shutdown.Value.DrainSeconds + shutdown.Value.TimeoutSeconds));
        services.AddSingleton<Draining>();
        services.AddHostedService(provider => provider.GetRequiredService<Draining>());
        services.AddHealthChecks().AddCheck<Draining>("stopping", tags: ["ready", "serving"]);
        return services;
    }

    /// <summary>Sends callers away while the server is about to stop.</summary>
    public static void UseDraining(this WebApplication app)
    {
        var draining = app.Services.GetRequiredService<Draining>();
        app.Use(next => context => draining.SendAwayAsync(context, next));
    }
}
