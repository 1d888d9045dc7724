using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OrgChart.SystemTests.Imports;

/// <summary>A server of files on this machine that answers as a test says, and remembers what it was asked.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Asked> asked = new();

    private FileServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        app = builder.Build();
        app.Run(http =>
        {
            asked.Enqueue(new(http.Request.Path, http.Request.Headers.IfNoneMatch.ToString(), http.Request.Headers.Authorization.ToString()));
            return Answer(http);
        });
    }

    /// <summary>How it answers.</summary>
    public RequestDelegate Answer { get; set; } = http =>
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    };

    /// <summary>Where it listens.</summary>
    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>What it was asked, in this order.</summary>
    public IReadOnlyList<Asked> Requests => [.. asked];

    /// <summary>Starts one.</summary>
    public static async Task<FileServer> StartAsync()
    {
        var server = new FileServer();
        await server.app.StartAsync();
        return server;
    }

    /// <summary>Answers with a file, or 304 to who knows it.</summary>
    public void Has(byte[] file, string tag) => Answer = async http =>
    {
        http.Response.Headers.ETag = tag;
        if (http.Request.Headers.IfNoneMatch == tag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentLength = file.Length;
        await http.Response.Body.WriteAsync(file);
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>What a server of files was asked.</summary>
/// <param name="Path">For what.</param>
/// <param name="KnownTag">What the asker knows; empty when he knows nothing.</param>
/// <param name="Credentials">How he signed in; empty when he did not.</param>
internal sealed record Asked(string Path, string KnownTag, string Credentials);
