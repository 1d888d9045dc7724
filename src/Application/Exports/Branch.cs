using OrgChart.Application.Directory;
using OrgChart.Application.Employees;
using OrgChart.Application.Units;
using OrgChart.Domain.Units;

namespace OrgChart.Application.Exports;

/// <summary>Which part of the directory is wanted.</summary>
/// <param name="Top">The unit at the top; null for all departments.</param>
/// <param name="Depth">How many levels beneath the top, from 0; null for all.</param>
/// <param name="WithPeople">Whether the people of the units belong to it.</param>
public readonly record struct BranchSelection(OrgUnitId? Top, int? Depth, bool WithPeople);

/// <summary>A part of the directory as of one revision. What it holds is put together while somebody goes through it, as often as he likes, and not kept: its size does not matter.</summary>
public sealed class Branch
{
    /// <summary>The revision of the directory.</summary>
    public required long Revision { get; init; }

    /// <summary>Which part it is.</summary>
    public required BranchSelection Selection { get; init; }

    /// <summary>How the people in it are shown.</summary>
    public required EmployeeView View { get; init; }

    /// <summary>The languages of all its texts as in the header <c>Content-Language</c>.</summary>
    public required string ContentLanguage { get; init; }

    /// <summary>The units, each before those beneath it, those with the same parent in their order; none twice.</summary>
    public required IEnumerable<BranchUnit> Units { get; init; }
}

/// <summary>A unit of a branch.</summary>
public sealed class BranchUnit
{
    /// <summary>The unit.</summary>
    public required UnitAnswer Unit { get; init; }

    /// <summary>How many levels it is beneath the top of the branch, from 0.</summary>
    public required int Level { get; init; }

    /// <summary>The id of who heads the unit, as far as it can be told; else null.</summary>
    public required int? HeadId { get; init; }

    /// <summary>The people directly in the unit by surname, given name and id; none when the branch is without people.</summary>
    public required IEnumerable<EmployeeAnswer> People { get; init; }
}
