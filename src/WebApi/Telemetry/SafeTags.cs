using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace OrgChart.WebApi.Telemetry;

/// <summary>
/// Lets only those attributes of a trace leave the server that cannot name a person, whatever else ASP.NET Core (of which later versions say more, <c>url.path</c> among it) or a
/// library puts on it.
/// </summary>
internal sealed class SafeTags : BaseProcessor<Activity>
{
    /// <summary>The methods that are called by their names.</summary>
    public static readonly FrozenSet<string> Methods = ((string[])["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The attributes that are safe.</summary>
    public static readonly FrozenSet<string> Names =
        ((string[])["http.request.method", "http.route", "http.response.status_code", "url.scheme", "error.type", "orgchart.load.state", "orgchart.load.dry_run", "orgchart.load.rows"])
        .ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        // What callers send along in tracestate is whatever they like.
        data.TraceStateString = null;
        List<string>? unsafeNames = null;
        foreach (ref readonly var tag in data.EnumerateTagObjects())
            if (!Names.Contains(tag.Key)) (unsafeNames ??= []).Add(tag.Key);
        if (unsafeNames is null) return;
        foreach (var name in unsafeNames) data.SetTag(name, value: null);
    }
}
