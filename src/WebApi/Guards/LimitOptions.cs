using System.ComponentModel.DataAnnotations;

namespace OrgChart.WebApi.Guards;

/// <summary>Section <c>Limits</c> of the configuration: what all callers together may take up.</summary>
public sealed class LimitOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Limits";

    /// <summary>How long a request may wait for the database before it is answered with 503, in seconds; 1 to 3600.</summary>
    [Range(1, 3_600, ErrorMessage = "Limits:RequestSeconds is a number of seconds from 1 to 3600.")]
    public int RequestSeconds { get; set; } = 30;

    /// <summary>How long an export may take, in minutes, before it is broken off: a slow reader keeps a whole directory in memory; 1 to 1440.</summary>
    [Range(1, 1_440, ErrorMessage = "Limits:ExportMinutes is a number of minutes from 1 to 1440.")]
    public int ExportMinutes { get; set; } = 15;

    /// <summary>The most connections at the same time; one more is closed at once.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Limits:MaxConcurrentConnections is a number from 1 to 1,000,000.")]
    public int MaxConcurrentConnections { get; set; } = 2_000;
}
