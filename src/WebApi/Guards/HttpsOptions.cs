namespace OrgChart.WebApi.Guards;

/// <summary>Section <c>Security</c> of the configuration, what it says of the transport.</summary>
public sealed class HttpsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Security";

    /// <summary>Whether requests over plain HTTP are refused; behind a proxy its word counts (section <c>Proxies</c>).</summary>
    public bool RequireHttps { get; set; }
}
