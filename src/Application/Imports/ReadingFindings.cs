using OrgChart.Domain.Imports;

namespace OrgChart.Application.Imports;

/// <summary>What somebody should know of a file's rows, up to as many as are kept of a load; the others are counted, so that no file makes more of them than memory holds.</summary>
public sealed class ReadingFindings
{
    /// <summary>The most findings that are kept of one load; a file of another kind would have one a row.</summary>
    public const int Max = 10_000;

    private readonly List<ImportFinding> kept = [];

    /// <summary>Those that are kept, in the order in which they came.</summary>
    public IReadOnlyList<ImportFinding> Kept => kept;

    /// <summary>How many more there were.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Adds one, or counts it.</summary>
    public void Add(ImportFinding finding)
    {
        if (kept.Count < Max) kept.Add(finding);
        else LeftOut++;
    }
}
