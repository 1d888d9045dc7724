using System.ComponentModel.DataAnnotations;

namespace OrgChart.WebApi.Guards;

/// <summary>Section <c>RateLimits</c> of the configuration: how much one caller may ask of one instance.</summary>
public sealed class RateLimitOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "RateLimits";

    /// <summary>How many requests a caller may send within a minute: who has signed in, or else an address (of IPv6 its /64 network); 0 for as many as he likes.</summary>
    [Range(0, 10_000_000, ErrorMessage = "RateLimits:RequestsPerMinute is a number from 0 (no limit) to 10,000,000.")]
    public int RequestsPerMinute { get; set; } = 6_000;

    /// <summary>How many tokens may be asked for from one address within a minute; 0 for no limit.</summary>
    [Range(0, 10_000_000, ErrorMessage = "RateLimits:TokenRequestsPerMinute is a number from 0 (no limit) to 10,000,000.")]
    public int TokenRequestsPerMinute { get; set; } = 10;

    /// <summary>How many expensive requests (batches, uploads, drawings, lists of the logs) of one caller are worked on at the same time; as many again wait. 0 for no limit.</summary>
    [Range(0, 1_000, ErrorMessage = "RateLimits:ExpensiveAtOnce is a number from 0 (no limit) to 1,000.")]
    public int ExpensiveAtOnce { get; set; } = 4;
}
