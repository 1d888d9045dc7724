using System.ComponentModel.DataAnnotations;

namespace OrgChart.Application.Imports;

/// <summary>Section <c>Imports:Schedule</c> of the configuration: a file that servers fetch and load by themselves.</summary>
public sealed class ScheduleOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Imports:Schedule";

    private const string Example = "https://files.example.org/directory.csv";

    /// <summary>Where the file is, e.g. <c>https://files.example.org/directory.csv</c>; empty for no loads on a schedule.</summary>
    public string SourceUrl { get; set; } = "";

    /// <summary>Hours from one turn to the next, 0.1 to 8784.</summary>
    [Range(0.1, 8784.0, ErrorMessage = "Imports:Schedule:IntervalHours is a number of hours from 0.1 to 8784, e.g. 24.")]
    public double IntervalHours { get; set; } = 24;

    /// <summary>The file's format: <c>geds</c>, <c>csv</c>, <c>xlsx</c> or <c>uk-organogram</c>.</summary>
    public string Format { get; set; } = "geds";

    /// <summary>A JSON file that says what the columns of a table mean; empty to guess each time.</summary>
    public string MappingFile { get; set; } = "";

    /// <summary>The only departments to load; empty for all.</summary>
    public IList<string> Departments { get; } = [];

    /// <summary>The hosts that the file may come from; that of <see cref="SourceUrl"/> is one of them, and so is each that it leads on to.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Whether the file may come without https from other machines than this one.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>Whether a host's name may lead to an address within the network, though never to this machine or a link-local one. An address among <see cref="AllowedHosts"/> is allowed as it stands there.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>The most bytes that are fetched.</summary>
    [Range(1L, long.MaxValue, ErrorMessage = "Imports:Schedule:MaxDownloadBytes is a number of bytes, at least 1.")]
    public long MaxDownloadBytes { get; set; } = 1L << 30;

    /// <summary>The most seconds that fetching takes, 1 to 86400.</summary>
    [Range(1, 86_400, ErrorMessage = "Imports:Schedule:TimeoutSeconds is a number of seconds from 1 to 86400.")]
    public int TimeoutSeconds { get; set; } = 600;

    /// <summary>A token that the source asks for (RFC 6750); a secret.</summary>
    public string BearerToken { get; set; } = "";

    /// <summary>The user that the source asks for (RFC 7617).</summary>
    public string User { get; set; } = "";

    /// <summary>The user's password; a secret.</summary>
    public string Password { get; set; } = "";

    /// <summary>Whether anything is loaded on a schedule.</summary>
    public bool IsOn => SourceUrl.Length > 0;

    /// <summary>From one turn to the next.</summary>
    public TimeSpan Interval => TimeSpan.FromHours(IntervalHours);

    /// <summary>Where the file is; only when <see cref="IsOn"/>.</summary>
    public Uri Address() => new(SourceUrl);

    /// <summary>Nothing here repeats the address, which may have a secret in it.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn) return [];
        return Uri.TryCreate(SourceUrl, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? [.. WrongAddress(address), .. WrongHosts(), .. WrongCredentials()]
            : [new($"Imports:Schedule:SourceUrl takes the address of a file, e.g. {Example}, or nothing for no loads on a schedule.")];
    }

    private IEnumerable<ValidationResult> WrongAddress(Uri address)
    {
        if (address.UserInfo.Length > 0) yield return new("Imports:Schedule:SourceUrl has a user in it; say him with Imports:Schedule:User and Imports:Schedule:Password.");
        if (new SourcePolicy(this).Refuse(address) is { } refusal) yield return new($"Imports:Schedule:SourceUrl is not allowed. {refusal.Message}");
    }

    private IEnumerable<ValidationResult> WrongHosts() =>
        from host in AllowedHosts
        where Uri.CheckHostName(host) == UriHostNameType.Unknown
        select new ValidationResult($"Imports:Schedule:AllowedHosts names \"{host}\"; it takes names and addresses of hosts without anything else, e.g. files.example.org.");

    private IEnumerable<ValidationResult> WrongCredentials()
    {
        if (BearerToken.Length > 0 && (User.Length > 0 || Password.Length > 0))
            yield return new("Imports:Schedule:BearerToken and Imports:Schedule:User are two ways to sign in; say one.");
        if (Password.Length > 0 && User.Length == 0) yield return new("Imports:Schedule:Password has no Imports:Schedule:User.");
        if (User.Contains(':', StringComparison.Ordinal)) yield return new("Imports:Schedule:User has a colon in it, which nobody's name can have (RFC 7617).");
        if (!BearerToken.All(letter => letter is > ' ' and < '\u007F') || (User + Password).Any(char.IsControl))
            yield return new("Imports:Schedule:BearerToken, User or Password has characters in it that cannot be sent.");
    }
}
