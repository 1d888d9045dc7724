using System.ComponentModel.DataAnnotations;

namespace OrgChart.WebApi.Guards;

/// <summary>Section <c>Cors</c> of the configuration: pages of which other origins may use the API.</summary>
public sealed class CrossOriginOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Cors";

    /// <summary>The origins (RFC 6454), e.g. <c>https://intranet.example.org</c>; none by default.</summary>
    public IList<string> Origins { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from origin in Origins
        where !Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || origin.Contains('*', StringComparison.Ordinal)
            || $"{uri.Scheme}://{uri.Authority}" != origin
        select new ValidationResult($"Cors:Origins names \"{origin}\"; an origin is a scheme and a host in small letters without a path, e.g. https://intranet.example.org.");
}
