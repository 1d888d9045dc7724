using OrgChart.Application.Employees;

namespace OrgChart.Application.Units;

/// <summary>A unit in a chart, with what is beneath it.</summary>
public sealed class ChartNode
{
    /// <summary>The greatest depth that can be asked for, in levels.</summary>
    public const int MaxDepth = 1000;

    /// <summary>What to say of another one.</summary>
    public const string DepthError = "The depth is a number of levels from 0 to 1000; leave it out for the whole tree.";

    /// <summary>The unit's id.</summary>
    public required int Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The acronym, or null.</summary>
    public required string? Acronym { get; init; }

    /// <summary>People directly in the unit.</summary>
    public required int EmployeeCount { get; init; }

    /// <summary>People in the unit and all units beneath it.</summary>
    public required int TotalEmployeeCount { get; init; }

    /// <summary>Units directly beneath it, also where the chart is cut.</summary>
    public required int ChildCount { get; init; }

    /// <summary>Who heads the unit, as far as reporting lines, or titles where those do not tell, say it of one person; else null.</summary>
    public required ManagerReference? Head { get; init; }

    /// <summary>The units directly beneath it, by name; empty where the chart is cut.</summary>
    public required IReadOnlyList<ChartNode> Children { get; init; }
}
