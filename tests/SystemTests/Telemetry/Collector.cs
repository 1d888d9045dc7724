using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrgChart.SystemTests.Support;

namespace OrgChart.SystemTests.Telemetry;

/// <summary>A collector of OTLP on this machine that keeps what it is sent.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, string MediaType, byte[] Body)> received = new();

    private Collector(HttpProtocols protocols)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0, listen => listen.Protocols = protocols));
        app = builder.Build();
        app.Run(TakeAsync);
    }

    /// <summary>Where it listens.</summary>
    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>The addresses that something came to, each once.</summary>
    public IReadOnlyList<string> Paths => [.. received.Select(one => one.Path).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The media types of what came.</summary>
    public IReadOnlyList<string> MediaTypes => [.. received.Select(one => one.MediaType).Distinct()];

    /// <summary>Starts one.</summary>
    public static async Task<Collector> StartAsync(HttpProtocols protocols = HttpProtocols.Http1)
    {
        var collector = new Collector(protocols);
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>Waits until something came that is sent every few seconds: a server that has sent nothing yet may not get to it in the seconds that it has left when it stops.</summary>
    public Task HasBegunAsync() => Eventually.IsTrueAsync(() => Task.FromResult(Paths.Count >= 2), TimeSpan.FromSeconds(30), "logs and traces come");

    /// <summary>All that came to addresses with this ending. Protobuf has texts as they are, in UTF-8.</summary>
    public string Text(string ending) => Encoding.UTF8.GetString([.. received.Where(one => one.Path.EndsWith(ending, StringComparison.Ordinal)).SelectMany(one => one.Body)]);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        received.Enqueue((http.Request.Path, http.Request.ContentType ?? "", body.ToArray()));
        http.Response.ContentType = http.Request.ContentType;
        if (http.Request.Protocol != "HTTP/2") return;
        // An empty message, and that all went well.
        await http.Response.Body.WriteAsync(new byte[5]);
        http.Response.AppendTrailer("grpc-status", "0");
    }
}
