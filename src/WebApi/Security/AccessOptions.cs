namespace OrgChart.WebApi.Security;

/// <summary>Section <c>Access</c> of the configuration: what callers see who have not signed in.</summary>
public sealed class AccessOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Access";

    /// <summary>Whether units and employees can be read without signing in. On in Development, off elsewhere.</summary>
    public bool AnonymousRead { get; set; }

    /// <summary>Whether telephone numbers, e-mail addresses and places of work are shown then. Off.</summary>
    public bool AnonymousContactData { get; set; }
}
