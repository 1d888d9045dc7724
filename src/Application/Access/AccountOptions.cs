using System.ComponentModel.DataAnnotations;

namespace OrgChart.Application.Access;

/// <summary>Section <c>Accounts</c> of the configuration.</summary>
public sealed class AccountOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Accounts";

    /// <summary>Whether people can make accounts for themselves. Off.</summary>
    public bool Registration { get; set; }

    /// <summary>The role of those who registered themselves.</summary>
    [AllowedValues("reader", "", ErrorMessage = "Accounts:RegistrationRole is reader, or empty for none: whoever registers himself gets nothing more.")]
    public string RegistrationRole { get; set; } = "reader";

    /// <summary>Whether the permissions users:admin and clients:admin are only given to users who signed in with a second factor. On; off in Development.</summary>
    public bool AdministratorsNeedSecondFactor { get; set; } = true;

    /// <summary>
    /// The work of hashing a password: rounds of PBKDF2-HMAC-SHA512. OWASP's Password Storage Cheat Sheet asks for 210,000 at least;
    /// 220,000 take 0.2 seconds on one core of a 2025 server.
    /// </summary>
    [Range(220_000, 10_000_000, ErrorMessage = "Accounts:HashIterations is a number from 220000 to 10000000.")]
    public int HashIterations { get; set; } = 220_000;

    /// <summary>How long a code that sets a new password is good, in minutes, 5 to 1440.</summary>
    [Range(5, 1440, ErrorMessage = "Accounts:ResetCodeMinutes is a number from 5 to 1440.")]
    public int ResetCodeMinutes { get; set; } = 60;

    /// <summary>The address of the page that people reach the server at, for links in mails, e.g. <c>https://orgchart.example.org</c>; empty leaves links out.</summary>
    public string PublicAddress { get; set; } = "";

    /// <summary>For how many days security events are kept, 1 to 3650.</summary>
    [Range(1, 3650, ErrorMessage = "Accounts:SecurityEventDays is a number from 1 to 3650.")]
    public int SecurityEventDays { get; set; } = 365;
}
