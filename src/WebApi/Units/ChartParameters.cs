using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.Units;

namespace OrgChart.WebApi.Units;

/// <summary>How much of a tree is wanted.</summary>
public sealed class ChartParameters
{
    /// <summary>How many levels beneath the top; all when left out. Where the tree is cut, childCount still says how many there are.</summary>
    [FromQuery(Name = "depth")]
    [Range(0, ChartNode.MaxDepth, ErrorMessage = ChartNode.DepthError)]
    public int? Depth { get; init; }
}
