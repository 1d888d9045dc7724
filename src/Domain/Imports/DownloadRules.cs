using System.Globalization;
using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Imports;

/// <summary>
/// Why a file was not fetched from its source, so that the codes can be read as a list. No sentence tells more of an address than its host: what stands behind it may be a secret.
/// </summary>
public static class DownloadRules
{
    /// <summary>The address, or one that it leads on to, is somewhere nobody allowed.</summary>
    public static RuleBrokenException HostNotAllowed(string host) =>
        new("download.host_not_allowed", $"The source leads to the host {host}, which is not among Imports:Schedule:AllowedHosts.");

    /// <summary>The way there could be listened to.</summary>
    public static RuleBrokenException NotHttps(string host) =>
        new("download.not_https", $"The source leads to {host} without https. If that is meant so, set Imports:Schedule:AllowHttp=true.");

    /// <summary>The host's name leads to an address within the network.</summary>
    public static RuleBrokenException PrivateAddress(string host) =>
        new("download.private_address", $"The name {host} leads to no public address. If the source is within your network, set Imports:Schedule:AllowPrivateAddresses=true.");

    /// <summary>The source leads on and on.</summary>
    public static RuleBrokenException TooManyRedirects(int limit) =>
        new("download.too_many_redirects", string.Create(CultureInfo.InvariantCulture, $"The source leads on to another address more than {limit} times."));

    /// <summary>The source does not give the file.</summary>
    /// <param name="status">What it answers, as a status of HTTP.</param>
    public static RuleBrokenException Refused(int status) =>
        new("download.refused", string.Create(CultureInfo.InvariantCulture, $"The source answers {status} instead of the file."));

    /// <summary>The file has more bytes than are wanted.</summary>
    public static RuleBrokenException TooLarge(long limit) =>
        new("download.too_large", string.Create(CultureInfo.InvariantCulture, $"The file has more than {limit} bytes (Imports:Schedule:MaxDownloadBytes)."));

    /// <summary>The file takes longer than somebody waits.</summary>
    public static RuleBrokenException TooSlow(int seconds) =>
        new("download.too_slow", string.Create(CultureInfo.InvariantCulture, $"The file was not there after {seconds} seconds (Imports:Schedule:TimeoutSeconds)."));

    /// <summary>The connection did not come about, or broke.</summary>
    /// <param name="how">What happened, in a word, e.g. <c>NameResolutionError</c>.</param>
    public static RuleBrokenException Broken(string how) => new("download.broken", $"The file did not come, or not whole ({how}).");

    /// <summary>Nobody could tell a whole file from half of one.</summary>
    public static RuleBrokenException LengthUnknown() =>
        new("download.length_unknown", "The source does not say how long the file is (Content-Length), so that nobody could tell whether all of it came.");

    /// <summary>The file comes in a form that was not asked for.</summary>
    public static RuleBrokenException Encoded(string encoding) =>
        new("download.encoded", $"The source sends the file with the Content-Encoding {encoding}, though none was asked for. A zip is fine as it is.");
}
