using System.ComponentModel.DataAnnotations;

namespace OrgChart.WebApi.Security;

/// <summary>Section <c>Security</c> of the configuration: whose access tokens are accepted.</summary>
public sealed class SecurityOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Security";

    /// <summary>The folder with the keys that sign access tokens, made by <c>orgchart generate-secrets</c>.</summary>
    [Required]
    public string KeyFolder { get; set; } = "data/keys";

    /// <summary>The <c>iss</c> that a token must have (RFC 7519, 4.1.1).</summary>
    [Required]
    public string Issuer { get; set; } = "orgchart";

    /// <summary>The <c>aud</c> that a token must have (RFC 7519, 4.1.3).</summary>
    [Required]
    public string Audience { get; set; } = "orgchart";
}
