using OrgChart.Domain.SharedKernel;

namespace OrgChart.Domain.Imports;

/// <summary>What a load found.</summary>
public sealed record ImportCounts
{
    /// <summary>Rows in the file without the header, each once, readable or not.</summary>
    public int Rows { get; init; }

    /// <summary>Rows that could not be read; each is a finding.</summary>
    public int Rejected { get; init; }

    /// <summary>Rows equal to an earlier one to the letter; they count once.</summary>
    public int Repeated { get; init; }

    /// <summary>Rows of departments that were not asked for.</summary>
    public int Skipped { get; init; }

    /// <summary>Departments the file knows.</summary>
    public int Departments { get; init; }

    /// <summary>Levels of the deepest unit the file knows; a department is level 1.</summary>
    public int Levels { get; init; }

    /// <summary>What became of the employees.</summary>
    public ChangeCounts Employees { get; init; } = new();

    /// <summary>What became of the units.</summary>
    public ChangeCounts Units { get; init; } = new();
}

/// <summary>What became of the records of one kind; each record counts once, a moved one that changed too as moved.</summary>
public sealed record ChangeCounts
{
    /// <summary>New in the file.</summary>
    public int Added { get; init; }

    /// <summary>In the same place with other details.</summary>
    public int Changed { get; init; }

    /// <summary>In another place.</summary>
    public int Moved { get; init; }

    /// <summary>No longer in the file.</summary>
    public int Removed { get; init; }

    /// <summary>As before.</summary>
    public int Unchanged { get; init; }

    /// <summary>How many the file knows.</summary>
    public int Total => Added + Changed + Moved + Unchanged;

    /// <summary>Whether the directory differs from the file.</summary>
    public bool HasDifference() => Added + Changed + Moved + Removed > 0;

    /// <summary>Counts a record that was there before and is in the file.</summary>
    public ChangeCounts Plus(SourceOutcome outcome) => outcome switch
    {
        { Moved: true } => this with { Moved = Moved + 1 },
        { Changed: true } => this with { Changed = Changed + 1 },
        _ => this with { Unchanged = Unchanged + 1 },
    };
}
