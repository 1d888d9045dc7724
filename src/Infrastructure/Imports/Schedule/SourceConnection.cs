using System.Net;
using System.Net.Sockets;
using OrgChart.Application.Imports;
using OrgChart.Domain.Imports;

namespace OrgChart.Infrastructure.Imports.Schedule;

/// <summary>Connections to a source of files. The very address that was looked at is the one that is used: a name that leads elsewhere a moment later leads nowhere.</summary>
internal static class SourceConnection
{
    private const int MaxHeaderKilobytes = 16;

    // A host that swallows what is sent to it does not take up the time for the file.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Makes what sends the requests.</summary>
    /// <param name="policy">Where it may go.</param>
    /// <param name="resolve">Looks up the addresses of a host.</param>
    public static SocketsHttpHandler Create(SourcePolicy policy, Func<string, CancellationToken, Task<IPAddress[]>> resolve) => new()
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false, AutomaticDecompression = DecompressionMethods.None, MaxResponseHeadersLength = MaxHeaderKilobytes,
        ConnectTimeout = ConnectTimeout,
        // Calls to other servers are not traced, and nobody else needs to hear of our traces.
        ActivityHeadersPropagator = null,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(policy, resolve, context.DnsEndPoint, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(
        SourcePolicy policy, Func<string, CancellationToken, Task<IPAddress[]>> resolve, DnsEndPoint place, CancellationToken cancellationToken)
    {
        var host = place.Host.Trim('[', ']');
        var addresses = (await resolve(host, cancellationToken)).Where(address => policy.MayReach(host, address)).ToArray();
        if (addresses.Length == 0) throw DownloadRules.PrivateAddress(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, place.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
