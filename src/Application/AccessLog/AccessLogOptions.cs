using System.ComponentModel.DataAnnotations;

namespace OrgChart.Application.AccessLog;

/// <summary>Section <c>AccessLog</c> of the configuration: whether it is written down who asked for what, and for how long it is kept.</summary>
public sealed class AccessLogOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "AccessLog";

    /// <summary>Whether requests are written down.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>For how many days an entry is kept; 1 to 3650.</summary>
    [Range(1, 3650, ErrorMessage = "AccessLog:KeptDays is a number of days from 1 to 3650.")]
    public int KeptDays { get; set; } = 30;
}
