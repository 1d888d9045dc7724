using System.ComponentModel.DataAnnotations;
using System.Net;

namespace OrgChart.WebApi.Guards;

/// <summary>Section <c>Proxies</c> of the configuration: whose word counts for where a request came from.</summary>
public sealed class ProxyOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Proxies";

    /// <summary>Addresses, or networks in CIDR notation, of the proxies before the server, e.g. <c>10.0.0.1</c> or <c>10.0.0.0/8</c>; none by default.</summary>
    public IList<string> Known { get; } = [];

    /// <summary>How many of them a request goes through; 1 to 10.</summary>
    [Range(1, 10, ErrorMessage = "Proxies:Hops is a number from 1 to 10.")]
    public int Hops { get; set; } = 1;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from known in Known
        where !IPAddress.TryParse(known, out _) && !IPNetwork.TryParse(known, out _)
        select new ValidationResult($"Proxies:Known names \"{known}\"; it takes addresses and networks, e.g. 10.0.0.1 or 10.0.0.0/8.");
}
