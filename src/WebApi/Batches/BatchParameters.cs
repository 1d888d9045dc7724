using Microsoft.AspNetCore.Mvc;

namespace OrgChart.WebApi.Batches;

/// <summary>How several requests are done.</summary>
public sealed class BatchParameters
{
    /// <summary>Whether to say only what would happen.</summary>
    [FromQuery(Name = "dryRun")]
    public bool DryRun { get; init; }
}
