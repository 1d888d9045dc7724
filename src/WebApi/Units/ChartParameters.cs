using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OrgChart.Application.Units;
using OrgChart.WebApi.Units.Drawing;

namespace OrgChart.WebApi.Units;

/// <summary>How much of a tree is wanted.</summary>
public class ChartParameters
{
    /// <summary>How many levels beneath the top; all when left out. Where the tree is cut, childCount still says how many there are.</summary>
    [FromQuery(Name = "depth")]
    [Range(0, ChartNode.MaxDepth, ErrorMessage = ChartNode.DepthError)]
    public int? Depth { get; init; }
}

/// <summary>How to draw a chart.</summary>
public sealed class DrawingParameters : ChartParameters
{
    /// <summary>Which way it grows: down, many small units standing in columns, or right.</summary>
    [FromQuery(Name = "layout")]
    [RegularExpression("^(down|right)$", ErrorMessage = "The layout is down or right.")]
    public string Layout { get; init; } = "down";

    internal ChartDirection Direction => Enum.Parse<ChartDirection>(Layout, ignoreCase: true);
}
