using System.Net;
using System.Net.Sockets;
using OrgChart.Domain.Imports;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Application.Imports;

/// <summary>Where a file may be fetched from. A server within a network must not be led to what only it can reach (OWASP API7:2023).</summary>
public sealed class SourcePolicy(ScheduleOptions options)
{
    // What is not on the public internet, by IANA's registries of special-purpose addresses; of IPv6 within what is given out at all, with the ways to write an IPv4 address there.
    private static readonly IPNetwork[] NotPublic = Parse(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static readonly IPNetwork GivenOut = IPNetwork.Parse("2000::/3");

    // This machine, what only it can reach (a cloud tells its secrets there), and what is nobody's address: no file is there, in whichever network.
    private static readonly IPNetwork[] Never = Parse("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3", "::/96", "fe80::/10", "ff00::/8",
        // IPv4 addresses written as IPv6 ones (RFC 6052, 8215, 3056), and where clouds tell secrets besides 169.254.169.254.
        "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "fd00:ec2::254/128", "100.100.100.200/32");

    /// <summary>Says why nothing may be fetched from an address, or null when it may.</summary>
    public RuleBrokenException? Refuse(Uri address)
    {
        var host = HostOf(address);
        if (!options.AllowedHosts.Any(allowed => string.Equals(allowed.Trim('[', ']'), host, StringComparison.OrdinalIgnoreCase))) return DownloadRules.HostNotAllowed(host);
        return address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (options.AllowHttp || address.IsLoopback)) ? null : DownloadRules.NotHttps(host);
    }

    /// <summary>Whether a host may be reached at an address that its name leads to.</summary>
    /// <param name="host">The host, which is allowed.</param>
    /// <param name="address">One of its addresses.</param>
    public bool MayReach(string host, IPAddress address)
    {
        if (IPAddress.TryParse(host, out _)) return true;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)) return IPAddress.IsLoopback(address);
        if (options.AllowPrivateAddresses) return !Never.Any(network => network.Contains(address));
        return (address.AddressFamily == AddressFamily.InterNetwork || GivenOut.Contains(address)) && !NotPublic.Any(network => network.Contains(address));
    }

    /// <summary>The host of an address as names are compared: in ASCII, an IPv6 address without brackets.</summary>
    public static string HostOf(Uri address) => address.IdnHost.Trim('[', ']');

    private static IPNetwork[] Parse(params string[] networks) => [.. networks.Select(network => IPNetwork.Parse(network))];
}
