using System.Net;
using System.Net.Sockets;
using OrgChart.Application.Common;

namespace OrgChart.WebApi.Guards;

/// <summary>
/// Sorts callers into a fixed number of buckets, so that nobody fills the memory by coming from ever new addresses. Which callers share one differs with each start,
/// so nobody can look for an address that shares his victim's.
/// </summary>
internal static class CallerBuckets
{
    /// <summary>How many there are.</summary>
    public const int Count = 65_536;

    // A network of IPv6 belongs to one customer, who has 2^64 addresses in it.
    private const int NetworkBytes = 8;

    /// <summary>The bucket of who has signed in, else of his address; 0 to <see cref="Count"/> - 1.</summary>
    public static int OfCaller(HttpContext http) => http.User.Identity?.IsAuthenticated == true
        ? Cut(string.GetHashCode(http.RequestServices.GetRequiredService<ICaller>().Id, StringComparison.Ordinal))
        : OfAddress(http);

    /// <summary>The bucket of an address.</summary>
    public static int OfAddress(HttpContext http) => Of(http.Connection.RemoteIpAddress);

    /// <summary>The bucket of an address; all that come over no network share one.</summary>
    public static int Of(IPAddress? address)
    {
        if (address is null) return 0;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        var (start, end) = address.IsIPv4MappedToIPv6 ? (12, 16) : address.AddressFamily == AddressFamily.InterNetworkV6 ? (0, NetworkBytes) : (0, length);
        var hash = new HashCode();
        hash.AddBytes(bytes[start..end]);
        return Cut(hash.ToHashCode());
    }

    private static int Cut(int hash) => hash & (Count - 1);
}
