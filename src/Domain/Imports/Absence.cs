namespace OrgChart.Domain.Imports;

/// <summary>Somebody, or a unit, who was not in the last files and is still there, because once may be a mistake of the source.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="RecordId">The id of the employee or unit.</param>
/// <param name="Loads">In how many loads one after the other, of files that differ, it was absent, from 1.</param>
/// <param name="Digest">The digest of the rows of the last of these files.</param>
public sealed record Absence(AbsenceKind Kind, int RecordId, int Loads, long Digest);

/// <summary>What can be absent from a file.</summary>
public enum AbsenceKind
{
    /// <summary>A unit.</summary>
    Unit = 1,

    /// <summary>An employee.</summary>
    Employee = 2,
}
