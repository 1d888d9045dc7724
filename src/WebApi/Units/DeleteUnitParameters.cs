using Microsoft.AspNetCore.Mvc;

namespace OrgChart.WebApi.Units;

/// <summary>What becomes of what is in a unit that is removed.</summary>
public sealed class DeleteUnitParameters
{
    /// <summary>The unit that the units beneath it and its people move to; without it, the unit must be empty.</summary>
    [FromQuery(Name = "moveContentsTo")]
    public int? MoveContentsTo { get; init; }
}
