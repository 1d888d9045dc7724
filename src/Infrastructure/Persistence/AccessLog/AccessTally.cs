using System.Collections.Frozen;
using System.Net;
using System.Runtime.InteropServices;
using OrgChart.Application.AccessLog;

namespace OrgChart.Infrastructure.Persistence.AccessLog;

/// <summary>Counts requests that are alike within each second, so that a flood of them is a handful of entries. One thread at a time adds and takes.</summary>
/// <param name="maxEntries">The most entries it holds; requests that would need one more are only counted as lost.</param>
internal sealed class AccessTally(int maxEntries = AccessTally.DefaultMaxEntries)
{
    private const int DefaultMaxEntries = 50_000;
    private const string Unknown = "-";

    // A method is any word that a caller likes: a new one with each request would make an entry of each.
    private static readonly FrozenSet<string> Methods =
        ((string[])["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"]).ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<Kind, Sum> entries = [];
    private long lost;

    /// <summary>Counts a request.</summary>
    public void Add(in AccessRecord request)
    {
        var method = Methods.Contains(request.Method) ? request.Method : "OTHER";
        var kind = new Kind(request.At.Ticks / TimeSpan.TicksPerSecond, request.Caller, request.Address, method, request.Route, request.Status);
        if (entries.Count >= maxEntries && !entries.ContainsKey(kind))
        {
            Interlocked.Increment(ref lost);
            return;
        }

        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(entries, kind, out _);
        sum = new(sum.Count + 1, sum.Total + request.Duration, sum.Longest > request.Duration ? sum.Longest : request.Duration);
    }

    /// <summary>The entries of all seconds that ended before a moment, oldest first, without ids; it forgets them.</summary>
    public IReadOnlyList<AccessLogRow> TakeUntil(DateTime moment)
    {
        var second = moment.Ticks / TimeSpan.TicksPerSecond;
        var over = entries.Where(entry => entry.Key.Second < second).OrderBy(entry => entry.Key.Second).ToList();
        foreach (var (kind, _) in over) entries.Remove(kind);
        return [.. over.Select(entry => RowOf(entry.Key, entry.Value))];
    }

    /// <summary>How many requests were not counted since this was asked last.</summary>
    public long TakeLost() => Interlocked.Exchange(ref lost, 0);

    private static AccessLogRow RowOf(Kind kind, Sum sum) => new()
    {
        At = new DateTime(kind.Second * TimeSpan.TicksPerSecond, DateTimeKind.Utc), Caller = kind.Caller, Address = TextOf(kind.Address), Method = kind.Method,
        Route = WithoutEndingSlash(kind.Route), Status = kind.Status, Count = sum.Count, DurationMs = Milliseconds(sum.Total), LongestMs = Milliseconds(sum.Longest),
    };

    // A socket for both families shows 10.0.0.1 as ::ffff:10.0.0.1.
    private static string TextOf(IPAddress? address) => address is null ? Unknown : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString() : address.ToString();

    // The pattern of a group and its empty endpoint ends with one; in OpenAPI it does not.
    private static string WithoutEndingSlash(string route) => route.Length > 1 ? route.TrimEnd('/') : route;

    private static long Milliseconds(TimeSpan duration) => (long)Math.Round(duration.TotalMilliseconds);

    private readonly record struct Kind(long Second, string Caller, IPAddress? Address, string Method, string Route, int Status);

    private readonly record struct Sum(int Count, TimeSpan Total, TimeSpan Longest);
}
