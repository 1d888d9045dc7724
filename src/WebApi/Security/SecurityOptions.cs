using System.ComponentModel.DataAnnotations;

namespace OrgChart.WebApi.Security;

/// <summary>Section <c>Security</c> of the configuration: which access tokens are made and accepted.</summary>
public sealed class SecurityOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Security";

    /// <summary>The folder with the keys that sign access tokens, made by <c>orgchart generate-secrets</c> or by the first start. Instances over one database share it.</summary>
    [Required]
    public string KeyFolder { get; set; } = "data/keys";

    /// <summary>The <c>iss</c> of our tokens (RFC 7519, 4.1.1).</summary>
    [Required]
    public string Issuer { get; set; } = "orgchart";

    /// <summary>The <c>aud</c> of our tokens (RFC 7519, 4.1.3).</summary>
    [Required]
    public string Audience { get; set; } = "orgchart";

    /// <summary>How long an access token is good, in minutes, 1 to 60.</summary>
    [Range(1, 60, ErrorMessage = "Security:AccessTokenMinutes is a number from 1 to 60.")]
    public int AccessTokenMinutes { get; set; } = 10;

    /// <summary>
    /// Whether the first start prints a code for the first administrator to a standard error that is no terminal: under a service manager or in a container that is a log, which others read.
    /// Only where nobody can run <c>orgchart create-user</c>.
    /// </summary>
    public bool PrintFirstCode { get; set; }

    /// <summary>Other issuers (OpenID Connect) whose access tokens are accepted.</summary>
    public IList<ExternalIssuer> ExternalIssuers { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var issuer in ExternalIssuers)
        {
            if (!names.Add(issuer.Name)) yield return new($"Security:ExternalIssuers: two have the name {issuer.Name}.");
            var wrong = new List<ValidationResult>();
            Validator.TryValidateObject(issuer, new(issuer), wrong, validateAllProperties: true);
            foreach (var one in wrong) yield return new($"Security:ExternalIssuers: {one.ErrorMessage}");
        }
    }
}

/// <summary>Another issuer whose access tokens are accepted, e.g. Microsoft Entra ID or Keycloak.</summary>
public sealed class ExternalIssuer : IValidatableObject
{
    /// <summary>A short name for it; callers are <c>x:NAME:SUBJECT</c> in the history.</summary>
    [Required]
    [RegularExpression("^[a-z0-9-]{1,20}$", ErrorMessage = "The name of an external issuer has 1 to 20 small letters, digits and dashes.")]
    public string Name { get; set; } = "";

    /// <summary>Its address, beneath which <c>.well-known/openid-configuration</c> is.</summary>
    [Required]
    [Url(ErrorMessage = "The authority of an external issuer is an address, e.g. https://login.example.org/realms/staff.")]
    public string Authority { get; set; } = "";

    /// <summary>The <c>iss</c> of its tokens; the authority when left out.</summary>
    public string? Issuer { get; set; }

    /// <summary>The <c>aud</c> that its tokens for us have.</summary>
    [Required]
    public string Audience { get; set; } = "";

    /// <summary>The claim with its roles or groups.</summary>
    [Required]
    public string RolesClaim { get; set; } = "roles";

    /// <summary>Our roles by its roles or groups, e.g. <c>editor</c>, or <c>editor@12</c> for unit 12 and all beneath it. Others give nothing.</summary>
    public IDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether its keys are only taken over HTTPS. On; switch it off only to try things out.</summary>
    public bool RequireHttps { get; set; } = true;

    /// <summary>The <c>iss</c> that its tokens have.</summary>
    internal string ExpectedIssuer => Issuer ?? Authority;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (theirs, ours) in Roles)
            if (Domain.Users.RoleGrant.Parse(ours) is not { } grant || !Application.Common.Roles.All.ContainsKey(grant.Role) || (grant.UnitId is not null && !Application.Common.Roles.OfBranches.Contains(grant.Role)))
                yield return new($"{theirs} is mapped to {ours}, which is no role of ours; known are {string.Join(", ", Application.Common.Roles.All.Keys)}.");
    }
}
