using System.ComponentModel.DataAnnotations;

namespace OrgChart.Application.Rules;

/// <summary>Section <c>Rules</c> of the configuration: the rules that come with OrgChart, and where others are.</summary>
public sealed class RuleOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Rules";

    /// <summary>How many people at most report to one person directly (span of control); off when left out.</summary>
    [Range(1, 10_000)]
    public int? MaxDirectReports { get; set; }

    /// <summary>How many levels of units there are at most, the department counted; off when left out.</summary>
    [Range(1, 1_000)]
    public int? MaxLevels { get; set; }

    /// <summary>Files of assemblies with more rules; relative ones count from the program's folder.</summary>
    public IList<string> Assemblies { get; } = [];
}
