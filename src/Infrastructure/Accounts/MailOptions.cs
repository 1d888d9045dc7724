using System.ComponentModel.DataAnnotations;

namespace OrgChart.Infrastructure.Accounts;

/// <summary>Section <c>Mail</c> of the configuration: how mail is sent. Without a host and a folder none is, and codes are handed over by administrators.</summary>
public sealed class MailOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Mail";

    /// <summary>The SMTP server; empty for none.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port, 1 to 65535.</summary>
    [Range(1, 65_535, ErrorMessage = "Mail:Port is a number from 1 to 65535.")]
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection is encrypted (STARTTLS). On; switch it off only for a server on the same machine.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>The name to sign in with; empty for none.</summary>
    public string User { get; set; } = "";

    /// <summary>The password to sign in with.</summary>
    public string Password { get; set; } = "";

    /// <summary>The sender.</summary>
    [EmailAddress(ErrorMessage = "Mail:From is an e-mail address.")]
    public string From { get; set; } = "orgchart@localhost.localdomain";

    /// <summary>For development: a folder that messages are dropped into as files instead; empty for none.</summary>
    public string Folder { get; set; } = "";
}
